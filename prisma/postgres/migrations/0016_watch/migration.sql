CREATE TABLE "watch" (
  "cluster_id" TEXT NOT NULL PRIMARY KEY,
  "body" BYTEA NOT NULL
);

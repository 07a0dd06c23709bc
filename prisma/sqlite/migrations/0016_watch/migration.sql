CREATE TABLE "watch" (
  "cluster_id" TEXT NOT NULL PRIMARY KEY,
  "body" BLOB NOT NULL
);

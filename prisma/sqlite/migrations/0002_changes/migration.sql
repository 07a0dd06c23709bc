ALTER TABLE "cluster" ADD COLUMN "writable" BOOLEAN NOT NULL DEFAULT false;
--> statement
CREATE TABLE "change" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "cluster_id" TEXT NOT NULL,
  "at" BIGINT NOT NULL,
  "actor" TEXT,
  "subject_kind" TEXT NOT NULL,
  "subject_name" TEXT NOT NULL,
  "before" TEXT NOT NULL,
  "after" TEXT NOT NULL,
  "reason" TEXT NOT NULL,
  "state" TEXT NOT NULL,
  "error" TEXT,
  "reverts" TEXT
);
--> statement
CREATE INDEX "change_cluster_id_at_idx" ON "change"("cluster_id", "at");

CREATE TABLE "saved_offsets" (
  "change_id" TEXT NOT NULL PRIMARY KEY,
  "cluster_id" TEXT NOT NULL,
  "group_id" TEXT NOT NULL,
  "offsets" TEXT NOT NULL
);
--> statement
CREATE INDEX "saved_offsets_cluster_id_idx" ON "saved_offsets"("cluster_id");

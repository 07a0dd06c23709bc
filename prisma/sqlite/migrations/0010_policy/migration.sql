CREATE TABLE "team_mapping" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "team" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "text" TEXT NOT NULL,
  "subject_kind" TEXT NOT NULL,
  "created_at" BIGINT NOT NULL
);
--> statement
CREATE TABLE "audit_tally" (
  "cluster_id" TEXT NOT NULL,
  "resolution_ms" INTEGER NOT NULL,
  "at" BIGINT NOT NULL,
  "judged_at" BIGINT NOT NULL,
  "counts" TEXT NOT NULL,
  PRIMARY KEY ("cluster_id", "resolution_ms", "at")
);
--> statement
CREATE INDEX "audit_tally_resolution_ms_at_idx" ON "audit_tally"("resolution_ms", "at");

ALTER TABLE "acceptance" ADD COLUMN "kind" TEXT NOT NULL DEFAULT 'signed';
--> statement
CREATE TABLE "finding" (
  "cluster_id" TEXT NOT NULL,
  "finding_key" TEXT NOT NULL,
  "rule_id" TEXT NOT NULL,
  "subject_kind" TEXT NOT NULL,
  "subject_name" TEXT NOT NULL,
  "fingerprint" TEXT NOT NULL,
  "opened_at" BIGINT NOT NULL,
  "fixed_at" BIGINT,
  "body" TEXT NOT NULL,
  PRIMARY KEY ("cluster_id", "finding_key")
);
--> statement
CREATE INDEX "finding_cluster_id_fixed_at_idx" ON "finding"("cluster_id", "fixed_at");

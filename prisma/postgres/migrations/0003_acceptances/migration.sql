CREATE TABLE "acceptance" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "cluster_id" TEXT NOT NULL,
  "finding_key" TEXT NOT NULL,
  "fingerprint" TEXT NOT NULL,
  "owner" TEXT NOT NULL,
  "reason" TEXT NOT NULL,
  "ticket" TEXT,
  "created_at" BIGINT NOT NULL,
  "expires_at" BIGINT NOT NULL,
  "revoked_at" BIGINT
);
--> statement
CREATE INDEX "acceptance_cluster_id_idx" ON "acceptance"("cluster_id");

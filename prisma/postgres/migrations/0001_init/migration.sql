CREATE TABLE "cluster" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "name" TEXT NOT NULL,
  "environment" TEXT NOT NULL,
  "bootstrap" TEXT NOT NULL,
  "secrets" TEXT NOT NULL,
  "createdAt" BIGINT NOT NULL,
  "updatedAt" BIGINT NOT NULL
);
--> statement
CREATE UNIQUE INDEX "cluster_name_key" ON "cluster"("name");
--> statement
CREATE TABLE "series" (
  "id" SERIAL NOT NULL PRIMARY KEY,
  "cluster_id" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "metric" TEXT NOT NULL
);
--> statement
CREATE UNIQUE INDEX "series_cluster_id_kind_name_metric_key" ON "series"("cluster_id", "kind", "name", "metric");
--> statement
CREATE TABLE "sample" (
  "series_id" INTEGER NOT NULL,
  "resolution_ms" INTEGER NOT NULL,
  "at" BIGINT NOT NULL,
  "mean" DOUBLE PRECISION NOT NULL,
  "max" DOUBLE PRECISION NOT NULL,
  "count" INTEGER NOT NULL,
  PRIMARY KEY ("series_id", "resolution_ms", "at"),
  FOREIGN KEY ("series_id") REFERENCES "series"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
--> statement
CREATE INDEX "sample_resolution_ms_at_idx" ON "sample"("resolution_ms", "at");

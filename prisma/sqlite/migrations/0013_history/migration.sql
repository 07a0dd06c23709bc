CREATE TABLE "sample_by_time" (
  "resolution_ms" INTEGER NOT NULL,
  "at" BIGINT NOT NULL,
  "series_id" INTEGER NOT NULL,
  "mean" REAL NOT NULL,
  "max" REAL NOT NULL,
  "count" INTEGER NOT NULL,
  PRIMARY KEY ("resolution_ms", "at", "series_id")
) WITHOUT ROWID;
--> statement
INSERT INTO "sample_by_time" ("resolution_ms", "at", "series_id", "mean", "max", "count")
  SELECT "resolution_ms", "at", "series_id", "mean", "max", "count" FROM "sample" ORDER BY 1, 2, 3;
--> statement
DROP TABLE "sample";
--> statement
ALTER TABLE "sample_by_time" RENAME TO "sample";

ALTER TABLE "sample" DROP CONSTRAINT "sample_series_id_fkey";
--> statement
ALTER TABLE "sample" DROP CONSTRAINT "sample_pkey";
--> statement
DROP INDEX "sample_resolution_ms_at_idx";
--> statement
ALTER TABLE "sample" ADD PRIMARY KEY ("resolution_ms", "at", "series_id");
--> statement
ALTER TABLE "sample" SET (fillfactor = 80);

ALTER TABLE "change" ADD COLUMN "operation" TEXT NOT NULL DEFAULT 'configs';
--> statement
ALTER TABLE "change" ADD COLUMN "facts" TEXT NOT NULL DEFAULT '[]';
--> statement
ALTER TABLE "change" ADD COLUMN "batch" TEXT;

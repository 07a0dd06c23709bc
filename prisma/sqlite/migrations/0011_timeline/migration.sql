CREATE TABLE "timeline_event" (
  "cluster_id" TEXT NOT NULL,
  "id" TEXT NOT NULL,
  "at" BIGINT NOT NULL,
  "family" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "severity" TEXT NOT NULL,
  "subject_kind" TEXT NOT NULL,
  "subject_name" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "value_from" TEXT,
  "value_to" TEXT,
  "details" TEXT NOT NULL,
  "mentions" TEXT NOT NULL,
  "change_id" TEXT,
  "actor" TEXT,
  "reason" TEXT,
  PRIMARY KEY ("cluster_id", "id")
);
--> statement
CREATE INDEX "timeline_event_cluster_id_at_id_idx" ON "timeline_event"("cluster_id", "at", "id");
--> statement
CREATE INDEX "timeline_event_at_idx" ON "timeline_event"("at");
--> statement
CREATE TABLE "timeline_watch" (
  "cluster_id" TEXT NOT NULL PRIMARY KEY,
  "heard_at" BIGINT NOT NULL
);

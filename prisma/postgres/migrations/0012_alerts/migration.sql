CREATE TABLE "alert_rule" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "name" TEXT NOT NULL,
  "definition" TEXT NOT NULL,
  "created_at" BIGINT NOT NULL,
  "updated_at" BIGINT NOT NULL
);
--> statement
CREATE TABLE "alert_channel" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "name" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "settings" TEXT NOT NULL,
  "secrets" TEXT NOT NULL,
  "created_at" BIGINT NOT NULL,
  "updated_at" BIGINT NOT NULL
);
--> statement
CREATE TABLE "alert_window" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "name" TEXT NOT NULL,
  "from_at" BIGINT NOT NULL,
  "to_at" BIGINT NOT NULL,
  "scope" TEXT NOT NULL,
  "created_at" BIGINT NOT NULL
);
--> statement
CREATE TABLE "alert" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "rule_id" TEXT NOT NULL,
  "cluster_id" TEXT NOT NULL,
  "subject_kind" TEXT NOT NULL,
  "subject_name" TEXT NOT NULL,
  "aspect" TEXT NOT NULL,
  "team" TEXT,
  "phase" TEXT NOT NULL,
  "state" TEXT NOT NULL,
  "value" TEXT,
  "words" TEXT NOT NULL,
  "sampled_at" BIGINT,
  "fired_at" BIGINT,
  "resolved_at" BIGINT,
  "told_at" BIGINT,
  "told_last_at" BIGINT,
  "closed_at" BIGINT,
  "held_back" TEXT,
  "settled" BOOLEAN NOT NULL
);
--> statement
CREATE INDEX "alert_cluster_id_settled_idx" ON "alert"("cluster_id", "settled");
--> statement
CREATE INDEX "alert_cluster_id_fired_at_idx" ON "alert"("cluster_id", "fired_at");
--> statement
CREATE TABLE "alert_ack" (
  "alert_id" TEXT NOT NULL PRIMARY KEY,
  "at" BIGINT NOT NULL,
  "by" TEXT NOT NULL,
  "note" TEXT NOT NULL
);
--> statement
CREATE TABLE "alert_delivery" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "key" TEXT NOT NULL,
  "channel_id" TEXT NOT NULL,
  "cluster_id" TEXT NOT NULL,
  "rule_id" TEXT NOT NULL,
  "incident" TEXT NOT NULL,
  "message" TEXT NOT NULL,
  "state" TEXT NOT NULL,
  "attempts" INTEGER NOT NULL,
  "next_at" BIGINT NOT NULL,
  "created_at" BIGINT NOT NULL,
  "position" INTEGER NOT NULL,
  "ended_at" BIGINT,
  "error" TEXT
);
--> statement
CREATE UNIQUE INDEX "alert_delivery_key_channel_id_key" ON "alert_delivery"("key", "channel_id");
--> statement
CREATE INDEX "alert_delivery_state_created_at_idx" ON "alert_delivery"("state", "created_at");
--> statement
CREATE TABLE "lease" (
  "name" TEXT NOT NULL PRIMARY KEY,
  "holder" TEXT NOT NULL,
  "until" BIGINT NOT NULL
);

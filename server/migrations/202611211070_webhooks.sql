-- Addresses that hear of changes. Their secrets are derived from the installation's and stand nowhere.
CREATE TABLE webhooks (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL,
  url text NOT NULL,
  events text[] NOT NULL,
  created_by uuid,
  created_at timestamptz(3) NOT NULL,
  disabled_at timestamptz(3),
  note text,
  failing_since timestamptz(3),
  last_delivered_at timestamptz(3),
  CONSTRAINT webhooks_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT webhooks_maker FOREIGN KEY (workspace_id, created_by) REFERENCES members (workspace_id, id)
);
SELECT fh_tenant('webhooks');

-- One message to one webhook. Kept for 30 days, so that it can be looked at and sent again.
CREATE TABLE webhook_deliveries (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  webhook_id uuid NOT NULL,
  event_id uuid NOT NULL,
  event_name text NOT NULL,
  payload jsonb NOT NULL,
  attempts smallint NOT NULL DEFAULT 0,
  status smallint,
  problem text,
  created_at timestamptz(3) NOT NULL,
  last_tried_at timestamptz(3),
  next_try_at timestamptz(3),
  delivered_at timestamptz(3),
  failed_at timestamptz(3),
  replay_of uuid,
  CONSTRAINT webhook_deliveries_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT webhook_deliveries_webhook FOREIGN KEY (workspace_id, webhook_id) REFERENCES webhooks (workspace_id, id) ON DELETE CASCADE
);
SELECT fh_tenant('webhook_deliveries');
CREATE INDEX webhook_deliveries_newest ON webhook_deliveries (workspace_id, webhook_id, created_at DESC, id DESC);

-- A third thing that may be waiting: a message to somewhere outside.
ALTER TABLE wakeups DROP CONSTRAINT wakeups_kind;
ALTER TABLE wakeups ADD CONSTRAINT wakeups_kind CHECK (kind IN ('job', 'outbox', 'errand'));

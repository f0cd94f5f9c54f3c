-- What a workspace wants deleted by itself, and after how many days. No row: it is kept for good.
CREATE TABLE retention_rules (
  workspace_id uuid NOT NULL,
  kind text NOT NULL,
  after_days int NOT NULL CONSTRAINT retention_rules_days CHECK (after_days >= 7),
  updated_by uuid,
  updated_at timestamptz(3) NOT NULL,
  CONSTRAINT retention_rules_pk PRIMARY KEY (workspace_id, kind)
);
SELECT fh_tenant('retention_rules');

-- Archives of the whole workspace that somebody made, until they expire. Their content is in the file store.
CREATE TABLE workspace_exports (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  job_id uuid NOT NULL,
  sha256 text NOT NULL,
  size bigint NOT NULL,
  created_by uuid,
  created_at timestamptz(3) NOT NULL,
  expires_at timestamptz(3) NOT NULL,
  CONSTRAINT workspace_exports_pk PRIMARY KEY (workspace_id, id)
);
SELECT fh_tenant('workspace_exports');
CREATE INDEX workspace_exports_newest ON workspace_exports (workspace_id, created_at DESC, id DESC);

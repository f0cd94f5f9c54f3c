-- What a program proposes: an operation with its input. Nothing counts it; accepting it performs the operation.
CREATE TABLE suggestions (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  operation text NOT NULL,
  input jsonb NOT NULL,
  agent text,
  key_id uuid,
  key_name text,
  suggested_by uuid NOT NULL,
  created_at timestamptz(3) NOT NULL,
  accepted_at timestamptz(3),
  rejected_at timestamptz(3),
  decided_by uuid,
  reason text,
  result jsonb,
  CONSTRAINT suggestions_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT suggestions_once CHECK (accepted_at IS NULL OR rejected_at IS NULL),
  CONSTRAINT suggestions_member FOREIGN KEY (workspace_id, suggested_by) REFERENCES members (workspace_id, id),
  CONSTRAINT suggestions_decider FOREIGN KEY (workspace_id, decided_by) REFERENCES members (workspace_id, id)
);
SELECT fh_tenant('suggestions');
CREATE INDEX suggestions_waiting ON suggestions (workspace_id, created_at DESC, id DESC) WHERE accepted_at IS NULL AND rejected_at IS NULL;
CREATE INDEX suggestions_accepted ON suggestions (workspace_id, created_at DESC, id DESC) WHERE accepted_at IS NOT NULL;
CREATE INDEX suggestions_rejected ON suggestions (workspace_id, created_at DESC, id DESC) WHERE rejected_at IS NOT NULL;

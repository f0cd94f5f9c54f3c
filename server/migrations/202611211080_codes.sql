-- A code names a theme. Codes form a tree; what was merged away stays, archived, and names where it went.
CREATE TABLE codes (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  parent_id uuid,
  name text NOT NULL,
  name_key text NOT NULL,
  definition text NOT NULL DEFAULT '',
  when_to_use text NOT NULL DEFAULT '',
  when_not text NOT NULL DEFAULT '',
  example text NOT NULL DEFAULT '',
  colour smallint NOT NULL DEFAULT 0 CONSTRAINT codes_colour CHECK (colour BETWEEN 0 AND 7),
  -- A heading holds codes and is given to no evidence itself.
  is_heading boolean NOT NULL DEFAULT false,
  -- The code whose merge brought it below its parent; taken back with it.
  brought_by uuid,
  merged_into uuid,
  created_by uuid,
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  archived_at timestamptz(3),
  archived_by uuid,
  version int NOT NULL DEFAULT 1,
  CONSTRAINT codes_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT codes_not_below_itself CHECK (parent_id <> id),
  CONSTRAINT codes_parent FOREIGN KEY (workspace_id, parent_id) REFERENCES codes (workspace_id, id)
);
SELECT fh_tenant('codes');
CREATE UNIQUE INDEX codes_name ON codes (workspace_id, parent_id, name_key) NULLS NOT DISTINCT WHERE archived_at IS NULL;

-- One member's judgement that a code fits a piece of evidence. Two coders are two rows: agreement is counted on them.
CREATE TABLE codings (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  evidence_id uuid NOT NULL,
  code_id uuid NOT NULL,
  coded_by uuid NOT NULL,
  memo text NOT NULL DEFAULT '',
  coded_at timestamptz(3) NOT NULL,
  -- The code whose merge brought it here; taken back with it.
  brought_by uuid,
  CONSTRAINT codings_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT codings_once UNIQUE (workspace_id, evidence_id, code_id, coded_by),
  CONSTRAINT codings_evidence FOREIGN KEY (workspace_id, evidence_id) REFERENCES evidence (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT codings_code FOREIGN KEY (workspace_id, code_id) REFERENCES codes (workspace_id, id),
  CONSTRAINT codings_coder FOREIGN KEY (workspace_id, coded_by) REFERENCES members (workspace_id, id)
);
SELECT fh_tenant('codings');
CREATE INDEX codings_of_code ON codings (workspace_id, code_id, evidence_id);

-- The sound or picture of what a text says, beside it. `offset_ms` is where the text begins in it; before it, if negative.
CREATE TABLE recordings (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  text_id uuid NOT NULL,
  file_id uuid NOT NULL,
  kind text NOT NULL CONSTRAINT recordings_kind CHECK (kind IN ('sound', 'picture')),
  media_type text NOT NULL,
  offset_ms int NOT NULL DEFAULT 0,
  created_by uuid,
  created_at timestamptz(3) NOT NULL,
  CONSTRAINT recordings_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT recordings_one UNIQUE (workspace_id, text_id),
  CONSTRAINT recordings_text FOREIGN KEY (workspace_id, text_id) REFERENCES texts (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT recordings_file FOREIGN KEY (workspace_id, file_id) REFERENCES files (workspace_id, id)
);
SELECT fh_tenant('recordings');
CREATE INDEX recordings_file_of ON recordings (workspace_id, file_id);
CREATE INDEX recordings_age ON recordings (workspace_id, created_at);

-- A speaker that was found to be another one stays, so that this can be undone; its turns are the other's.
ALTER TABLE speakers ADD COLUMN merged_into uuid;
ALTER TABLE speakers ADD COLUMN merged_at timestamptz(3);

-- What was said about speakers, with what it was before: shown, and undone.
CREATE TABLE speaker_changes (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  text_id uuid NOT NULL,
  kind text NOT NULL CONSTRAINT speaker_changes_kind CHECK (kind IN ('matched', 'merged', 'split')),
  before jsonb NOT NULL,
  evidence_moved int NOT NULL DEFAULT 0,
  made_by uuid,
  made_at timestamptz(3) NOT NULL,
  undone_by uuid,
  undone_at timestamptz(3),
  CONSTRAINT speaker_changes_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT speaker_changes_text FOREIGN KEY (workspace_id, text_id) REFERENCES texts (workspace_id, id) ON DELETE CASCADE
);
SELECT fh_tenant('speaker_changes');
CREATE INDEX speaker_changes_of ON speaker_changes (workspace_id, text_id, made_at DESC);

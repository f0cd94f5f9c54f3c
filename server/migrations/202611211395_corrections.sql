-- Every version of a text says how it came to be. Steps are kept without their words, which stand in the versions themselves.
ALTER TABLE text_versions ADD COLUMN origin text NOT NULL DEFAULT 'added'
  CONSTRAINT text_versions_origin CHECK (origin IN ('added', 'corrected', 'replaced', 'restored'));
ALTER TABLE text_versions ADD COLUMN note text NOT NULL DEFAULT '';
ALTER TABLE text_versions ADD COLUMN steps jsonb NOT NULL DEFAULT '[]';
ALTER TABLE text_versions ADD COLUMN restored_number int;

-- Where the current version of a text changed the words of a highlight. The highlight stays on the version that has its words
-- until somebody has looked; one that stands on an older version and has no row here has lost its words.
CREATE TABLE carried_highlights (
  workspace_id uuid NOT NULL,
  highlight_id uuid NOT NULL,
  version_id uuid NOT NULL,
  start_turn int NOT NULL,
  start_offset int NOT NULL,
  end_turn int NOT NULL,
  end_offset int NOT NULL,
  words text NOT NULL,
  why text NOT NULL CONSTRAINT carried_highlights_why CHECK (why IN ('words', 'speaker', 'unsure')),
  carried_at timestamptz(3) NOT NULL,
  kept_at timestamptz(3),
  kept_by uuid,
  CONSTRAINT carried_highlights_pk PRIMARY KEY (workspace_id, highlight_id),
  CONSTRAINT carried_highlights_of FOREIGN KEY (workspace_id, highlight_id) REFERENCES highlights (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT carried_highlights_version FOREIGN KEY (workspace_id, version_id) REFERENCES text_versions (workspace_id, id) ON DELETE CASCADE
);
SELECT fh_tenant('carried_highlights');
CREATE INDEX carried_highlights_in ON carried_highlights (workspace_id, version_id);

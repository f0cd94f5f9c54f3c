-- What an import skipped, whom it introduced, and what taking it back spared.
ALTER TABLE imports ADD COLUMN rows_skipped int NOT NULL DEFAULT 0;
ALTER TABLE imports ADD COLUMN introductions_made int NOT NULL DEFAULT 0;
ALTER TABLE imports ADD COLUMN introductions_refused int NOT NULL DEFAULT 0;
ALTER TABLE imports ADD COLUMN people_removed int NOT NULL DEFAULT 0;
ALTER TABLE imports ADD COLUMN people_spared int NOT NULL DEFAULT 0;
ALTER TABLE imports ADD COLUMN undo_job_id uuid;
CREATE INDEX imports_newest ON imports (workspace_id, created_at DESC, id DESC);

-- Who is said to have introduced whom, until every row is read: the introducer may stand further down in the file.
CREATE TABLE import_introductions (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  import_id uuid NOT NULL,
  person_id uuid NOT NULL,
  line int NOT NULL,
  said text NOT NULL,
  cells jsonb NOT NULL,
  CONSTRAINT import_introductions_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT import_introductions_import FOREIGN KEY (workspace_id, import_id) REFERENCES imports (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT import_introductions_person FOREIGN KEY (workspace_id, person_id) REFERENCES people (workspace_id, id) ON DELETE CASCADE
);
SELECT fh_tenant('import_introductions');
CREATE INDEX import_introductions_of ON import_introductions (workspace_id, import_id, line, id);
CREATE INDEX import_introductions_person ON import_introductions (workspace_id, person_id);

-- The orders of the list of people that had no index yet.
CREATE INDEX people_by_newest ON people (workspace_id, created_at, id) WHERE archived_at IS NULL;
CREATE INDEX people_archived_by_name ON people (workspace_id, sort_key, id) WHERE archived_at IS NOT NULL;

-- Imports that pause, undo what they changed, name whom they spared, and remember how columns were mapped.
ALTER TABLE imports ADD COLUMN paused_at timestamptz(3);
ALTER TABLE imports ADD COLUMN rows_total int;
ALTER TABLE imports ADD COLUMN people_reverted int NOT NULL DEFAULT 0;
CREATE INDEX imports_file ON imports (workspace_id, file_id);

CREATE TABLE import_mappings (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL,
  signature text NOT NULL,
  headers jsonb NOT NULL,
  mapping jsonb NOT NULL,
  options jsonb NOT NULL,
  created_by uuid,
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  CONSTRAINT import_mappings_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT import_mappings_name UNIQUE (workspace_id, name)
);
SELECT fh_tenant('import_mappings');
CREATE INDEX import_mappings_signature ON import_mappings (workspace_id, signature, updated_at);

-- What other systems call a person, so that their exports find the same one again.
CREATE TABLE person_external_ids (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  external_id text COLLATE "C" NOT NULL,
  CONSTRAINT person_external_ids_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT person_external_ids_key UNIQUE (workspace_id, external_id),
  CONSTRAINT person_external_ids_person FOREIGN KEY (workspace_id, person_id) REFERENCES people (workspace_id, id) ON DELETE CASCADE
);
SELECT fh_tenant('person_external_ids');
CREATE INDEX person_external_ids_of ON person_external_ids (workspace_id, person_id);

-- Where a change of somebody we knew came from: the file, the line, what it was before, and the version it made.
CREATE TABLE import_updates (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  import_id uuid NOT NULL,
  person_id uuid NOT NULL,
  line int NOT NULL,
  before jsonb NOT NULL,
  version int NOT NULL,
  CONSTRAINT import_updates_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT import_updates_import FOREIGN KEY (workspace_id, import_id) REFERENCES imports (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT import_updates_person FOREIGN KEY (workspace_id, person_id) REFERENCES people (workspace_id, id) ON DELETE CASCADE
);
SELECT fh_tenant('import_updates');
CREATE INDEX import_updates_of ON import_updates (workspace_id, import_id, id);
CREATE INDEX import_updates_person_of ON import_updates (workspace_id, person_id);

CREATE TABLE import_spared (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  import_id uuid NOT NULL,
  person_id uuid NOT NULL,
  reason text NOT NULL CONSTRAINT import_spared_reason CHECK (reason IN ('changed', 'in_use', 'introduced_others')),
  CONSTRAINT import_spared_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT import_spared_import FOREIGN KEY (workspace_id, import_id) REFERENCES imports (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT import_spared_person FOREIGN KEY (workspace_id, person_id) REFERENCES people (workspace_id, id) ON DELETE CASCADE
);
SELECT fh_tenant('import_spared');
CREATE INDEX import_spared_of ON import_spared (workspace_id, import_id, id);
CREATE INDEX import_spared_person_of ON import_spared (workspace_id, person_id);

-- REFI-QDA projects that were brought in. `content` is the SHA-256 of the project file in it: by it the same one is recognised.
CREATE TABLE project_imports (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  job_id uuid NOT NULL,
  file_id uuid NOT NULL,
  content text NOT NULL,
  name text NOT NULL,
  origin text NOT NULL,
  counts jsonb,
  left_out jsonb NOT NULL DEFAULT '[]',
  done_at timestamptz(3),
  undo_job_id uuid,
  undone_at timestamptz(3),
  undo_kept int,
  created_by uuid,
  created_at timestamptz(3) NOT NULL,
  CONSTRAINT project_imports_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT project_imports_file FOREIGN KEY (workspace_id, file_id) REFERENCES files (workspace_id, id)
);
SELECT fh_tenant('project_imports');
CREATE INDEX project_imports_newest ON project_imports (workspace_id, created_at DESC, id DESC);
CREATE INDEX project_imports_content ON project_imports (workspace_id, content);
CREATE INDEX project_imports_file ON project_imports (workspace_id, file_id);

-- What an import made, and under which id it stood in the project: for going on after a crash and for taking it back.
CREATE TABLE project_things (
  workspace_id uuid NOT NULL,
  import_id uuid NOT NULL,
  kind text NOT NULL CONSTRAINT project_things_kind
    CHECK (kind IN ('code', 'coder', 'person', 'text', 'evidence', 'coding', 'file')),
  thing_id uuid NOT NULL,
  guid text NOT NULL DEFAULT '',
  -- False where it was here before and was only recognised.
  is_made boolean NOT NULL,
  CONSTRAINT project_things_pk PRIMARY KEY (workspace_id, import_id, kind, thing_id, guid),
  CONSTRAINT project_things_import FOREIGN KEY (workspace_id, import_id) REFERENCES project_imports (workspace_id, id) ON DELETE CASCADE
);
SELECT fh_tenant('project_things');

-- Projects that were written for another program and can be downloaded for a while.
CREATE TABLE project_exports (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  job_id uuid NOT NULL,
  name text NOT NULL,
  sha256 text NOT NULL,
  size bigint NOT NULL,
  left_out jsonb NOT NULL DEFAULT '[]',
  created_by uuid,
  created_at timestamptz(3) NOT NULL,
  expires_at timestamptz(3) NOT NULL,
  CONSTRAINT project_exports_pk PRIMARY KEY (workspace_id, id)
);
SELECT fh_tenant('project_exports');
CREATE INDEX project_exports_newest ON project_exports (workspace_id, created_at DESC, id DESC);

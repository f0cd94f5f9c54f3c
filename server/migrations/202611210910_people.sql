CREATE TABLE organisations (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL,
  name_key text COLLATE "C" NOT NULL,
  website text,
  note text NOT NULL DEFAULT '',
  import_id uuid,
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  archived_at timestamptz(3),
  CONSTRAINT organisations_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT organisations_name UNIQUE (workspace_id, name_key)
);
SELECT fh_tenant('organisations');

CREATE TABLE people (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL,
  -- What lists are sorted by: the name, folded by the application, so that its index needs no expression.
  sort_key text COLLATE "C" NOT NULL,
  pronouns text,
  organisation_id uuid,
  role_title text,
  time_zone text,
  language text,
  note text NOT NULL DEFAULT '',
  cadence_days int,
  last_touch_at timestamptz(3),
  next_touch_at timestamptz(3),
  import_id uuid,
  import_line int,
  created_by uuid,
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  archived_at timestamptz(3),
  archived_by uuid,
  version int NOT NULL DEFAULT 1,
  CONSTRAINT people_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT people_organisation FOREIGN KEY (workspace_id, organisation_id) REFERENCES organisations (workspace_id, id)
);
SELECT fh_tenant('people');
CREATE INDEX people_by_name ON people (workspace_id, sort_key, id) WHERE archived_at IS NULL;
CREATE INDEX people_by_next_touch ON people (workspace_id, next_touch_at, id) WHERE archived_at IS NULL AND next_touch_at IS NOT NULL;
CREATE INDEX people_by_last_touch ON people (workspace_id, last_touch_at, id) WHERE archived_at IS NULL;
CREATE INDEX people_by_organisation ON people (workspace_id, organisation_id);
CREATE INDEX people_by_import ON people (workspace_id, import_id);

CREATE TABLE person_emails (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  position smallint NOT NULL,
  email text NOT NULL,
  email_key text COLLATE "C" NOT NULL,
  label text,
  CONSTRAINT person_emails_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT person_emails_key UNIQUE (workspace_id, email_key),
  CONSTRAINT person_emails_person FOREIGN KEY (workspace_id, person_id) REFERENCES people (workspace_id, id) ON DELETE CASCADE
);
SELECT fh_tenant('person_emails');
CREATE INDEX person_emails_of ON person_emails (workspace_id, person_id, position);

CREATE TABLE person_phones (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  position smallint NOT NULL,
  phone text NOT NULL,
  phone_key text COLLATE "C",
  label text,
  CONSTRAINT person_phones_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT person_phones_person FOREIGN KEY (workspace_id, person_id) REFERENCES people (workspace_id, id) ON DELETE CASCADE
);
SELECT fh_tenant('person_phones');
CREATE INDEX person_phones_of ON person_phones (workspace_id, person_id, position);
CREATE INDEX person_phones_key ON person_phones (workspace_id, phone_key);

CREATE TABLE contact_types (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  type text NOT NULL,
  since date,
  until date,
  CONSTRAINT contact_types_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT contact_types_person FOREIGN KEY (workspace_id, person_id) REFERENCES people (workspace_id, id) ON DELETE CASCADE
);
SELECT fh_tenant('contact_types');
CREATE INDEX contact_types_of ON contact_types (workspace_id, person_id);
CREATE INDEX contact_types_by_type ON contact_types (workspace_id, type, person_id);

-- Who introduced whom: a person came through one other person at the most, and that makes them one voice.
CREATE TABLE referrals (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  introducer_id uuid NOT NULL,
  asked_at timestamptz(3),
  made_at timestamptz(3),
  met_at timestamptz(3),
  thanked_at timestamptz(3),
  created_at timestamptz(3) NOT NULL,
  CONSTRAINT referrals_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT referrals_person UNIQUE (workspace_id, person_id),
  CONSTRAINT referrals_not_self CHECK (person_id <> introducer_id),
  CONSTRAINT referrals_of FOREIGN KEY (workspace_id, person_id) REFERENCES people (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT referrals_by FOREIGN KEY (workspace_id, introducer_id) REFERENCES people (workspace_id, id) ON DELETE CASCADE
);
SELECT fh_tenant('referrals');
CREATE INDEX referrals_introducer ON referrals (workspace_id, introducer_id);

CREATE TABLE touchpoints (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  at timestamptz(3) NOT NULL,
  direction text NOT NULL CONSTRAINT touchpoints_direction CHECK (direction IN ('ours', 'theirs', 'both')),
  channel text NOT NULL,
  outcome text CONSTRAINT touchpoints_outcome CHECK (outcome IN ('reached', 'no_answer', 'declined')),
  minutes int,
  note text NOT NULL DEFAULT '',
  member_id uuid,
  source_kind text,
  source_id uuid,
  created_at timestamptz(3) NOT NULL,
  CONSTRAINT touchpoints_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT touchpoints_person FOREIGN KEY (workspace_id, person_id) REFERENCES people (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT touchpoints_member FOREIGN KEY (workspace_id, member_id) REFERENCES members (workspace_id, id)
);
SELECT fh_tenant('touchpoints');
CREATE INDEX touchpoints_of ON touchpoints (workspace_id, person_id, at DESC, id DESC);
CREATE INDEX touchpoints_source ON touchpoints (workspace_id, source_id);

CREATE TABLE imports (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  file_id uuid NOT NULL,
  file_name text NOT NULL,
  dialect jsonb NOT NULL,
  mapping jsonb NOT NULL,
  options jsonb NOT NULL DEFAULT '{}',
  job_id uuid,
  rows_read int NOT NULL DEFAULT 0,
  people_created int NOT NULL DEFAULT 0,
  people_updated int NOT NULL DEFAULT 0,
  rows_refused int NOT NULL DEFAULT 0,
  created_by uuid,
  created_at timestamptz(3) NOT NULL,
  finished_at timestamptz(3),
  undone_at timestamptz(3),
  undone_by uuid,
  CONSTRAINT imports_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT imports_file FOREIGN KEY (workspace_id, file_id) REFERENCES files (workspace_id, id)
);
SELECT fh_tenant('imports');

CREATE TABLE import_refusals (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  import_id uuid NOT NULL,
  line int NOT NULL,
  cells jsonb NOT NULL,
  reasons jsonb NOT NULL,
  CONSTRAINT import_refusals_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT import_refusals_import FOREIGN KEY (workspace_id, import_id) REFERENCES imports (workspace_id, id) ON DELETE CASCADE
);
SELECT fh_tenant('import_refusals');
CREATE INDEX import_refusals_of ON import_refusals (workspace_id, import_id, line);

-- Words that are hidden. Turns, highlights and evidence hold what may be read; what stood there lies in `hidden_words` alone,
-- which leaves in no archive. A redaction of a person hides a name wherever that person speaks.
CREATE TABLE redactions (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  text_id uuid,
  person_id uuid,
  kind text NOT NULL CONSTRAINT redactions_kind CHECK (kind IN ('name', 'place', 'organisation', 'number', 'other')),
  replacement text NOT NULL,
  everywhere boolean NOT NULL DEFAULT false,
  places int NOT NULL DEFAULT 0,
  created_by uuid,
  created_at timestamptz(3) NOT NULL,
  lifted_by uuid,
  lifted_at timestamptz(3),
  CONSTRAINT redactions_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT redactions_of CHECK (text_id IS NOT NULL OR person_id IS NOT NULL),
  CONSTRAINT redactions_text FOREIGN KEY (workspace_id, text_id) REFERENCES texts (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT redactions_person FOREIGN KEY (workspace_id, person_id) REFERENCES people (workspace_id, id)
);
SELECT fh_tenant('redactions');
CREATE INDEX redactions_in ON redactions (workspace_id, text_id, created_at DESC);
CREATE INDEX redactions_person ON redactions (workspace_id, person_id);

-- One place where words are hidden: in a turn of a version, in code points of what is shown; or a field of evidence.
CREATE TABLE hidden_words (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  redaction_id uuid NOT NULL,
  version_id uuid,
  turn int,
  start_offset int,
  end_offset int,
  evidence_id uuid,
  field text,
  words text NOT NULL,
  -- Highlights that began or ended within the hidden words, and where: so that lifting brings them back as they were.
  clipped jsonb NOT NULL DEFAULT '[]',
  CONSTRAINT hidden_words_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT hidden_words_redaction FOREIGN KEY (workspace_id, redaction_id) REFERENCES redactions (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT hidden_words_version FOREIGN KEY (workspace_id, version_id) REFERENCES text_versions (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT hidden_words_evidence FOREIGN KEY (workspace_id, evidence_id) REFERENCES evidence (workspace_id, id) ON DELETE CASCADE
);
SELECT fh_tenant('hidden_words');
CREATE INDEX hidden_words_redaction ON hidden_words (workspace_id, redaction_id);
CREATE INDEX hidden_words_in ON hidden_words (workspace_id, version_id, turn);
CREATE INDEX hidden_words_evidence ON hidden_words (workspace_id, evidence_id);

-- What is hidden everywhere: also in what is added later.
CREATE TABLE hidden_names (
  workspace_id uuid NOT NULL,
  redaction_id uuid NOT NULL,
  words text NOT NULL,
  CONSTRAINT hidden_names_pk PRIMARY KEY (workspace_id, redaction_id),
  CONSTRAINT hidden_names_redaction FOREIGN KEY (workspace_id, redaction_id) REFERENCES redactions (workspace_id, id) ON DELETE CASCADE
);
SELECT fh_tenant('hidden_names');

-- The file that a text came from holds what is hidden: it lies here, and nobody downloads it, as long as anything is.
CREATE TABLE sealed_files (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  version_id uuid NOT NULL,
  name text NOT NULL,
  media_type text NOT NULL,
  size bigint NOT NULL,
  sha256 text NOT NULL,
  created_by uuid,
  created_at timestamptz(3) NOT NULL,
  CONSTRAINT sealed_files_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT sealed_files_version FOREIGN KEY (workspace_id, version_id) REFERENCES text_versions (workspace_id, id) ON DELETE CASCADE
);
SELECT fh_tenant('sealed_files');
CREATE INDEX sealed_files_of ON sealed_files (workspace_id, version_id);

-- What a person is called where their words are shown without their name.
CREATE TABLE pseudonyms (
  workspace_id uuid NOT NULL,
  person_id uuid NOT NULL,
  number int NOT NULL,
  name text,
  used_since timestamptz(3),
  created_at timestamptz(3) NOT NULL,
  CONSTRAINT pseudonyms_pk PRIMARY KEY (workspace_id, person_id),
  CONSTRAINT pseudonyms_number UNIQUE (workspace_id, number),
  CONSTRAINT pseudonyms_person FOREIGN KEY (workspace_id, person_id) REFERENCES people (workspace_id, id)
);
SELECT fh_tenant('pseudonyms');

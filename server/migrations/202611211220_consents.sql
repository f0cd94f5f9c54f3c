-- What people are asked to agree to, word for word. A version that somebody has answered is never changed again.
CREATE TABLE consent_wordings (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  purpose text NOT NULL CONSTRAINT consent_wordings_purpose
    CHECK (purpose IN ('about', 'contact', 'record', 'transcribe', 'quote', 'publish', 'process_by_ai')),
  number int NOT NULL,
  words text NOT NULL,
  created_by uuid,
  created_at timestamptz(3) NOT NULL,
  used_at timestamptz(3),
  CONSTRAINT consent_wordings_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT consent_wordings_number UNIQUE (workspace_id, purpose, number),
  CONSTRAINT consent_wordings_writer FOREIGN KEY (workspace_id, created_by) REFERENCES members (workspace_id, id)
);
SELECT fh_tenant('consent_wordings');
CREATE INDEX consent_wordings_writer ON consent_wordings (workspace_id, created_by);

-- Each answer that a person gave. What holds is what nothing later has replaced; where two hold, the stricter one does.
CREATE TABLE consents (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  purpose text NOT NULL CONSTRAINT consents_purpose
    CHECK (purpose IN ('contact', 'record', 'transcribe', 'quote', 'publish', 'process_by_ai')),
  state text NOT NULL CONSTRAINT consents_state CHECK (state IN ('given', 'refused', 'withdrawn')),
  wording_id uuid,
  source text NOT NULL CONSTRAINT consents_source
    CHECK (source IN ('said', 'signed_form', 'shown_page', 'sent_page', 'booking_page', 'import', 'mail')),
  proof text NOT NULL DEFAULT '',
  proof_file_id uuid,
  answered_at timestamptz(3) NOT NULL,
  expires_at timestamptz(3),
  noted_by uuid,
  noted_at timestamptz(3) NOT NULL,
  replaced_at timestamptz(3),
  replaced_by uuid,
  CONSTRAINT consents_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT consents_person FOREIGN KEY (workspace_id, person_id) REFERENCES people (workspace_id, id),
  CONSTRAINT consents_wording FOREIGN KEY (workspace_id, wording_id) REFERENCES consent_wordings (workspace_id, id),
  CONSTRAINT consents_proof FOREIGN KEY (workspace_id, proof_file_id) REFERENCES files (workspace_id, id),
  CONSTRAINT consents_noter FOREIGN KEY (workspace_id, noted_by) REFERENCES members (workspace_id, id)
);
SELECT fh_tenant('consents');
CREATE INDEX consents_of ON consents (workspace_id, person_id, noted_at DESC, id DESC);
CREATE INDEX consents_holding ON consents (workspace_id, person_id, purpose) WHERE replaced_at IS NULL;
CREATE INDEX consents_wording ON consents (workspace_id, wording_id);
CREATE INDEX consents_proof ON consents (workspace_id, proof_file_id);
CREATE INDEX consents_noter ON consents (workspace_id, noted_by);

-- A page for one person, opened by who has its address: read what happens with the data, answer, take back.
CREATE TABLE consent_links (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  hash text NOT NULL,
  created_by uuid,
  created_at timestamptz(3) NOT NULL,
  expires_at timestamptz(3) NOT NULL,
  revoked_at timestamptz(3),
  answered_at timestamptz(3),
  CONSTRAINT consent_links_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT consent_links_hash UNIQUE (workspace_id, hash),
  CONSTRAINT consent_links_person FOREIGN KEY (workspace_id, person_id) REFERENCES people (workspace_id, id),
  CONSTRAINT consent_links_maker FOREIGN KEY (workspace_id, created_by) REFERENCES members (workspace_id, id)
);
SELECT fh_tenant('consent_links');
CREATE INDEX consent_links_of ON consent_links (workspace_id, person_id);
CREATE INDEX consent_links_maker ON consent_links (workspace_id, created_by);

-- Addresses and numbers that must not be contacted again, as keyed marks that nobody can read back.
CREATE TABLE suppressions (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  mark text COLLATE "C" NOT NULL,
  kind text NOT NULL CONSTRAINT suppressions_kind CHECK (kind IN ('email', 'phone')),
  since timestamptz(3) NOT NULL,
  CONSTRAINT suppressions_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT suppressions_mark UNIQUE (workspace_id, mark)
);
SELECT fh_tenant('suppressions');

-- Erasures that were asked for. `traces` is what is still looked for, and empty when the last of it is gone.
CREATE TABLE erasures (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  job_id uuid,
  asked_by uuid,
  asked_at timestamptz(3) NOT NULL,
  finished_at timestamptz(3),
  counts jsonb NOT NULL,
  traces jsonb,
  CONSTRAINT erasures_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT erasures_person FOREIGN KEY (workspace_id, person_id) REFERENCES people (workspace_id, id),
  CONSTRAINT erasures_asker FOREIGN KEY (workspace_id, asked_by) REFERENCES members (workspace_id, id)
);
SELECT fh_tenant('erasures');
CREATE INDEX erasures_newest ON erasures (workspace_id, asked_at DESC, id DESC);
CREATE INDEX erasures_person ON erasures (workspace_id, person_id);
CREATE INDEX erasures_asker ON erasures (workspace_id, asked_by);

-- Who looked at a person's data: one row for each member, person, day and way, however often they looked.
CREATE TABLE person_accesses (
  workspace_id uuid NOT NULL,
  person_id uuid NOT NULL,
  day date NOT NULL,
  member_id uuid NOT NULL,
  what text NOT NULL CONSTRAINT person_accesses_what CHECK (what IN ('opened', 'texts', 'copied')),
  reader text NOT NULL CONSTRAINT person_accesses_reader CHECK (reader IN ('person', 'key', 'ai')),
  CONSTRAINT person_accesses_pk PRIMARY KEY (workspace_id, person_id, day, member_id, what, reader),
  CONSTRAINT person_accesses_person FOREIGN KEY (workspace_id, person_id) REFERENCES people (workspace_id, id),
  CONSTRAINT person_accesses_member FOREIGN KEY (workspace_id, member_id) REFERENCES members (workspace_id, id)
);
SELECT fh_tenant('person_accesses');
CREATE INDEX person_accesses_day ON person_accesses (workspace_id, day);
CREATE INDEX person_accesses_member ON person_accesses (workspace_id, member_id);

-- A copy of everything about a person, as a file that is deleted after some days.
CREATE TABLE person_copies (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  file_id uuid NOT NULL,
  job_id uuid NOT NULL,
  asked_by uuid,
  created_at timestamptz(3) NOT NULL,
  CONSTRAINT person_copies_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT person_copies_person FOREIGN KEY (workspace_id, person_id) REFERENCES people (workspace_id, id),
  CONSTRAINT person_copies_file FOREIGN KEY (workspace_id, file_id) REFERENCES files (workspace_id, id),
  CONSTRAINT person_copies_asker FOREIGN KEY (workspace_id, asked_by) REFERENCES members (workspace_id, id)
);
SELECT fh_tenant('person_copies');
CREATE INDEX person_copies_of ON person_copies (workspace_id, person_id, created_at DESC, id DESC);
CREATE INDEX person_copies_file ON person_copies (workspace_id, file_id);
CREATE INDEX person_copies_asker ON person_copies (workspace_id, asked_by);

-- A person who was erased stays as a place without a name, so that counts and referrals hold.
ALTER TABLE people ADD COLUMN erased_at timestamptz(3);

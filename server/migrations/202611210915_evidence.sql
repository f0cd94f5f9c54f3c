-- A text is anything a person said or wrote, whatever recorded it; `source_*` names what did, in a domain above this one.
CREATE TABLE texts (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL CONSTRAINT texts_kind CHECK (kind IN ('transcript', 'note', 'answer', 'review', 'mail')),
  title text NOT NULL,
  source_kind text,
  source_id uuid,
  happened_at timestamptz(3) NOT NULL,
  current_version_id uuid,
  created_by uuid,
  created_at timestamptz(3) NOT NULL,
  archived_at timestamptz(3),
  CONSTRAINT texts_pk PRIMARY KEY (workspace_id, id)
);
SELECT fh_tenant('texts');
CREATE INDEX texts_source ON texts (workspace_id, source_id);

CREATE TABLE text_versions (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  text_id uuid NOT NULL,
  number int NOT NULL,
  format text NOT NULL,
  content_hash text NOT NULL,
  file_id uuid,
  turn_count int NOT NULL,
  characters int NOT NULL,
  length_ms bigint,
  created_by uuid,
  created_at timestamptz(3) NOT NULL,
  CONSTRAINT text_versions_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT text_versions_number UNIQUE (workspace_id, text_id, number),
  CONSTRAINT text_versions_text FOREIGN KEY (workspace_id, text_id) REFERENCES texts (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT text_versions_file FOREIGN KEY (workspace_id, file_id) REFERENCES files (workspace_id, id)
);
SELECT fh_tenant('text_versions');
CREATE INDEX text_versions_content ON text_versions (workspace_id, content_hash);

CREATE TABLE speakers (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  text_id uuid NOT NULL,
  label text NOT NULL,
  position smallint NOT NULL,
  person_id uuid,
  member_id uuid,
  observer_since timestamptz(3),
  CONSTRAINT speakers_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT speakers_one CHECK (person_id IS NULL OR member_id IS NULL),
  CONSTRAINT speakers_text FOREIGN KEY (workspace_id, text_id) REFERENCES texts (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT speakers_person FOREIGN KEY (workspace_id, person_id) REFERENCES people (workspace_id, id),
  CONSTRAINT speakers_member FOREIGN KEY (workspace_id, member_id) REFERENCES members (workspace_id, id)
);
SELECT fh_tenant('speakers');
CREATE INDEX speakers_of ON speakers (workspace_id, text_id, position);
CREATE INDEX speakers_person ON speakers (workspace_id, person_id);

CREATE TABLE turns (
  workspace_id uuid NOT NULL,
  version_id uuid NOT NULL,
  position int NOT NULL,
  speaker_id uuid,
  starts_ms bigint,
  ends_ms bigint,
  body text NOT NULL,
  CONSTRAINT turns_pk PRIMARY KEY (workspace_id, version_id, position),
  CONSTRAINT turns_version FOREIGN KEY (workspace_id, version_id) REFERENCES text_versions (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT turns_speaker FOREIGN KEY (workspace_id, speaker_id) REFERENCES speakers (workspace_id, id)
);
SELECT fh_tenant('turns');

-- The smallest citable unit: one person, one moment. `words` are verbatim, or a statement of what was seen or measured.
CREATE TABLE evidence (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL CONSTRAINT evidence_kind
    CHECK (kind IN ('said_opinion', 'said_past', 'said_future', 'did_observed', 'did_measured', 'committed')),
  words text NOT NULL,
  person_id uuid,
  happened_at timestamptz(3) NOT NULL,
  source_kind text,
  source_id uuid,
  note text NOT NULL DEFAULT '',
  praise smallint CONSTRAINT evidence_praise CHECK (praise BETWEEN -1 AND 1),
  commitment text CONSTRAINT evidence_commitment CHECK (commitment IN ('time', 'reputation', 'money')),
  amount_minor bigint,
  currency text,
  exponent smallint,
  suggested_by text,
  accepted_at timestamptz(3),
  accepted_by uuid,
  created_by uuid,
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  withdrawn_at timestamptz(3),
  withdrawn_by uuid,
  version int NOT NULL DEFAULT 1,
  CONSTRAINT evidence_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT evidence_committed CHECK ((kind = 'committed') = (commitment IS NOT NULL)),
  CONSTRAINT evidence_money CHECK ((amount_minor IS NULL) = (currency IS NULL) AND (amount_minor IS NULL) = (exponent IS NULL)),
  CONSTRAINT evidence_person FOREIGN KEY (workspace_id, person_id) REFERENCES people (workspace_id, id)
);
SELECT fh_tenant('evidence');
CREATE INDEX evidence_newest ON evidence (workspace_id, happened_at DESC, id DESC) WHERE withdrawn_at IS NULL;
CREATE INDEX evidence_by_kind ON evidence (workspace_id, kind, happened_at DESC, id DESC) WHERE withdrawn_at IS NULL;
CREATE INDEX evidence_of_person ON evidence (workspace_id, person_id, happened_at DESC);
CREATE INDEX evidence_source ON evidence (workspace_id, source_id);

-- Which members were there. Nobody: relayed.
CREATE TABLE evidence_hearers (
  workspace_id uuid NOT NULL,
  evidence_id uuid NOT NULL,
  member_id uuid NOT NULL,
  CONSTRAINT evidence_hearers_pk PRIMARY KEY (workspace_id, evidence_id, member_id),
  CONSTRAINT evidence_hearers_evidence FOREIGN KEY (workspace_id, evidence_id) REFERENCES evidence (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT evidence_hearers_member FOREIGN KEY (workspace_id, member_id) REFERENCES members (workspace_id, id)
);
SELECT fh_tenant('evidence_hearers');
CREATE INDEX evidence_hearers_member ON evidence_hearers (workspace_id, member_id);

-- A range in a text version: turn positions and code points, end exclusive. It makes one piece of evidence.
CREATE TABLE highlights (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  version_id uuid NOT NULL,
  start_turn int NOT NULL,
  start_offset int NOT NULL,
  end_turn int NOT NULL,
  end_offset int NOT NULL,
  words text NOT NULL,
  evidence_id uuid NOT NULL,
  created_by uuid,
  created_at timestamptz(3) NOT NULL,
  CONSTRAINT highlights_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT highlights_evidence UNIQUE (workspace_id, evidence_id),
  CONSTRAINT highlights_version FOREIGN KEY (workspace_id, version_id) REFERENCES text_versions (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT highlights_makes FOREIGN KEY (workspace_id, evidence_id) REFERENCES evidence (workspace_id, id) ON DELETE CASCADE
);
SELECT fh_tenant('highlights');
CREATE INDEX highlights_of ON highlights (workspace_id, version_id, start_turn);

CREATE TABLE claims (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  sentence text NOT NULL,
  kind text NOT NULL CONSTRAINT claims_kind
    CHECK (kind IN ('assumption', 'insight', 'need', 'trait', 'moment', 'benefit', 'reason')),
  scope_contact_types text[] NOT NULL DEFAULT '{}',
  scope_organisations uuid[] NOT NULL DEFAULT '{}',
  -- How much is lost if it is wrong: 1 little, 2 much, 3 everything.
  stakes smallint NOT NULL DEFAULT 2 CONSTRAINT claims_stakes CHECK (stakes BETWEEN 1 AND 3),
  source_kind text,
  source_id uuid,
  rung smallint NOT NULL DEFAULT 1 CONSTRAINT claims_rung CHECK (rung BETWEEN 1 AND 5),
  standing jsonb NOT NULL DEFAULT '{}',
  assessed_at timestamptz(3),
  reassess_at timestamptz(3),
  created_by uuid,
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  archived_at timestamptz(3),
  archived_by uuid,
  version int NOT NULL DEFAULT 1,
  CONSTRAINT claims_pk PRIMARY KEY (workspace_id, id)
);
SELECT fh_tenant('claims');
CREATE INDEX claims_by_risk ON claims (workspace_id, rung, stakes DESC, id) WHERE archived_at IS NULL;
CREATE INDEX claims_newest ON claims (workspace_id, created_at DESC, id DESC) WHERE archived_at IS NULL;
CREATE INDEX claims_source ON claims (workspace_id, source_id);
CREATE INDEX claims_to_reassess ON claims (workspace_id, reassess_at) WHERE archived_at IS NULL AND reassess_at IS NOT NULL;

CREATE TABLE citations (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  claim_id uuid NOT NULL,
  evidence_id uuid NOT NULL,
  stance text NOT NULL CONSTRAINT citations_stance CHECK (stance IN ('supports', 'contradicts')),
  cited_by uuid,
  cited_at timestamptz(3) NOT NULL,
  answer text,
  answered_at timestamptz(3),
  answered_by uuid,
  CONSTRAINT citations_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT citations_once UNIQUE (workspace_id, claim_id, evidence_id),
  CONSTRAINT citations_claim FOREIGN KEY (workspace_id, claim_id) REFERENCES claims (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT citations_evidence FOREIGN KEY (workspace_id, evidence_id) REFERENCES evidence (workspace_id, id) ON DELETE CASCADE
);
SELECT fh_tenant('citations');
CREATE INDEX citations_of_evidence ON citations (workspace_id, evidence_id);

-- What members, and people we know, know from having been there. An organisation is meant by its name, so that the
-- entry meets the organisation whenever that is added.
CREATE TABLE know_how (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  member_id uuid,
  person_id uuid,
  kind text NOT NULL CONSTRAINT know_how_kind CHECK (kind IN ('worked_at', 'knows_people_at', 'industry', 'role', 'topic')),
  what text NOT NULL,
  what_key text COLLATE "C" NOT NULL,
  since_year smallint,
  until_year smallint,
  note text NOT NULL DEFAULT '',
  created_at timestamptz(3) NOT NULL,
  created_by uuid,
  version int NOT NULL DEFAULT 1,
  CONSTRAINT know_how_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT know_how_whose CHECK ((member_id IS NULL) <> (person_id IS NULL)),
  CONSTRAINT know_how_of_member UNIQUE (workspace_id, member_id, kind, what_key),
  CONSTRAINT know_how_of_person UNIQUE (workspace_id, person_id, kind, what_key),
  CONSTRAINT know_how_member FOREIGN KEY (workspace_id, member_id) REFERENCES members (workspace_id, id),
  CONSTRAINT know_how_person FOREIGN KEY (workspace_id, person_id) REFERENCES people (workspace_id, id) ON DELETE CASCADE
);
SELECT fh_tenant('know_how');
CREATE INDEX know_how_by_what ON know_how (workspace_id, what_key, id);

-- Whom we wish to be introduced to, whom we asked, and what came of it. Several for one person; a referral says through
-- whom they came in the end.
CREATE TABLE introduction_requests (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  state text NOT NULL CONSTRAINT introduction_requests_state CHECK (state IN ('wished', 'asked', 'made', 'met', 'thanked', 'declined', 'silent', 'dropped')),
  wanted text NOT NULL DEFAULT '',
  person_id uuid,
  organisation_id uuid,
  introducer_id uuid,
  member_id uuid,
  wording text NOT NULL DEFAULT '',
  asked_at timestamptz(3),
  remind_at timestamptz(3),
  made_at timestamptz(3),
  met_at timestamptz(3),
  thanked_at timestamptz(3),
  closed_at timestamptz(3),
  created_at timestamptz(3) NOT NULL,
  created_by uuid,
  version int NOT NULL DEFAULT 1,
  CONSTRAINT introduction_requests_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT introduction_requests_person FOREIGN KEY (workspace_id, person_id) REFERENCES people (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT introduction_requests_introducer FOREIGN KEY (workspace_id, introducer_id) REFERENCES people (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT introduction_requests_organisation FOREIGN KEY (workspace_id, organisation_id) REFERENCES organisations (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT introduction_requests_member FOREIGN KEY (workspace_id, member_id) REFERENCES members (workspace_id, id)
);
SELECT fh_tenant('introduction_requests');
CREATE INDEX introduction_requests_newest ON introduction_requests (workspace_id, created_at, id);
CREATE INDEX introduction_requests_by_state ON introduction_requests (workspace_id, state, created_at, id);
CREATE INDEX introduction_requests_due ON introduction_requests (workspace_id, remind_at, id) WHERE state = 'asked';
CREATE INDEX introduction_requests_thanks ON introduction_requests (workspace_id, met_at, id) WHERE state = 'met';
CREATE INDEX introduction_requests_of_person ON introduction_requests (workspace_id, person_id, created_at);
CREATE INDEX introduction_requests_by_introducer ON introduction_requests (workspace_id, introducer_id, created_at);
CREATE INDEX introduction_requests_at ON introduction_requests (workspace_id, organisation_id, created_at);
CREATE INDEX introduction_requests_by_member ON introduction_requests (workspace_id, member_id, created_at);

-- Thanks that are due, and who brings whom: both read along an index alone.
CREATE INDEX referrals_thanks ON referrals (workspace_id, met_at, id) WHERE met_at IS NOT NULL AND thanked_at IS NULL;
CREATE INDEX referrals_brought ON referrals (workspace_id, introducer_id, met_at) WHERE made_at IS NOT NULL;

-- The way in to an organisation: those we have talked with, the latest first. Most people never were, so it stays small.
CREATE INDEX people_ways_in ON people (workspace_id, organisation_id, last_touch_at, id)
  WHERE last_touch_at IS NOT NULL AND archived_at IS NULL;

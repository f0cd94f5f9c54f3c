-- What a study is after beside its questions, and in which of its states it is. `closed_at` stays what closes it.
ALTER TABLE studies ADD COLUMN stage text NOT NULL DEFAULT 'planned';
ALTER TABLE studies ADD COLUMN channels text[] NOT NULL DEFAULT '{}';
ALTER TABLE studies ADD COLUMN synthesis text NOT NULL DEFAULT '';
ALTER TABLE studies ADD COLUMN version int NOT NULL DEFAULT 1;
CREATE INDEX studies_open ON studies (workspace_id, created_at DESC, id DESC) WHERE closed_at IS NULL;

-- Who moved a study into which state, and when. Rows are only added.
CREATE TABLE study_stages (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  study_id uuid NOT NULL,
  stage text NOT NULL,
  moved_by uuid,
  moved_at timestamptz(3) NOT NULL,
  CONSTRAINT study_stages_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT study_stages_study FOREIGN KEY (workspace_id, study_id) REFERENCES studies (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT study_stages_member FOREIGN KEY (workspace_id, moved_by) REFERENCES members (workspace_id, id)
);
SELECT fh_tenant('study_stages');
CREATE INDEX study_stages_of ON study_stages (workspace_id, study_id, moved_at);
CREATE INDEX study_stages_member ON study_stages (workspace_id, moved_by);

-- Claims that a study puts at stake, and those that its synthesis cites.
CREATE TABLE study_claims (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  study_id uuid NOT NULL,
  claim_id uuid NOT NULL,
  part text NOT NULL,
  added_by uuid,
  added_at timestamptz(3) NOT NULL,
  CONSTRAINT study_claims_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT study_claims_once UNIQUE (workspace_id, study_id, part, claim_id),
  CONSTRAINT study_claims_study FOREIGN KEY (workspace_id, study_id) REFERENCES studies (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT study_claims_claim FOREIGN KEY (workspace_id, claim_id) REFERENCES claims (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT study_claims_member FOREIGN KEY (workspace_id, added_by) REFERENCES members (workspace_id, id)
);
SELECT fh_tenant('study_claims');
CREATE INDEX study_claims_claim ON study_claims (workspace_id, claim_id);
CREATE INDEX study_claims_member ON study_claims (workspace_id, added_by);

-- Whom a study wants to talk to: a filter over people, or a saved list.
CREATE TABLE study_segments (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  study_id uuid NOT NULL,
  name text NOT NULL,
  filter jsonb,
  list_id uuid,
  position smallint NOT NULL,
  CONSTRAINT study_segments_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT study_segments_study FOREIGN KEY (workspace_id, study_id) REFERENCES studies (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT study_segments_list FOREIGN KEY (workspace_id, list_id) REFERENCES person_lists (workspace_id, id) ON DELETE CASCADE
);
SELECT fh_tenant('study_segments');
CREATE INDEX study_segments_of ON study_segments (workspace_id, study_id, position);
CREATE INDEX study_segments_list ON study_segments (workspace_id, list_id);

-- Somebody put the alarm of a study off, and said why.
CREATE TABLE study_delays (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  study_id uuid NOT NULL,
  until timestamptz(3) NOT NULL,
  reason text NOT NULL,
  put_off_by uuid,
  put_off_at timestamptz(3) NOT NULL,
  CONSTRAINT study_delays_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT study_delays_study FOREIGN KEY (workspace_id, study_id) REFERENCES studies (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT study_delays_member FOREIGN KEY (workspace_id, put_off_by) REFERENCES members (workspace_id, id)
);
SELECT fh_tenant('study_delays');
CREATE INDEX study_delays_of ON study_delays (workspace_id, study_id, until DESC);
CREATE INDEX study_delays_member ON study_delays (workspace_id, put_off_by);

-- One row a workspace: when a study is too quiet, and how often a person may be asked.
CREATE TABLE recruiting_settings (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  rules jsonb NOT NULL,
  version int NOT NULL DEFAULT 1,
  changed_by uuid,
  changed_at timestamptz(3) NOT NULL,
  CONSTRAINT recruiting_settings_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT recruiting_settings_member FOREIGN KEY (workspace_id, changed_by) REFERENCES members (workspace_id, id)
);
SELECT fh_tenant('recruiting_settings');
CREATE INDEX recruiting_settings_member ON recruiting_settings (workspace_id, changed_by);

-- Somebody whom a study wants to hear, and how far that has come. Each time is when a step was first reached.
CREATE TABLE recruits (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  study_id uuid NOT NULL,
  person_id uuid NOT NULL,
  channel text,
  why text NOT NULL DEFAULT '',
  step text NOT NULL,
  found_at timestamptz(3) NOT NULL,
  asked_at timestamptz(3),
  agreed_at timestamptz(3),
  scheduled_at timestamptz(3),
  met_at timestamptz(3),
  learned_at timestamptz(3),
  declined_at timestamptz(3),
  no_show_at timestamptz(3),
  removed_at timestamptz(3),
  overridden_at timestamptz(3),
  overridden_by uuid,
  override_reason text NOT NULL DEFAULT '',
  added_by uuid,
  updated_at timestamptz(3) NOT NULL,
  version int NOT NULL DEFAULT 1,
  CONSTRAINT recruits_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT recruits_once UNIQUE (workspace_id, study_id, person_id),
  CONSTRAINT recruits_study FOREIGN KEY (workspace_id, study_id) REFERENCES studies (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT recruits_person FOREIGN KEY (workspace_id, person_id) REFERENCES people (workspace_id, id),
  CONSTRAINT recruits_overrider FOREIGN KEY (workspace_id, overridden_by) REFERENCES members (workspace_id, id),
  CONSTRAINT recruits_adder FOREIGN KEY (workspace_id, added_by) REFERENCES members (workspace_id, id)
);
SELECT fh_tenant('recruits');
CREATE INDEX recruits_of ON recruits (workspace_id, study_id, step, updated_at DESC, id DESC);
CREATE INDEX recruits_newest ON recruits (workspace_id, study_id, updated_at DESC, id DESC);
CREATE INDEX recruits_person ON recruits (workspace_id, person_id);
CREATE INDEX recruits_overrider ON recruits (workspace_id, overridden_by);
CREATE INDEX recruits_adder ON recruits (workspace_id, added_by);

-- Every step that was taken, forward or back. Rows are only added.
CREATE TABLE recruit_steps (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  recruit_id uuid NOT NULL,
  step text NOT NULL,
  at timestamptz(3) NOT NULL,
  note text NOT NULL DEFAULT '',
  source_kind text,
  source_id uuid,
  moved_by uuid,
  moved_at timestamptz(3) NOT NULL,
  CONSTRAINT recruit_steps_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT recruit_steps_recruit FOREIGN KEY (workspace_id, recruit_id) REFERENCES recruits (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT recruit_steps_member FOREIGN KEY (workspace_id, moved_by) REFERENCES members (workspace_id, id)
);
SELECT fh_tenant('recruit_steps');
CREATE INDEX recruit_steps_of ON recruit_steps (workspace_id, recruit_id, moved_at);
CREATE INDEX recruit_steps_member ON recruit_steps (workspace_id, moved_by);

-- How many people of a kind a study wants. `match` says who belongs; a cell that asks for nothing holds everybody.
CREATE TABLE quota_cells (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  study_id uuid NOT NULL,
  position smallint NOT NULL,
  match jsonb NOT NULL,
  wanted int NOT NULL,
  is_hard boolean NOT NULL,
  CONSTRAINT quota_cells_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT quota_cells_study FOREIGN KEY (workspace_id, study_id) REFERENCES studies (workspace_id, id) ON DELETE CASCADE
);
SELECT fh_tenant('quota_cells');
CREATE INDEX quota_cells_of ON quota_cells (workspace_id, study_id, position);

-- A place in a cell: held until it expires, counted for good, or given back.
CREATE TABLE quota_places (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  cell_id uuid NOT NULL,
  holder_kind text NOT NULL,
  holder_id uuid NOT NULL,
  reserved_at timestamptz(3) NOT NULL,
  expires_at timestamptz(3) NOT NULL,
  counted_at timestamptz(3),
  CONSTRAINT quota_places_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT quota_places_once UNIQUE (workspace_id, cell_id, holder_id),
  CONSTRAINT quota_places_cell FOREIGN KEY (workspace_id, cell_id) REFERENCES quota_cells (workspace_id, id) ON DELETE CASCADE
);
SELECT fh_tenant('quota_places');
CREATE INDEX quota_places_holder ON quota_places (workspace_id, holder_id);

-- Questions that find out whether somebody fits a study.
CREATE TABLE screeners (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  study_id uuid NOT NULL,
  number int NOT NULL,
  opened_at timestamptz(3),
  closed_at timestamptz(3),
  closed_by uuid,
  closed_why text,
  version int NOT NULL DEFAULT 1,
  CONSTRAINT screeners_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT screeners_of UNIQUE (workspace_id, study_id),
  CONSTRAINT screeners_study FOREIGN KEY (workspace_id, study_id) REFERENCES studies (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT screeners_closer FOREIGN KEY (workspace_id, closed_by) REFERENCES members (workspace_id, id)
);
SELECT fh_tenant('screeners');
CREATE INDEX screeners_closer ON screeners (workspace_id, closed_by);

-- Who began with one version finishes with it, whatever is changed meanwhile.
CREATE TABLE screener_versions (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  screener_id uuid NOT NULL,
  number int NOT NULL,
  content jsonb NOT NULL,
  written_by uuid,
  written_at timestamptz(3) NOT NULL,
  CONSTRAINT screener_versions_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT screener_versions_number UNIQUE (workspace_id, screener_id, number),
  CONSTRAINT screener_versions_screener FOREIGN KEY (workspace_id, screener_id) REFERENCES screeners (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT screener_versions_member FOREIGN KEY (workspace_id, written_by) REFERENCES members (workspace_id, id)
);
SELECT fh_tenant('screener_versions');
CREATE INDEX screener_versions_member ON screener_versions (workspace_id, written_by);

-- Addresses under which a screener is answered without an account; only a hash of the secret is kept.
CREATE TABLE screener_links (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  screener_id uuid NOT NULL,
  channel text NOT NULL,
  label text NOT NULL,
  hash text NOT NULL,
  created_by uuid,
  created_at timestamptz(3) NOT NULL,
  expires_at timestamptz(3) NOT NULL,
  revoked_at timestamptz(3),
  CONSTRAINT screener_links_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT screener_links_hash UNIQUE (workspace_id, hash),
  CONSTRAINT screener_links_screener FOREIGN KEY (workspace_id, screener_id) REFERENCES screeners (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT screener_links_maker FOREIGN KEY (workspace_id, created_by) REFERENCES members (workspace_id, id)
);
SELECT fh_tenant('screener_links');
CREATE INDEX screener_links_of ON screener_links (workspace_id, screener_id, created_at DESC);
CREATE INDEX screener_links_maker ON screener_links (workspace_id, created_by);

-- One time that somebody filled a screener in: a draft until it is sent. Nobody's name unless they fit and agreed.
CREATE TABLE screener_answers (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  screener_id uuid NOT NULL,
  number int NOT NULL,
  link_id uuid,
  channel text,
  draft_hash text,
  person_id uuid,
  recruit_id uuid,
  answers jsonb NOT NULL DEFAULT '{}',
  outcome text,
  why text,
  started_at timestamptz(3) NOT NULL,
  saved_at timestamptz(3) NOT NULL,
  sent_at timestamptz(3),
  filled_in_by uuid,
  CONSTRAINT screener_answers_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT screener_answers_draft UNIQUE (workspace_id, screener_id, draft_hash),
  CONSTRAINT screener_answers_screener FOREIGN KEY (workspace_id, screener_id) REFERENCES screeners (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT screener_answers_link FOREIGN KEY (workspace_id, link_id) REFERENCES screener_links (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT screener_answers_person FOREIGN KEY (workspace_id, person_id) REFERENCES people (workspace_id, id),
  CONSTRAINT screener_answers_recruit FOREIGN KEY (workspace_id, recruit_id) REFERENCES recruits (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT screener_answers_member FOREIGN KEY (workspace_id, filled_in_by) REFERENCES members (workspace_id, id)
);
SELECT fh_tenant('screener_answers');
CREATE INDEX screener_answers_newest ON screener_answers (workspace_id, screener_id, started_at DESC, id DESC);
CREATE INDEX screener_answers_link ON screener_answers (workspace_id, link_id);
CREATE INDEX screener_answers_person ON screener_answers (workspace_id, person_id);
CREATE INDEX screener_answers_recruit ON screener_answers (workspace_id, recruit_id);
CREATE INDEX screener_answers_member ON screener_answers (workspace_id, filled_in_by);

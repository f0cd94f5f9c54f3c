-- Somebody may say yes. A touch can be mended, so two who mend it must notice each other.
ALTER TABLE touchpoints DROP CONSTRAINT touchpoints_outcome;
ALTER TABLE touchpoints ADD CONSTRAINT touchpoints_outcome
  CHECK (outcome IN ('reached', 'no_answer', 'declined', 'yes'));
ALTER TABLE touchpoints ADD COLUMN version int NOT NULL DEFAULT 1;
CREATE INDEX touchpoints_newest ON touchpoints (workspace_id, at DESC, id DESC);
CREATE INDEX touchpoints_of_member ON touchpoints (workspace_id, member_id, at DESC);

-- What somebody decided about the next touch, and when: next_touch_at is computed from this, the cadence and the touches.
-- A decision without a day means: not planned.
ALTER TABLE people ADD COLUMN snoozed_at timestamptz(3);
ALTER TABLE people ADD COLUMN snoozed_until timestamptz(3);

-- Ways to reach people that a workspace has of its own, beside the usual ones.
CREATE TABLE touch_channels (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  key text COLLATE "C" NOT NULL,
  name text NOT NULL,
  created_by uuid,
  created_at timestamptz(3) NOT NULL,
  archived_at timestamptz(3),
  CONSTRAINT touch_channels_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT touch_channels_key UNIQUE (workspace_id, key),
  CONSTRAINT touch_channels_maker FOREIGN KEY (workspace_id, created_by) REFERENCES members (workspace_id, id)
);
SELECT fh_tenant('touch_channels');

-- How often people of a contact type are talked to, unless said otherwise of a person.
CREATE TABLE cadence_defaults (
  workspace_id uuid NOT NULL,
  type text COLLATE "C" NOT NULL,
  days int NOT NULL CONSTRAINT cadence_defaults_days CHECK (days BETWEEN 1 AND 3650),
  updated_by uuid,
  updated_at timestamptz(3) NOT NULL,
  CONSTRAINT cadence_defaults_pk PRIMARY KEY (workspace_id, type),
  CONSTRAINT cadence_defaults_member FOREIGN KEY (workspace_id, updated_by) REFERENCES members (workspace_id, id)
);
SELECT fh_tenant('cadence_defaults');

-- Something that a member is to do. due_at is the first moment of the day, or the time where one is given; sort_at is
-- due_at, or the moment until which it is put off, or far away where there is neither.
CREATE TABLE tasks (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  title text NOT NULL,
  note text NOT NULL DEFAULT '',
  person_id uuid,
  organisation_id uuid,
  assignee_id uuid,
  due_day date,
  due_time text,
  time_zone text,
  due_at timestamptz(3),
  snoozed_until timestamptz(3),
  sort_at timestamptz(3) NOT NULL,
  done_at timestamptz(3),
  done_by uuid,
  created_by uuid,
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  version int NOT NULL DEFAULT 1,
  CONSTRAINT tasks_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT tasks_person FOREIGN KEY (workspace_id, person_id) REFERENCES people (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT tasks_organisation FOREIGN KEY (workspace_id, organisation_id) REFERENCES organisations (workspace_id, id),
  CONSTRAINT tasks_assignee FOREIGN KEY (workspace_id, assignee_id) REFERENCES members (workspace_id, id),
  CONSTRAINT tasks_time CHECK ((due_day IS NULL) = (due_at IS NULL) AND (due_time IS NULL OR due_day IS NOT NULL))
);
SELECT fh_tenant('tasks');
CREATE INDEX tasks_open ON tasks (workspace_id, sort_at, id) WHERE done_at IS NULL;
CREATE INDEX tasks_open_of_member ON tasks (workspace_id, assignee_id, sort_at, id) WHERE done_at IS NULL;
CREATE INDEX tasks_done ON tasks (workspace_id, done_at DESC, id DESC) WHERE done_at IS NOT NULL;
CREATE INDEX tasks_of_assignee ON tasks (workspace_id, assignee_id);
CREATE INDEX tasks_of_person ON tasks (workspace_id, person_id);
CREATE INDEX tasks_of_organisation ON tasks (workspace_id, organisation_id);

-- When and where a member wants the mail of the day, and in which zone their days begin.
CREATE TABLE digest_settings (
  workspace_id uuid NOT NULL,
  member_id uuid NOT NULL,
  time_zone text NOT NULL,
  every text NOT NULL CONSTRAINT digest_settings_every CHECK (every IN ('never', 'day', 'workday', 'week')),
  hour smallint NOT NULL CONSTRAINT digest_settings_hour CHECK (hour BETWEEN 0 AND 23),
  weekday smallint NOT NULL CONSTRAINT digest_settings_weekday CHECK (weekday BETWEEN 1 AND 7),
  job_id uuid,
  updated_at timestamptz(3) NOT NULL,
  CONSTRAINT digest_settings_pk PRIMARY KEY (workspace_id, member_id),
  CONSTRAINT digest_settings_member FOREIGN KEY (workspace_id, member_id) REFERENCES members (workspace_id, id)
);
SELECT fh_tenant('digest_settings');

-- One row per member and day, written before the mail leaves: whatever is killed, no second mail goes out.
CREATE TABLE digests (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  member_id uuid NOT NULL,
  day date NOT NULL,
  state text NOT NULL CONSTRAINT digests_state CHECK (state IN ('sending', 'sent', 'empty', 'failed', 'unknown')),
  items int NOT NULL,
  problem text,
  created_at timestamptz(3) NOT NULL,
  sent_at timestamptz(3),
  CONSTRAINT digests_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT digests_once UNIQUE (workspace_id, member_id, day),
  CONSTRAINT digests_member FOREIGN KEY (workspace_id, member_id) REFERENCES members (workspace_id, id)
);
SELECT fh_tenant('digests');

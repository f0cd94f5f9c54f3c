-- Pipelines: stages that people pass through on the way to a yes or a no. Nothing here copies a person.
CREATE TABLE pipelines (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL,
  name_key text COLLATE "C" NOT NULL,
  created_by uuid,
  created_at timestamptz(3) NOT NULL,
  archived_at timestamptz(3),
  version int NOT NULL DEFAULT 1,
  CONSTRAINT pipelines_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT pipelines_name UNIQUE (workspace_id, name_key)
);
SELECT fh_tenant('pipelines');

-- An archived stage takes no more entries and keeps its history.
CREATE TABLE pipeline_stages (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  pipeline_id uuid NOT NULL,
  name text NOT NULL,
  position smallint NOT NULL,
  goal text NOT NULL CONSTRAINT pipeline_stages_goal CHECK (goal IN ('open', 'won', 'lost')),
  limit_days int,
  quota int,
  archived_at timestamptz(3),
  CONSTRAINT pipeline_stages_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT pipeline_stages_pipeline FOREIGN KEY (workspace_id, pipeline_id) REFERENCES pipelines (workspace_id, id) ON DELETE CASCADE
);
SELECT fh_tenant('pipeline_stages');
CREATE INDEX pipeline_stages_of ON pipeline_stages (workspace_id, pipeline_id, position);

CREATE TABLE lost_reasons (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL,
  name_key text COLLATE "C" NOT NULL,
  created_at timestamptz(3) NOT NULL,
  archived_at timestamptz(3),
  CONSTRAINT lost_reasons_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT lost_reasons_name UNIQUE (workspace_id, name_key)
);
SELECT fh_tenant('lost_reasons');

CREATE TABLE member_sales_roles (
  workspace_id uuid NOT NULL,
  member_id uuid NOT NULL,
  role text NOT NULL,
  since timestamptz(3) NOT NULL,
  CONSTRAINT member_sales_roles_pk PRIMARY KEY (workspace_id, member_id, role),
  CONSTRAINT member_sales_roles_member FOREIGN KEY (workspace_id, member_id) REFERENCES members (workspace_id, id)
);
SELECT fh_tenant('member_sales_roles');

-- People who may become entries, apart from the pipeline, so that a campaign does not fill it.
CREATE TABLE prospects (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  pipeline_id uuid NOT NULL,
  person_id uuid NOT NULL,
  note text NOT NULL DEFAULT '',
  added_by uuid,
  added_at timestamptz(3) NOT NULL,
  left_at timestamptz(3),
  left_by uuid,
  CONSTRAINT prospects_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT prospects_pipeline FOREIGN KEY (workspace_id, pipeline_id) REFERENCES pipelines (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT prospects_person FOREIGN KEY (workspace_id, person_id) REFERENCES people (workspace_id, id) ON DELETE CASCADE
);
SELECT fh_tenant('prospects');
CREATE UNIQUE INDEX prospects_once ON prospects (workspace_id, pipeline_id, person_id) WHERE left_at IS NULL;
CREATE INDEX prospects_newest ON prospects (workspace_id, pipeline_id, added_at DESC, id DESC) WHERE left_at IS NULL;
CREATE INDEX prospects_person ON prospects (workspace_id, person_id);

-- One person's way through one pipeline. Where it stands is kept beside the moves, which say how it came there.
CREATE TABLE pipeline_entries (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  pipeline_id uuid NOT NULL,
  person_id uuid NOT NULL,
  organisation_id uuid,
  title text NOT NULL DEFAULT '',
  amount_minor bigint,
  currency text,
  exponent smallint,
  stage_id uuid NOT NULL,
  goal text NOT NULL CONSTRAINT pipeline_entries_goal CHECK (goal IN ('open', 'won', 'lost')),
  in_stage_since timestamptz(3) NOT NULL,
  lost_reason_id uuid,
  -- Whose turn it is: the sales role whose owner works on it now.
  turn text,
  move_count int NOT NULL,
  started_at timestamptz(3) NOT NULL,
  closed_at timestamptz(3),
  created_by uuid,
  created_at timestamptz(3) NOT NULL,
  archived_at timestamptz(3),
  archived_by uuid,
  version int NOT NULL DEFAULT 1,
  CONSTRAINT pipeline_entries_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT pipeline_entries_money CHECK ((amount_minor IS NULL) = (currency IS NULL) AND (amount_minor IS NULL) = (exponent IS NULL)),
  CONSTRAINT pipeline_entries_pipeline FOREIGN KEY (workspace_id, pipeline_id) REFERENCES pipelines (workspace_id, id),
  CONSTRAINT pipeline_entries_stage FOREIGN KEY (workspace_id, stage_id) REFERENCES pipeline_stages (workspace_id, id),
  CONSTRAINT pipeline_entries_person FOREIGN KEY (workspace_id, person_id) REFERENCES people (workspace_id, id),
  CONSTRAINT pipeline_entries_organisation FOREIGN KEY (workspace_id, organisation_id) REFERENCES organisations (workspace_id, id),
  CONSTRAINT pipeline_entries_lost_reason FOREIGN KEY (workspace_id, lost_reason_id) REFERENCES lost_reasons (workspace_id, id)
);
SELECT fh_tenant('pipeline_entries');
CREATE INDEX pipeline_entries_in_stage ON pipeline_entries (workspace_id, stage_id, in_stage_since, id) WHERE archived_at IS NULL;
CREATE INDEX pipeline_entries_longest ON pipeline_entries (workspace_id, pipeline_id, goal, in_stage_since, id) WHERE archived_at IS NULL;
CREATE INDEX pipeline_entries_newest ON pipeline_entries (workspace_id, started_at DESC, id DESC) WHERE archived_at IS NULL;
CREATE INDEX pipeline_entries_newest_in ON pipeline_entries (workspace_id, pipeline_id, started_at DESC, id DESC) WHERE archived_at IS NULL;
CREATE INDEX pipeline_entries_closed ON pipeline_entries (workspace_id, pipeline_id, closed_at DESC) WHERE archived_at IS NULL AND closed_at IS NOT NULL;
CREATE INDEX pipeline_entries_person ON pipeline_entries (workspace_id, person_id, started_at DESC, id DESC);
CREATE INDEX pipeline_entries_organisation ON pipeline_entries (workspace_id, organisation_id, started_at DESC, id DESC);
CREATE INDEX pipeline_entries_lost_reason ON pipeline_entries (workspace_id, lost_reason_id);

-- Every move, never changed and never deleted: what time in stage and forecasts are computed from.
CREATE TABLE entry_moves (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  entry_id uuid NOT NULL,
  person_id uuid NOT NULL,
  number int NOT NULL,
  from_stage_id uuid,
  to_stage_id uuid NOT NULL,
  at timestamptz(3) NOT NULL,
  noted_at timestamptz(3) NOT NULL,
  moved_by uuid,
  why text NOT NULL DEFAULT '',
  lost_reason_id uuid,
  over_quota_why text,
  CONSTRAINT entry_moves_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT entry_moves_number UNIQUE (workspace_id, entry_id, number),
  CONSTRAINT entry_moves_entry FOREIGN KEY (workspace_id, entry_id) REFERENCES pipeline_entries (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT entry_moves_person FOREIGN KEY (workspace_id, person_id) REFERENCES people (workspace_id, id),
  CONSTRAINT entry_moves_from FOREIGN KEY (workspace_id, from_stage_id) REFERENCES pipeline_stages (workspace_id, id),
  CONSTRAINT entry_moves_to FOREIGN KEY (workspace_id, to_stage_id) REFERENCES pipeline_stages (workspace_id, id),
  CONSTRAINT entry_moves_reason FOREIGN KEY (workspace_id, lost_reason_id) REFERENCES lost_reasons (workspace_id, id)
);
SELECT fh_tenant('entry_moves');
CREATE INDEX entry_moves_to ON entry_moves (workspace_id, to_stage_id, entry_id);
CREATE INDEX entry_moves_from ON entry_moves (workspace_id, from_stage_id);
CREATE INDEX entry_moves_person ON entry_moves (workspace_id, person_id);
CREATE INDEX entry_moves_reason ON entry_moves (workspace_id, lost_reason_id);

-- Who owns an entry in which role, and who did before.
CREATE TABLE entry_owners (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  entry_id uuid NOT NULL,
  role text NOT NULL,
  member_id uuid NOT NULL,
  since timestamptz(3) NOT NULL,
  until timestamptz(3),
  handoff_id uuid,
  CONSTRAINT entry_owners_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT entry_owners_entry FOREIGN KEY (workspace_id, entry_id) REFERENCES pipeline_entries (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT entry_owners_member FOREIGN KEY (workspace_id, member_id) REFERENCES members (workspace_id, id)
);
SELECT fh_tenant('entry_owners');
CREATE UNIQUE INDEX entry_owners_now ON entry_owners (workspace_id, entry_id, role) WHERE until IS NULL;
CREATE INDEX entry_owners_of ON entry_owners (workspace_id, entry_id);
CREATE INDEX entry_owners_member ON entry_owners (workspace_id, member_id, entry_id) WHERE until IS NULL;

-- An offer of an entry from one sales role to another, with what there was to know at that moment.
CREATE TABLE handoffs (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  entry_id uuid NOT NULL,
  person_id uuid NOT NULL,
  from_member_id uuid NOT NULL,
  from_role text,
  to_role text NOT NULL,
  to_member_id uuid,
  note text,
  open_questions jsonb,
  packet jsonb,
  offered_at timestamptz(3) NOT NULL,
  due_at timestamptz(3) NOT NULL,
  overdue_at timestamptz(3),
  answer text CONSTRAINT handoffs_answer CHECK (answer IN ('accepted', 'refused', 'withdrawn')),
  answer_reason text,
  answered_at timestamptz(3),
  answered_by uuid,
  CONSTRAINT handoffs_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT handoffs_answered CHECK ((answer IS NULL) = (answered_at IS NULL)),
  CONSTRAINT handoffs_entry FOREIGN KEY (workspace_id, entry_id) REFERENCES pipeline_entries (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT handoffs_person FOREIGN KEY (workspace_id, person_id) REFERENCES people (workspace_id, id),
  CONSTRAINT handoffs_from FOREIGN KEY (workspace_id, from_member_id) REFERENCES members (workspace_id, id),
  CONSTRAINT handoffs_to FOREIGN KEY (workspace_id, to_member_id) REFERENCES members (workspace_id, id)
);
SELECT fh_tenant('handoffs');
CREATE UNIQUE INDEX handoffs_open ON handoffs (workspace_id, entry_id) WHERE answer IS NULL;
CREATE INDEX handoffs_newest ON handoffs (workspace_id, offered_at DESC, id DESC);
CREATE INDEX handoffs_waiting ON handoffs (workspace_id, due_at, id) WHERE answer IS NULL;
CREATE INDEX handoffs_of ON handoffs (workspace_id, entry_id, offered_at DESC);
CREATE INDEX handoffs_person ON handoffs (workspace_id, person_id);
CREATE INDEX handoffs_from ON handoffs (workspace_id, from_member_id, offered_at DESC, id DESC);
CREATE INDEX handoffs_to ON handoffs (workspace_id, to_member_id, offered_at DESC, id DESC);

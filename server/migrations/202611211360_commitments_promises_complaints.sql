-- What became of a commitment. It is evidence of the kind "committed": its row has the evidence's own id, and stands
-- here only once there is more to say than that it was given.
CREATE TABLE commitments (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  due_on date,
  state text NOT NULL CONSTRAINT commitments_state CHECK (state IN ('given', 'kept', 'not_kept', 'released')),
  settled_at timestamptz(3),
  settled_by uuid,
  settled_words text NOT NULL DEFAULT '',
  version int NOT NULL DEFAULT 1,
  CONSTRAINT commitments_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT commitments_settled CHECK ((state = 'given') = (settled_at IS NULL)),
  CONSTRAINT commitments_evidence FOREIGN KEY (workspace_id, id) REFERENCES evidence (workspace_id, id) ON DELETE CASCADE
);
SELECT fh_tenant('commitments');
CREATE INDEX commitments_by_state ON commitments (workspace_id, state, id);

-- What we told somebody we would do.
CREATE TABLE promises (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  member_id uuid NOT NULL,
  words text NOT NULL,
  made_at timestamptz(3) NOT NULL,
  -- The day as it was meant, and the moment after it in the zone of whoever promised.
  due_on date,
  due_at timestamptz(3),
  state text NOT NULL CONSTRAINT promises_state CHECK (state IN ('open', 'kept', 'broken', 'released')),
  settled_at timestamptz(3),
  settled_by uuid,
  settled_words text NOT NULL DEFAULT '',
  created_by uuid,
  created_at timestamptz(3) NOT NULL,
  version int NOT NULL DEFAULT 1,
  CONSTRAINT promises_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT promises_settled CHECK ((state = 'open') = (settled_at IS NULL)),
  CONSTRAINT promises_due_pair CHECK ((due_on IS NULL) = (due_at IS NULL)),
  CONSTRAINT promises_person FOREIGN KEY (workspace_id, person_id) REFERENCES people (workspace_id, id),
  CONSTRAINT promises_member FOREIGN KEY (workspace_id, member_id) REFERENCES members (workspace_id, id)
);
SELECT fh_tenant('promises');
CREATE INDEX promises_newest ON promises (workspace_id, made_at DESC, id DESC);
CREATE INDEX promises_by_state ON promises (workspace_id, state, made_at DESC, id DESC);
CREATE INDEX promises_due ON promises (workspace_id, due_at, id) WHERE state = 'open' AND due_at IS NOT NULL;
CREATE INDEX promises_due_of ON promises (workspace_id, member_id, due_at, id) WHERE state = 'open' AND due_at IS NOT NULL;
CREATE INDEX promises_member ON promises (workspace_id, member_id, made_at DESC, id DESC);
CREATE INDEX promises_person ON promises (workspace_id, person_id, made_at DESC, id DESC);

-- Within how many hours a complaint is to be answered.
CREATE TABLE complaint_settings (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  answer_hours int NOT NULL CONSTRAINT complaint_settings_hours CHECK (answer_hours BETWEEN 1 AND 2160),
  updated_at timestamptz(3) NOT NULL,
  updated_by uuid,
  CONSTRAINT complaint_settings_pk PRIMARY KEY (workspace_id, id)
);
SELECT fh_tenant('complaint_settings');

-- A person tells us that we failed them. The first answer is kept here as it was, also whether a leader gave it:
-- who leads may change later.
CREATE TABLE complaints (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  words text NOT NULL,
  about text NOT NULL,
  amount_minor bigint,
  currency text,
  exponent smallint,
  channel text NOT NULL,
  received_at timestamptz(3) NOT NULL,
  received_by uuid,
  state text NOT NULL CONSTRAINT complaints_state CHECK (state IN ('waiting', 'answered', 'closed')),
  assignee_id uuid,
  -- When the clock began: with its coming, or when it was opened again.
  clock_since timestamptz(3) NOT NULL,
  due_at timestamptz(3) NOT NULL,
  answered_at timestamptz(3),
  answered_by uuid,
  answered_leader_since timestamptz(3),
  done text NOT NULL DEFAULT '',
  closed_at timestamptz(3),
  closed_by uuid,
  closed_because text CONSTRAINT complaints_closed_because CHECK (closed_because IN ('their_word', 'no_answer')),
  closing_words text NOT NULL DEFAULT '',
  created_by uuid,
  created_at timestamptz(3) NOT NULL,
  version int NOT NULL DEFAULT 1,
  CONSTRAINT complaints_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT complaints_money CHECK ((amount_minor IS NULL) = (currency IS NULL) AND (amount_minor IS NULL) = (exponent IS NULL)),
  CONSTRAINT complaints_closed CHECK ((state = 'closed') = (closed_at IS NOT NULL) AND (state = 'closed') = (closed_because IS NOT NULL)),
  CONSTRAINT complaints_answered CHECK ((answered_at IS NULL) = (answered_by IS NULL)),
  CONSTRAINT complaints_person FOREIGN KEY (workspace_id, person_id) REFERENCES people (workspace_id, id),
  CONSTRAINT complaints_assignee FOREIGN KEY (workspace_id, assignee_id) REFERENCES members (workspace_id, id),
  CONSTRAINT complaints_answerer FOREIGN KEY (workspace_id, answered_by) REFERENCES members (workspace_id, id)
);
SELECT fh_tenant('complaints');
CREATE INDEX complaints_newest ON complaints (workspace_id, received_at DESC, id DESC);
CREATE INDEX complaints_by_state ON complaints (workspace_id, state, received_at DESC, id DESC);
CREATE INDEX complaints_waiting ON complaints (workspace_id, due_at, id) WHERE state = 'waiting';
CREATE INDEX complaints_waiting_for ON complaints (workspace_id, assignee_id, due_at, id) WHERE state = 'waiting';
CREATE INDEX complaints_assignee ON complaints (workspace_id, assignee_id, received_at DESC, id DESC);
CREATE INDEX complaints_answerer ON complaints (workspace_id, answered_by, received_at DESC, id DESC);
CREATE INDEX complaints_person ON complaints (workspace_id, person_id, received_at DESC, id DESC);

-- What happened with a complaint, never changed: who, when, in what words.
CREATE TABLE complaint_steps (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  complaint_id uuid NOT NULL,
  person_id uuid NOT NULL,
  number int NOT NULL,
  kind text NOT NULL CONSTRAINT complaint_steps_kind CHECK (kind IN
    ('received', 'assigned', 'replied', 'tried', 'done', 'closed', 'reopened', 'evidence', 'told')),
  at timestamptz(3) NOT NULL,
  by_member_id uuid,
  to_member_id uuid,
  channel text,
  words text NOT NULL DEFAULT '',
  CONSTRAINT complaint_steps_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT complaint_steps_number UNIQUE (workspace_id, complaint_id, number),
  CONSTRAINT complaint_steps_complaint FOREIGN KEY (workspace_id, complaint_id) REFERENCES complaints (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT complaint_steps_person FOREIGN KEY (workspace_id, person_id) REFERENCES people (workspace_id, id)
);
SELECT fh_tenant('complaint_steps');
CREATE INDEX complaint_steps_person ON complaint_steps (workspace_id, person_id);

-- "You told us, we did": something that we did because of what people told us.
CREATE TABLE loops (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  did text NOT NULL,
  did_on date NOT NULL,
  created_by uuid,
  created_at timestamptz(3) NOT NULL,
  archived_at timestamptz(3),
  version int NOT NULL DEFAULT 1,
  CONSTRAINT loops_pk PRIMARY KEY (workspace_id, id)
);
SELECT fh_tenant('loops');
CREATE INDEX loops_newest ON loops (workspace_id, did_on DESC, id DESC) WHERE archived_at IS NULL;

-- What it was done because of; who said so is read from there, so that a merge of people needs nothing here.
CREATE TABLE loop_sources (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  loop_id uuid NOT NULL,
  evidence_id uuid,
  complaint_id uuid,
  linked_at timestamptz(3) NOT NULL,
  linked_by uuid,
  CONSTRAINT loop_sources_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT loop_sources_one CHECK ((evidence_id IS NULL) <> (complaint_id IS NULL)),
  CONSTRAINT loop_sources_loop FOREIGN KEY (workspace_id, loop_id) REFERENCES loops (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT loop_sources_evidence FOREIGN KEY (workspace_id, evidence_id) REFERENCES evidence (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT loop_sources_complaint FOREIGN KEY (workspace_id, complaint_id) REFERENCES complaints (workspace_id, id) ON DELETE CASCADE
);
SELECT fh_tenant('loop_sources');
CREATE UNIQUE INDEX loop_sources_evidence_once ON loop_sources (workspace_id, loop_id, evidence_id) WHERE evidence_id IS NOT NULL;
CREATE UNIQUE INDEX loop_sources_complaint_once ON loop_sources (workspace_id, loop_id, complaint_id) WHERE complaint_id IS NOT NULL;
CREATE INDEX loop_sources_of_evidence ON loop_sources (workspace_id, evidence_id) WHERE evidence_id IS NOT NULL;
CREATE INDEX loop_sources_of_complaint ON loop_sources (workspace_id, complaint_id) WHERE complaint_id IS NOT NULL;

-- Who of them has been told.
CREATE TABLE loop_told (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  loop_id uuid NOT NULL,
  person_id uuid NOT NULL,
  told_at timestamptz(3) NOT NULL,
  told_by uuid,
  channel text NOT NULL,
  words text NOT NULL DEFAULT '',
  CONSTRAINT loop_told_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT loop_told_once UNIQUE (workspace_id, loop_id, person_id),
  CONSTRAINT loop_told_loop FOREIGN KEY (workspace_id, loop_id) REFERENCES loops (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT loop_told_person FOREIGN KEY (workspace_id, person_id) REFERENCES people (workspace_id, id)
);
SELECT fh_tenant('loop_told');
CREATE INDEX loop_told_person ON loop_told (workspace_id, person_id);

-- A ladder of whys leads from a symptom down to a root cause. It may start from a claim or a piece of evidence.
CREATE TABLE whys (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  symptom text NOT NULL,
  claim_id uuid,
  evidence_id uuid,
  -- The need, a claim, that follows from what was found.
  need_id uuid,
  created_by uuid,
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  archived_at timestamptz(3),
  archived_by uuid,
  version int NOT NULL DEFAULT 1,
  CONSTRAINT whys_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT whys_claim FOREIGN KEY (workspace_id, claim_id) REFERENCES claims (workspace_id, id),
  CONSTRAINT whys_evidence FOREIGN KEY (workspace_id, evidence_id) REFERENCES evidence (workspace_id, id),
  CONSTRAINT whys_need FOREIGN KEY (workspace_id, need_id) REFERENCES claims (workspace_id, id)
);
SELECT fh_tenant('whys');
CREATE INDEX whys_newest ON whys (workspace_id, created_at DESC, id DESC) WHERE archived_at IS NULL;
CREATE INDEX whys_of_claim ON whys (workspace_id, claim_id);
CREATE INDEX whys_of_evidence ON whys (workspace_id, evidence_id);
CREATE INDEX whys_of_need ON whys (workspace_id, need_id);

CREATE TABLE why_steps (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  why_id uuid NOT NULL,
  parent_id uuid,
  sentence text NOT NULL,
  -- Set where somebody says: stop here, this is a root cause.
  root_since timestamptz(3),
  root_by uuid,
  created_by uuid,
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  version int NOT NULL DEFAULT 1,
  CONSTRAINT why_steps_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT why_steps_of FOREIGN KEY (workspace_id, why_id) REFERENCES whys (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT why_steps_parent FOREIGN KEY (workspace_id, parent_id) REFERENCES why_steps (workspace_id, id) ON DELETE CASCADE
);
SELECT fh_tenant('why_steps');
CREATE INDEX why_steps_in ON why_steps (workspace_id, why_id, created_at, id);
CREATE INDEX why_steps_below ON why_steps (workspace_id, parent_id);

CREATE TABLE why_evidence (
  workspace_id uuid NOT NULL,
  step_id uuid NOT NULL,
  evidence_id uuid NOT NULL,
  stance text NOT NULL CONSTRAINT why_evidence_stance CHECK (stance IN ('supports', 'contradicts')),
  attached_by uuid,
  attached_at timestamptz(3) NOT NULL,
  CONSTRAINT why_evidence_pk PRIMARY KEY (workspace_id, step_id, evidence_id),
  CONSTRAINT why_evidence_step FOREIGN KEY (workspace_id, step_id) REFERENCES why_steps (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT why_evidence_evidence FOREIGN KEY (workspace_id, evidence_id) REFERENCES evidence (workspace_id, id) ON DELETE CASCADE
);
SELECT fh_tenant('why_evidence');
CREATE INDEX why_evidence_of ON why_evidence (workspace_id, evidence_id);

-- What a member reads into a piece of evidence: a fear or a pressure. Never what the person said.
CREATE TABLE readings (
  workspace_id uuid NOT NULL,
  evidence_id uuid NOT NULL,
  pressure text NOT NULL CONSTRAINT readings_pressure CHECK (pressure IN ('unknown', 'job', 'not_learning', 'judged', 'wrong', 'status', 'silly', 'team', 'circumstances', 'history')),
  read_by uuid NOT NULL,
  note text NOT NULL DEFAULT '',
  read_at timestamptz(3) NOT NULL,
  CONSTRAINT readings_pk PRIMARY KEY (workspace_id, evidence_id, pressure, read_by),
  CONSTRAINT readings_evidence FOREIGN KEY (workspace_id, evidence_id) REFERENCES evidence (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT readings_reader FOREIGN KEY (workspace_id, read_by) REFERENCES members (workspace_id, id)
);
SELECT fh_tenant('readings');
CREATE INDEX readings_by_pressure ON readings (workspace_id, pressure, evidence_id);
CREATE INDEX readings_by_reader ON readings (workspace_id, read_by);

-- A round in which members code the same evidence without seeing each other's codes.
CREATE TABLE blind_rounds (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  title text NOT NULL,
  started_by uuid,
  started_at timestamptz(3) NOT NULL,
  -- When the last coder finished and all codes were shown to all.
  revealed_at timestamptz(3),
  cancelled_at timestamptz(3),
  cancelled_by uuid,
  CONSTRAINT blind_rounds_pk PRIMARY KEY (workspace_id, id)
);
SELECT fh_tenant('blind_rounds');
CREATE INDEX blind_rounds_newest ON blind_rounds (workspace_id, started_at DESC, id DESC);

CREATE TABLE blind_coders (
  workspace_id uuid NOT NULL,
  round_id uuid NOT NULL,
  member_id uuid NOT NULL,
  finished_at timestamptz(3),
  CONSTRAINT blind_coders_pk PRIMARY KEY (workspace_id, round_id, member_id),
  CONSTRAINT blind_coders_round FOREIGN KEY (workspace_id, round_id) REFERENCES blind_rounds (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT blind_coders_member FOREIGN KEY (workspace_id, member_id) REFERENCES members (workspace_id, id)
);
SELECT fh_tenant('blind_coders');
CREATE INDEX blind_coders_of ON blind_coders (workspace_id, member_id);

CREATE TABLE blind_pieces (
  workspace_id uuid NOT NULL,
  round_id uuid NOT NULL,
  evidence_id uuid NOT NULL,
  position int NOT NULL,
  CONSTRAINT blind_pieces_pk PRIMARY KEY (workspace_id, round_id, evidence_id),
  CONSTRAINT blind_pieces_round FOREIGN KEY (workspace_id, round_id) REFERENCES blind_rounds (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT blind_pieces_evidence FOREIGN KEY (workspace_id, evidence_id) REFERENCES evidence (workspace_id, id) ON DELETE CASCADE
);
SELECT fh_tenant('blind_pieces');
CREATE INDEX blind_pieces_of ON blind_pieces (workspace_id, evidence_id);

-- Which pieces a coder has read, or passes over because they cannot tell: those are missing in the agreement.
CREATE TABLE blind_looks (
  workspace_id uuid NOT NULL,
  round_id uuid NOT NULL,
  evidence_id uuid NOT NULL,
  coder_id uuid NOT NULL,
  passed_over boolean NOT NULL DEFAULT false,
  looked_at timestamptz(3) NOT NULL,
  CONSTRAINT blind_looks_pk PRIMARY KEY (workspace_id, round_id, evidence_id, coder_id),
  CONSTRAINT blind_looks_piece FOREIGN KEY (workspace_id, round_id, evidence_id) REFERENCES blind_pieces (workspace_id, round_id, evidence_id) ON DELETE CASCADE,
  CONSTRAINT blind_looks_coder FOREIGN KEY (workspace_id, round_id, coder_id) REFERENCES blind_coders (workspace_id, round_id, member_id) ON DELETE CASCADE
);
SELECT fh_tenant('blind_looks');
CREATE INDEX blind_looks_of ON blind_looks (workspace_id, round_id, coder_id);

-- Codes given while a round is open. Nothing but the coder's own page reads this table.
CREATE TABLE blind_drafts (
  workspace_id uuid NOT NULL,
  round_id uuid NOT NULL,
  evidence_id uuid NOT NULL,
  coder_id uuid NOT NULL,
  code_id uuid NOT NULL,
  memo text NOT NULL DEFAULT '',
  coded_at timestamptz(3) NOT NULL,
  CONSTRAINT blind_drafts_pk PRIMARY KEY (workspace_id, round_id, evidence_id, coder_id, code_id),
  CONSTRAINT blind_drafts_look FOREIGN KEY (workspace_id, round_id, evidence_id, coder_id) REFERENCES blind_looks (workspace_id, round_id, evidence_id, coder_id) ON DELETE CASCADE,
  CONSTRAINT blind_drafts_code FOREIGN KEY (workspace_id, code_id) REFERENCES codes (workspace_id, id)
);
SELECT fh_tenant('blind_drafts');
CREATE INDEX blind_drafts_of_code ON blind_drafts (workspace_id, code_id);

-- The same once everybody has finished: what the agreement was counted on, whatever is decided afterwards.
CREATE TABLE blind_codings (
  workspace_id uuid NOT NULL,
  round_id uuid NOT NULL,
  evidence_id uuid NOT NULL,
  coder_id uuid NOT NULL,
  code_id uuid NOT NULL,
  memo text NOT NULL DEFAULT '',
  coded_at timestamptz(3) NOT NULL,
  CONSTRAINT blind_codings_pk PRIMARY KEY (workspace_id, round_id, evidence_id, coder_id, code_id),
  CONSTRAINT blind_codings_look FOREIGN KEY (workspace_id, round_id, evidence_id, coder_id) REFERENCES blind_looks (workspace_id, round_id, evidence_id, coder_id) ON DELETE CASCADE,
  CONSTRAINT blind_codings_code FOREIGN KEY (workspace_id, code_id) REFERENCES codes (workspace_id, id)
);
SELECT fh_tenant('blind_codings');
CREATE INDEX blind_codings_of_code ON blind_codings (workspace_id, code_id);

CREATE TABLE blind_decisions (
  workspace_id uuid NOT NULL,
  round_id uuid NOT NULL,
  evidence_id uuid NOT NULL,
  code_id uuid NOT NULL,
  keeps boolean NOT NULL,
  memo text NOT NULL DEFAULT '',
  decided_by uuid NOT NULL,
  decided_at timestamptz(3) NOT NULL,
  CONSTRAINT blind_decisions_pk PRIMARY KEY (workspace_id, round_id, evidence_id, code_id),
  CONSTRAINT blind_decisions_piece FOREIGN KEY (workspace_id, round_id, evidence_id) REFERENCES blind_pieces (workspace_id, round_id, evidence_id) ON DELETE CASCADE,
  CONSTRAINT blind_decisions_code FOREIGN KEY (workspace_id, code_id) REFERENCES codes (workspace_id, id),
  CONSTRAINT blind_decisions_by FOREIGN KEY (workspace_id, decided_by) REFERENCES members (workspace_id, id)
);
SELECT fh_tenant('blind_decisions');
CREATE INDEX blind_decisions_of_code ON blind_decisions (workspace_id, code_id);
CREATE INDEX blind_decisions_of_member ON blind_decisions (workspace_id, decided_by);

-- How much evidence and how many people stand behind a code and those below it. Whatever changes that marks the row in its own
-- transaction; whoever reads a marked row counts again under the row's lock.
CREATE TABLE code_counts (
  workspace_id uuid NOT NULL,
  code_id uuid NOT NULL,
  evidence int NOT NULL DEFAULT 0,
  people int NOT NULL DEFAULT 0,
  is_stale boolean NOT NULL DEFAULT true,
  CONSTRAINT code_counts_pk PRIMARY KEY (workspace_id, code_id),
  CONSTRAINT code_counts_code FOREIGN KEY (workspace_id, code_id) REFERENCES codes (workspace_id, id) ON DELETE CASCADE
);
SELECT fh_tenant('code_counts');
CREATE INDEX code_counts_stale ON code_counts (workspace_id) WHERE is_stale;

-- The parts of a snapshot of a conversation that somebody chose by hand.
CREATE TABLE snapshots (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  quote_id uuid,
  facts text NOT NULL DEFAULT '',
  story text NOT NULL DEFAULT '',
  story_evidence uuid[] NOT NULL DEFAULT '{}',
  left_out uuid[] NOT NULL DEFAULT '{}',
  updated_by uuid,
  updated_at timestamptz(3) NOT NULL,
  version int NOT NULL DEFAULT 1,
  CONSTRAINT snapshots_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT snapshots_once UNIQUE (workspace_id, conversation_id),
  CONSTRAINT snapshots_quote FOREIGN KEY (workspace_id, quote_id) REFERENCES evidence (workspace_id, id)
);
SELECT fh_tenant('snapshots');
CREATE INDEX snapshots_by_quote ON snapshots (workspace_id, quote_id);

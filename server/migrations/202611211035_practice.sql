-- Practice among members. Its talk lies in tables of its own, so that it never becomes what a customer said.
CREATE TABLE practice_sessions (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  card text NOT NULL,
  interviewer_id uuid NOT NULL,
  customer_id uuid NOT NULL,
  guide_id uuid,
  planned_minutes smallint NOT NULL,
  goal text NOT NULL,
  created_by uuid,
  created_at timestamptz(3) NOT NULL,
  begun_at timestamptz(3),
  ended_at timestamptz(3),
  -- What the talk showed, worked out when it is added.
  measured jsonb,
  truth_found text CONSTRAINT practice_sessions_truth CHECK (truth_found IN ('yes', 'partly', 'no')),
  truth_judged_by uuid,
  truth_judged_at timestamptz(3),
  archived_at timestamptz(3),
  CONSTRAINT practice_sessions_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT practice_sessions_interviewer FOREIGN KEY (workspace_id, interviewer_id) REFERENCES members (workspace_id, id),
  CONSTRAINT practice_sessions_customer FOREIGN KEY (workspace_id, customer_id) REFERENCES members (workspace_id, id),
  CONSTRAINT practice_sessions_guide FOREIGN KEY (workspace_id, guide_id) REFERENCES guides (workspace_id, id),
  CONSTRAINT practice_sessions_two CHECK (interviewer_id <> customer_id)
);
SELECT fh_tenant('practice_sessions');
CREATE INDEX practice_sessions_newest ON practice_sessions (workspace_id, created_at DESC, id DESC) WHERE archived_at IS NULL;
CREATE INDEX practice_sessions_of ON practice_sessions (workspace_id, interviewer_id, created_at DESC, id DESC) WHERE archived_at IS NULL;

CREATE TABLE practice_turns (
  workspace_id uuid NOT NULL,
  session_id uuid NOT NULL,
  position int NOT NULL,
  speaker text NOT NULL CONSTRAINT practice_turns_speaker CHECK (speaker IN ('interviewer', 'customer', 'observer')),
  starts_ms int,
  ends_ms int,
  body text NOT NULL,
  CONSTRAINT practice_turns_pk PRIMARY KEY (workspace_id, session_id, position),
  CONSTRAINT practice_turns_session FOREIGN KEY (workspace_id, session_id) REFERENCES practice_sessions (workspace_id, id) ON DELETE CASCADE
);
SELECT fh_tenant('practice_turns');

-- One sheet a member and session: what they noticed while it went on, and what they say afterwards.
CREATE TABLE practice_feedback (
  workspace_id uuid NOT NULL,
  session_id uuid NOT NULL,
  member_id uuid NOT NULL,
  noticed jsonb NOT NULL,
  went_well text NOT NULL,
  missed text NOT NULL,
  try_next text NOT NULL,
  written_at timestamptz(3) NOT NULL,
  CONSTRAINT practice_feedback_pk PRIMARY KEY (workspace_id, session_id, member_id),
  CONSTRAINT practice_feedback_session FOREIGN KEY (workspace_id, session_id) REFERENCES practice_sessions (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT practice_feedback_member FOREIGN KEY (workspace_id, member_id) REFERENCES members (workspace_id, id)
);
SELECT fh_tenant('practice_feedback');

CREATE TABLE studies (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  title text NOT NULL,
  spark text NOT NULL DEFAULT '',
  wanted_conversations smallint,
  created_by uuid,
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  closed_at timestamptz(3),
  closed_by uuid,
  CONSTRAINT studies_pk PRIMARY KEY (workspace_id, id)
);
SELECT fh_tenant('studies');
CREATE INDEX studies_newest ON studies (workspace_id, created_at DESC, id DESC);

-- A one-line guess by anybody; it may become what a study is about.
CREATE TABLE hunches (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  sentence text NOT NULL,
  study_id uuid,
  claim_id uuid,
  had_by uuid,
  had_at timestamptz(3) NOT NULL,
  archived_at timestamptz(3),
  CONSTRAINT hunches_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT hunches_study FOREIGN KEY (workspace_id, study_id) REFERENCES studies (workspace_id, id),
  CONSTRAINT hunches_claim FOREIGN KEY (workspace_id, claim_id) REFERENCES claims (workspace_id, id)
);
SELECT fh_tenant('hunches');
CREATE INDEX hunches_newest ON hunches (workspace_id, had_at DESC, id DESC);
CREATE INDEX hunches_of_study ON hunches (workspace_id, study_id);

CREATE TABLE research_questions (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  study_id uuid NOT NULL,
  position smallint NOT NULL,
  question text NOT NULL,
  answer text NOT NULL DEFAULT '',
  CONSTRAINT research_questions_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT research_questions_study FOREIGN KEY (workspace_id, study_id) REFERENCES studies (workspace_id, id) ON DELETE CASCADE
);
SELECT fh_tenant('research_questions');
CREATE INDEX research_questions_of ON research_questions (workspace_id, study_id, position);

CREATE TABLE conversations (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL,
  title text NOT NULL,
  study_id uuid,
  channel text,
  place text NOT NULL DEFAULT '',
  planned_for timestamptz(3),
  held_at timestamptz(3),
  -- When it was held, or else is planned: what lists are sorted by.
  happened_at timestamptz(3) NOT NULL,
  time_zone text,
  minutes int,
  created_by uuid,
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  archived_at timestamptz(3),
  CONSTRAINT conversations_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT conversations_study FOREIGN KEY (workspace_id, study_id) REFERENCES studies (workspace_id, id)
);
SELECT fh_tenant('conversations');
CREATE INDEX conversations_newest ON conversations (workspace_id, happened_at DESC, id DESC) WHERE archived_at IS NULL;
CREATE INDEX conversations_of_study ON conversations (workspace_id, study_id);

CREATE TABLE conversation_people (
  workspace_id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  person_id uuid NOT NULL,
  CONSTRAINT conversation_people_pk PRIMARY KEY (workspace_id, conversation_id, person_id),
  CONSTRAINT conversation_people_conversation FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversations (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT conversation_people_person FOREIGN KEY (workspace_id, person_id) REFERENCES people (workspace_id, id)
);
SELECT fh_tenant('conversation_people');
CREATE INDEX conversation_people_person ON conversation_people (workspace_id, person_id);

CREATE TABLE conversation_members (
  workspace_id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  member_id uuid NOT NULL,
  CONSTRAINT conversation_members_pk PRIMARY KEY (workspace_id, conversation_id, member_id),
  CONSTRAINT conversation_members_conversation FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversations (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT conversation_members_member FOREIGN KEY (workspace_id, member_id) REFERENCES members (workspace_id, id)
);
SELECT fh_tenant('conversation_members');
CREATE INDEX conversation_members_member ON conversation_members (workspace_id, member_id);

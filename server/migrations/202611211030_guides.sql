-- Guides of studies. A version never changes; a prompt keeps its id through all versions of its guide.
CREATE TABLE guides (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  study_id uuid NOT NULL,
  title text NOT NULL,
  version int NOT NULL,
  prompt_count int NOT NULL,
  planned_minutes int NOT NULL,
  saved_at timestamptz(3) NOT NULL,
  saved_by uuid,
  created_at timestamptz(3) NOT NULL,
  archived_at timestamptz(3),
  archived_by uuid,
  CONSTRAINT guides_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT guides_study FOREIGN KEY (workspace_id, study_id) REFERENCES studies (workspace_id, id)
);
SELECT fh_tenant('guides');
CREATE INDEX guides_newest ON guides (workspace_id, saved_at DESC, id DESC) WHERE archived_at IS NULL;
CREATE INDEX guides_of_study ON guides (workspace_id, study_id, saved_at DESC, id DESC) WHERE archived_at IS NULL;

CREATE TABLE guide_versions (
  workspace_id uuid NOT NULL,
  guide_id uuid NOT NULL,
  number int NOT NULL,
  title text NOT NULL,
  budget_minutes smallint,
  prompt_count int NOT NULL,
  planned_minutes int NOT NULL,
  saved_at timestamptz(3) NOT NULL,
  saved_by uuid,
  CONSTRAINT guide_versions_pk PRIMARY KEY (workspace_id, guide_id, number),
  CONSTRAINT guide_versions_guide FOREIGN KEY (workspace_id, guide_id) REFERENCES guides (workspace_id, id) ON DELETE CASCADE
);
SELECT fh_tenant('guide_versions');

CREATE TABLE guide_sections (
  workspace_id uuid NOT NULL,
  guide_id uuid NOT NULL,
  number int NOT NULL,
  id uuid NOT NULL,
  position smallint NOT NULL,
  title text NOT NULL,
  note text NOT NULL,
  minutes smallint,
  CONSTRAINT guide_sections_pk PRIMARY KEY (workspace_id, guide_id, number, id),
  CONSTRAINT guide_sections_version FOREIGN KEY (workspace_id, guide_id, number) REFERENCES guide_versions (workspace_id, guide_id, number) ON DELETE CASCADE
);
SELECT fh_tenant('guide_sections');

CREATE TABLE guide_prompts (
  workspace_id uuid NOT NULL,
  guide_id uuid NOT NULL,
  number int NOT NULL,
  id uuid NOT NULL,
  section_id uuid NOT NULL,
  position smallint NOT NULL,
  kind text NOT NULL CONSTRAINT guide_prompts_kind CHECK (kind IN ('ask', 'say')),
  ask text NOT NULL,
  purpose text NOT NULL,
  follow_ups jsonb NOT NULL,
  minutes smallint,
  is_sensitive boolean NOT NULL,
  CONSTRAINT guide_prompts_pk PRIMARY KEY (workspace_id, guide_id, number, id),
  CONSTRAINT guide_prompts_section FOREIGN KEY (workspace_id, guide_id, number, section_id) REFERENCES guide_sections (workspace_id, guide_id, number, id) ON DELETE CASCADE
);
SELECT fh_tenant('guide_prompts');

CREATE TABLE banked_prompts (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  ask text NOT NULL,
  -- The words folded to small letters and single spaces: a prompt is kept once.
  ask_key text COLLATE "C" NOT NULL,
  purpose text NOT NULL,
  follow_ups jsonb NOT NULL,
  kept_by uuid,
  kept_at timestamptz(3) NOT NULL,
  CONSTRAINT banked_prompts_pk PRIMARY KEY (workspace_id, id)
);
SELECT fh_tenant('banked_prompts');
CREATE INDEX banked_prompts_newest ON banked_prompts (workspace_id, kept_at DESC, id DESC);
CREATE UNIQUE INDEX banked_prompts_ask ON banked_prompts (workspace_id, md5(ask_key));

CREATE TABLE lint_rules_off (
  workspace_id uuid NOT NULL,
  rule text COLLATE "C" NOT NULL,
  switched_by uuid,
  switched_at timestamptz(3) NOT NULL,
  CONSTRAINT lint_rules_off_pk PRIMARY KEY (workspace_id, rule)
);
SELECT fh_tenant('lint_rules_off');

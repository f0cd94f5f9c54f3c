-- Saved lists of people: a filter that stays true, or a fixed set that somebody put together.
CREATE TABLE person_lists (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL,
  name_key text COLLATE "C" NOT NULL,
  note text NOT NULL DEFAULT '',
  -- Of a live list; a fixed one has its people in person_list_people.
  filter jsonb,
  created_by uuid,
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  -- Until it is shared, only whoever made it sees it.
  shared_at timestamptz(3),
  version int NOT NULL DEFAULT 1,
  CONSTRAINT person_lists_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT person_lists_maker FOREIGN KEY (workspace_id, created_by) REFERENCES members (workspace_id, id)
);
SELECT fh_tenant('person_lists');
CREATE INDEX person_lists_by_name ON person_lists (workspace_id, name_key, id);
CREATE INDEX person_lists_of_maker ON person_lists (workspace_id, created_by);

CREATE TABLE person_list_people (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  list_id uuid NOT NULL,
  person_id uuid NOT NULL,
  added_by uuid,
  added_at timestamptz(3) NOT NULL,
  CONSTRAINT person_list_people_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT person_list_people_once UNIQUE (workspace_id, list_id, person_id),
  CONSTRAINT person_list_people_list FOREIGN KEY (workspace_id, list_id) REFERENCES person_lists (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT person_list_people_person FOREIGN KEY (workspace_id, person_id) REFERENCES people (workspace_id, id) ON DELETE CASCADE
);
SELECT fh_tenant('person_list_people');
CREATE INDEX person_list_people_of ON person_list_people (workspace_id, person_id);

-- One change to many people, and what each of them had before, so that it can be taken back.
CREATE TABLE bulk_edits (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  change jsonb NOT NULL,
  scope jsonb NOT NULL,
  job_id uuid,
  looked_at int NOT NULL DEFAULT 0,
  changed int NOT NULL DEFAULT 0,
  created_by uuid,
  created_at timestamptz(3) NOT NULL,
  finished_at timestamptz(3),
  undo_job_id uuid,
  undo_asked_at timestamptz(3),
  undo_asked_by uuid,
  restored int NOT NULL DEFAULT 0,
  spared int NOT NULL DEFAULT 0,
  undone_at timestamptz(3),
  CONSTRAINT bulk_edits_pk PRIMARY KEY (workspace_id, id)
);
SELECT fh_tenant('bulk_edits');
CREATE INDEX bulk_edits_newest ON bulk_edits (workspace_id, created_at DESC, id DESC);

CREATE TABLE bulk_edit_people (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  bulk_edit_id uuid NOT NULL,
  person_id uuid NOT NULL,
  before jsonb NOT NULL,
  after jsonb NOT NULL,
  restored_at timestamptz(3),
  -- Changed since, and therefore left as it is.
  spared_at timestamptz(3),
  CONSTRAINT bulk_edit_people_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT bulk_edit_people_once UNIQUE (workspace_id, bulk_edit_id, person_id),
  CONSTRAINT bulk_edit_people_edit FOREIGN KEY (workspace_id, bulk_edit_id) REFERENCES bulk_edits (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT bulk_edit_people_person FOREIGN KEY (workspace_id, person_id) REFERENCES people (workspace_id, id) ON DELETE CASCADE
);
SELECT fh_tenant('bulk_edit_people');
CREATE INDEX bulk_edit_people_of ON bulk_edit_people (workspace_id, person_id);
CREATE INDEX bulk_edit_people_spared ON bulk_edit_people (workspace_id, bulk_edit_id, person_id) WHERE spared_at IS NOT NULL;

-- How each member wants to see the list of people.
CREATE TABLE person_table_views (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  member_id uuid NOT NULL,
  columns jsonb NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  CONSTRAINT person_table_views_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT person_table_views_once UNIQUE (workspace_id, member_id),
  CONSTRAINT person_table_views_member FOREIGN KEY (workspace_id, member_id) REFERENCES members (workspace_id, id) ON DELETE CASCADE
);
SELECT fh_tenant('person_table_views');

-- By organisation and, within one, by name; it answers what the narrower index did.
CREATE INDEX people_in_organisation ON people (workspace_id, organisation_id, sort_key, id);
DROP INDEX people_by_organisation;
-- What few people have costs nothing for the others.
CREATE INDEX people_by_cadence ON people (workspace_id, cadence_days, id) WHERE archived_at IS NULL AND cadence_days IS NOT NULL;
CREATE INDEX people_by_language ON people (workspace_id, language, id) WHERE language IS NOT NULL;
CREATE INDEX people_by_time_zone ON people (workspace_id, time_zone, id) WHERE time_zone IS NOT NULL;

-- Saved lists of organisations: a filter that stays true by itself, or a set put together by hand.
CREATE TABLE organisation_lists (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL,
  name_key text COLLATE "C" NOT NULL,
  note text NOT NULL DEFAULT '',
  -- Of a live list; a fixed one has its organisations in organisation_list_organisations.
  filter jsonb,
  created_by uuid,
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  -- Until it is shared, only whoever made it sees it.
  shared_at timestamptz(3),
  version int NOT NULL DEFAULT 1,
  CONSTRAINT organisation_lists_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT organisation_lists_maker FOREIGN KEY (workspace_id, created_by) REFERENCES members (workspace_id, id)
);
SELECT fh_tenant('organisation_lists');
CREATE INDEX organisation_lists_by_name ON organisation_lists (workspace_id, name_key, id);
CREATE INDEX organisation_lists_of_maker ON organisation_lists (workspace_id, created_by);

CREATE TABLE organisation_list_organisations (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  list_id uuid NOT NULL,
  organisation_id uuid NOT NULL,
  added_by uuid,
  added_at timestamptz(3) NOT NULL,
  CONSTRAINT organisation_list_organisations_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT organisation_list_organisations_once UNIQUE (workspace_id, list_id, organisation_id),
  CONSTRAINT organisation_list_organisations_list FOREIGN KEY (workspace_id, list_id)
    REFERENCES organisation_lists (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT organisation_list_organisations_organisation FOREIGN KEY (workspace_id, organisation_id)
    REFERENCES organisations (workspace_id, id) ON DELETE CASCADE
);
SELECT fh_tenant('organisation_list_organisations');
CREATE INDEX organisation_list_organisations_of ON organisation_list_organisations (workspace_id, organisation_id);

-- Who may be whom. Keys are hashes of what duplicates have in common: an address, a number, how a name sounds.
CREATE TABLE duplicate_keys (
  workspace_id uuid NOT NULL,
  key bigint NOT NULL,
  -- Without a foreign key: an import of a million people would pay for seven checks each. Rows of people who are gone
  -- are passed over by whoever reads them, and removed by the next search.
  person_id uuid NOT NULL,
  CONSTRAINT duplicate_keys_pk PRIMARY KEY (workspace_id, key, person_id)
);
SELECT fh_tenant('duplicate_keys');
CREATE INDEX duplicate_keys_of ON duplicate_keys (workspace_id, person_id);

-- One row a workspace: what was learned, and how it wishes exact ones to be treated.
CREATE TABLE duplicate_models (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  model jsonb,
  people int NOT NULL DEFAULT 0,
  blocks_too_large int NOT NULL DEFAULT 0,
  learned_at timestamptz(3),
  scan_job_id uuid,
  scanned_at timestamptz(3),
  exact_merged_since timestamptz(3),
  exact_merged_by uuid,
  CONSTRAINT duplicate_models_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT duplicate_models_switcher FOREIGN KEY (workspace_id, exact_merged_by) REFERENCES members (workspace_id, id)
);
SELECT fh_tenant('duplicate_models');
CREATE INDEX duplicate_models_switcher ON duplicate_models (workspace_id, exact_merged_by);

-- Two people who may be one, or of whom a member said that they are not. The smaller id stands first.
CREATE TABLE duplicate_pairs (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  one_id uuid NOT NULL,
  other_id uuid NOT NULL,
  weight real NOT NULL,
  probability real NOT NULL,
  reasons jsonb NOT NULL,
  exact_since timestamptz(3),
  found_at timestamptz(3) NOT NULL,
  scan_id uuid,
  not_same_at timestamptz(3),
  not_same_by uuid,
  CONSTRAINT duplicate_pairs_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT duplicate_pairs_once UNIQUE (workspace_id, one_id, other_id),
  CONSTRAINT duplicate_pairs_one FOREIGN KEY (workspace_id, one_id) REFERENCES people (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT duplicate_pairs_other FOREIGN KEY (workspace_id, other_id) REFERENCES people (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT duplicate_pairs_decider FOREIGN KEY (workspace_id, not_same_by) REFERENCES members (workspace_id, id)
);
SELECT fh_tenant('duplicate_pairs');
CREATE INDEX duplicate_pairs_surest ON duplicate_pairs (workspace_id, weight DESC, id DESC) WHERE not_same_at IS NULL;
CREATE INDEX duplicate_pairs_told_apart ON duplicate_pairs (workspace_id, not_same_at DESC, id DESC) WHERE not_same_at IS NOT NULL;
CREATE INDEX duplicate_pairs_other ON duplicate_pairs (workspace_id, other_id);
CREATE INDEX duplicate_pairs_decider ON duplicate_pairs (workspace_id, not_same_by);

-- A merge, with both people as they were: what an unmerge restores. Emptied when it is undone.
CREATE TABLE person_merges (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  other_id uuid NOT NULL,
  other_name text NOT NULL,
  into_before jsonb NOT NULL,
  into_after jsonb NOT NULL,
  other_before jsonb NOT NULL,
  reasons jsonb NOT NULL DEFAULT '[]',
  merged_by uuid,
  merged_at timestamptz(3) NOT NULL,
  undone_at timestamptz(3),
  undone_by uuid,
  CONSTRAINT person_merges_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT person_merges_person FOREIGN KEY (workspace_id, person_id) REFERENCES people (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT person_merges_merger FOREIGN KEY (workspace_id, merged_by) REFERENCES members (workspace_id, id),
  CONSTRAINT person_merges_undoer FOREIGN KEY (workspace_id, undone_by) REFERENCES members (workspace_id, id)
);
SELECT fh_tenant('person_merges');
CREATE INDEX person_merges_newest ON person_merges (workspace_id, merged_at DESC, id DESC);
CREATE INDEX person_merges_of ON person_merges (workspace_id, person_id, merged_at DESC, id DESC);
CREATE INDEX person_merges_merger ON person_merges (workspace_id, merged_by);
CREATE INDEX person_merges_undoer ON person_merges (workspace_id, undone_by);

-- What a merge did to the rows of one table: the keys of those that moved, and whole those that it took away or changed.
CREATE TABLE person_merge_rows (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  merge_id uuid NOT NULL,
  position int NOT NULL,
  table_name text NOT NULL,
  column_name text NOT NULL,
  moved jsonb NOT NULL,
  set_aside jsonb NOT NULL,
  CONSTRAINT person_merge_rows_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT person_merge_rows_merge FOREIGN KEY (workspace_id, merge_id) REFERENCES person_merges (workspace_id, id) ON DELETE CASCADE
);
SELECT fh_tenant('person_merge_rows');
CREATE INDEX person_merge_rows_of ON person_merge_rows (workspace_id, merge_id, position);

-- Where somebody went: old addresses and ids lead to whom they were merged into.
CREATE TABLE person_aliases (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  merge_id uuid NOT NULL,
  CONSTRAINT person_aliases_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT person_aliases_person FOREIGN KEY (workspace_id, person_id) REFERENCES people (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT person_aliases_merge FOREIGN KEY (workspace_id, merge_id) REFERENCES person_merges (workspace_id, id) ON DELETE CASCADE
);
SELECT fh_tenant('person_aliases');
CREATE INDEX person_aliases_of ON person_aliases (workspace_id, person_id);
CREATE INDEX person_aliases_merge ON person_aliases (workspace_id, merge_id);

-- Where a person's time zone is known from, and since when. What they stated themselves is never overwritten by less.
ALTER TABLE people ADD COLUMN time_zone_source text CONSTRAINT people_time_zone_source CHECK (time_zone_source IN ('stated', 'booking'));
ALTER TABLE people ADD COLUMN time_zone_since timestamptz(3);

ALTER TABLE organisations ADD COLUMN parent_id uuid;
ALTER TABLE organisations ADD COLUMN version int NOT NULL DEFAULT 1;
ALTER TABLE organisations ADD CONSTRAINT organisations_parent FOREIGN KEY (workspace_id, parent_id) REFERENCES organisations (workspace_id, id);
ALTER TABLE organisations ADD CONSTRAINT organisations_not_own_parent CHECK (parent_id <> id);
CREATE INDEX organisations_children ON organisations (workspace_id, parent_id) WHERE parent_id IS NOT NULL;

CREATE TABLE links (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  person_id uuid,
  organisation_id uuid,
  position smallint NOT NULL,
  kind text NOT NULL,
  url text NOT NULL,
  label text,
  CONSTRAINT links_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT links_subject CHECK (num_nonnulls(person_id, organisation_id) = 1),
  CONSTRAINT links_person FOREIGN KEY (workspace_id, person_id) REFERENCES people (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT links_organisation FOREIGN KEY (workspace_id, organisation_id) REFERENCES organisations (workspace_id, id) ON DELETE CASCADE
);
SELECT fh_tenant('links');
CREATE INDEX links_of_person ON links (workspace_id, person_id, position) WHERE person_id IS NOT NULL;
CREATE INDEX links_of_organisation ON links (workspace_id, organisation_id, position) WHERE organisation_id IS NOT NULL;

CREATE TABLE addresses (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  person_id uuid,
  organisation_id uuid,
  position smallint NOT NULL,
  label text,
  street text,
  postal_code text,
  city text,
  region text,
  country text,
  free text NOT NULL DEFAULT '',
  CONSTRAINT addresses_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT addresses_subject CHECK (num_nonnulls(person_id, organisation_id) = 1),
  CONSTRAINT addresses_person FOREIGN KEY (workspace_id, person_id) REFERENCES people (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT addresses_organisation FOREIGN KEY (workspace_id, organisation_id) REFERENCES organisations (workspace_id, id) ON DELETE CASCADE
);
SELECT fh_tenant('addresses');
CREATE INDEX addresses_of_person ON addresses (workspace_id, person_id, position) WHERE person_id IS NOT NULL;
CREATE INDEX addresses_of_organisation ON addresses (workspace_id, organisation_id, position) WHERE organisation_id IS NOT NULL;

-- By the domain of an e-mail address, where somebody probably works.
CREATE TABLE organisation_domains (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  organisation_id uuid NOT NULL,
  domain text COLLATE "C" NOT NULL,
  CONSTRAINT organisation_domains_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT organisation_domains_domain UNIQUE (workspace_id, domain),
  CONSTRAINT organisation_domains_of FOREIGN KEY (workspace_id, organisation_id) REFERENCES organisations (workspace_id, id) ON DELETE CASCADE
);
SELECT fh_tenant('organisation_domains');
CREATE INDEX organisation_domains_of_organisation ON organisation_domains (workspace_id, organisation_id);

CREATE TABLE notes (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  person_id uuid,
  organisation_id uuid,
  text text NOT NULL,
  author_id uuid,
  created_at timestamptz(3) NOT NULL,
  edited_at timestamptz(3),
  is_pinned boolean NOT NULL DEFAULT false,
  version int NOT NULL DEFAULT 1,
  CONSTRAINT notes_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT notes_subject CHECK (num_nonnulls(person_id, organisation_id) = 1),
  CONSTRAINT notes_author FOREIGN KEY (workspace_id, author_id) REFERENCES members (workspace_id, id),
  CONSTRAINT notes_person FOREIGN KEY (workspace_id, person_id) REFERENCES people (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT notes_organisation FOREIGN KEY (workspace_id, organisation_id) REFERENCES organisations (workspace_id, id) ON DELETE CASCADE
);
SELECT fh_tenant('notes');
CREATE INDEX notes_of_person ON notes (workspace_id, person_id, is_pinned DESC, created_at DESC, id DESC) WHERE person_id IS NOT NULL;
CREATE INDEX notes_of_organisation ON notes (workspace_id, organisation_id, is_pinned DESC, created_at DESC, id DESC) WHERE organisation_id IS NOT NULL;
CREATE INDEX notes_of_author ON notes (workspace_id, author_id);

CREATE TABLE attachments (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  person_id uuid,
  organisation_id uuid,
  file_id uuid NOT NULL,
  -- What the bytes are, whatever the name says.
  found_type text NOT NULL,
  created_at timestamptz(3) NOT NULL,
  created_by uuid,
  CONSTRAINT attachments_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT attachments_subject CHECK (num_nonnulls(person_id, organisation_id) = 1),
  CONSTRAINT attachments_file FOREIGN KEY (workspace_id, file_id) REFERENCES files (workspace_id, id),
  CONSTRAINT attachments_member FOREIGN KEY (workspace_id, created_by) REFERENCES members (workspace_id, id),
  CONSTRAINT attachments_person FOREIGN KEY (workspace_id, person_id) REFERENCES people (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT attachments_organisation FOREIGN KEY (workspace_id, organisation_id) REFERENCES organisations (workspace_id, id) ON DELETE CASCADE
);
SELECT fh_tenant('attachments');
CREATE INDEX attachments_of_person ON attachments (workspace_id, person_id, created_at DESC, id DESC) WHERE person_id IS NOT NULL;
CREATE INDEX attachments_of_organisation ON attachments (workspace_id, organisation_id, created_at DESC, id DESC) WHERE organisation_id IS NOT NULL;
CREATE INDEX attachments_of_file ON attachments (workspace_id, file_id);
CREATE INDEX attachments_of_member ON attachments (workspace_id, created_by);

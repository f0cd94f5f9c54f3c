-- What members wrote down while a conversation went on. What they say is never changed, and a device makes their ids, so
-- that phones without a network are merged by time without a loss.
CREATE TABLE live_entries (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  member_id uuid NOT NULL,
  kind text NOT NULL,
  at timestamptz(3) NOT NULL,
  body text NOT NULL,
  place text NOT NULL,
  mark text,
  -- A prompt, a section, a guide, a member, a text or another entry, as the kind says.
  of_id uuid,
  number int,
  received_at timestamptz(3) NOT NULL,
  -- The text that its words became a line of, and the piece of evidence that was made of what was seen.
  text_id uuid,
  evidence_id uuid,
  CONSTRAINT live_entries_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT live_entries_conversation FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversations (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT live_entries_member FOREIGN KEY (workspace_id, member_id) REFERENCES members (workspace_id, id)
);
SELECT fh_tenant('live_entries');
CREATE INDEX live_entries_of ON live_entries (workspace_id, conversation_id, received_at);
CREATE INDEX live_entries_member ON live_entries (workspace_id, member_id);

-- What we know or believe of somebody's pressures and circumstances; each line says which of the two it is.
CREATE TABLE backgrounds (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  aspect text NOT NULL CONSTRAINT backgrounds_aspect CHECK (aspect IN ('pressure', 'circumstance', 'other')),
  words text NOT NULL,
  basis text NOT NULL CONSTRAINT backgrounds_basis CHECK (basis IN ('heard', 'assumed')),
  noted_by uuid,
  noted_at timestamptz(3) NOT NULL,
  CONSTRAINT backgrounds_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT backgrounds_person FOREIGN KEY (workspace_id, person_id) REFERENCES people (workspace_id, id)
);
SELECT fh_tenant('backgrounds');
CREATE INDEX backgrounds_of ON backgrounds (workspace_id, person_id, noted_at);

CREATE TABLE field_photos (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  member_id uuid NOT NULL,
  file_id uuid NOT NULL,
  at timestamptz(3) NOT NULL,
  caption text NOT NULL,
  place text NOT NULL,
  evidence_id uuid,
  created_at timestamptz(3) NOT NULL,
  CONSTRAINT field_photos_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT field_photos_conversation FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversations (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT field_photos_member FOREIGN KEY (workspace_id, member_id) REFERENCES members (workspace_id, id),
  CONSTRAINT field_photos_file FOREIGN KEY (workspace_id, file_id) REFERENCES files (workspace_id, id)
);
SELECT fh_tenant('field_photos');
CREATE INDEX field_photos_of ON field_photos (workspace_id, conversation_id, at, id);
CREATE INDEX field_photos_file ON field_photos (workspace_id, file_id);
CREATE INDEX field_photos_member ON field_photos (workspace_id, member_id);

-- What a transcript shows of how it was listened to, worked out whenever its text or its speakers change.
CREATE TABLE listening_measures (
  workspace_id uuid NOT NULL,
  text_id uuid NOT NULL,
  version_id uuid NOT NULL,
  measured jsonb NOT NULL,
  measured_at timestamptz(3) NOT NULL,
  CONSTRAINT listening_measures_pk PRIMARY KEY (workspace_id, text_id),
  CONSTRAINT listening_measures_text FOREIGN KEY (workspace_id, text_id) REFERENCES texts (workspace_id, id) ON DELETE CASCADE
);
SELECT fh_tenant('listening_measures');

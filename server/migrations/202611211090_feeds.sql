-- Addresses with a secret, for calendars and readers that can do no more than ask for one. Only a hash is kept.
CREATE TABLE feeds (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  hash text COLLATE "C" NOT NULL,
  kind text NOT NULL CONSTRAINT feeds_kind CHECK (kind IN ('calendar', 'claims')),
  member_id uuid NOT NULL,
  created_at timestamptz(3) NOT NULL,
  last_used_at timestamptz(3),
  revoked_at timestamptz(3),
  CONSTRAINT feeds_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT feeds_hash UNIQUE (workspace_id, hash),
  CONSTRAINT feeds_member FOREIGN KEY (workspace_id, member_id) REFERENCES members (workspace_id, id)
);
SELECT fh_tenant('feeds');
CREATE INDEX feeds_of ON feeds (workspace_id, member_id);

-- What the feed of claims tells, without reading through everything else that happened.
CREATE INDEX events_of_claims ON events (workspace_id, at DESC, id DESC) WHERE name IN ('claim.created', 'claim.rung_changed');
CREATE INDEX conversation_members_of ON conversation_members (workspace_id, member_id, conversation_id);

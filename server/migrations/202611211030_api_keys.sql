-- Keys for programs. Only a hash is kept; the workspace stands in the key itself, so that nothing global is looked up.
CREATE TABLE api_keys (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  hash text COLLATE "C" NOT NULL,
  ending text NOT NULL,
  name text NOT NULL,
  member_id uuid NOT NULL,
  role text NOT NULL CONSTRAINT api_keys_role CHECK (role IN ('viewer', 'member', 'admin')),
  access text NOT NULL CONSTRAINT api_keys_access CHECK (access IN ('read', 'suggest', 'write')),
  created_at timestamptz(3) NOT NULL,
  expires_at timestamptz(3),
  last_used_at timestamptz(3),
  revoked_at timestamptz(3),
  revoked_by uuid,
  CONSTRAINT api_keys_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT api_keys_hash UNIQUE (workspace_id, hash),
  CONSTRAINT api_keys_member FOREIGN KEY (workspace_id, member_id) REFERENCES members (workspace_id, id)
);
SELECT fh_tenant('api_keys');
CREATE INDEX api_keys_of ON api_keys (workspace_id, member_id);

-- By what a member acted, where it was not their own hand: a key, or a suggestion that they accepted.
ALTER TABLE events ADD COLUMN through jsonb;
ALTER TABLE events DROP CONSTRAINT events_actor_kind;
ALTER TABLE events ADD CONSTRAINT events_actor_kind CHECK (actor_kind IN ('member', 'key', 'system', 'visitor'));

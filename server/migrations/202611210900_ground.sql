-- The ground: helpers that every later migration calls, and what a workspace is.
-- Rules for all migrations: docs/decisions/0004-schema-rules.md.

CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- Places a table on a Citus cluster; does nothing on one PostgreSQL. Call it right after CREATE TABLE.
CREATE FUNCTION fh_place(table_name text, kind text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF to_regproc('pg_catalog.create_reference_table') IS NULL THEN RETURN; END IF;
  IF kind = 'reference' THEN
    EXECUTE 'SELECT create_reference_table($1::text)' USING table_name;
  ELSE
    EXECUTE 'SELECT create_distributed_table($1::text::regclass, ''workspace_id'', colocate_with => $2)'
      USING table_name, CASE WHEN table_name = 'members' THEN 'none' ELSE 'members' END;
  END IF;
END $$;

-- Opens one workspace for the rest of the transaction. `SET LOCAL` travels to the workers of a cluster.
CREATE FUNCTION fh_set_ws(workspace uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM set_config('citus.propagate_set_commands', 'local', true);
  EXECUTE format('SET LOCAL app.workspace_id = %L', workspace);
END $$;

-- Makes a table a tenant table: placed, row-level security forced, readable by the roles that work in a workspace.
CREATE FUNCTION fh_tenant(table_name text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM fh_place(table_name, 'tenant');
  EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', table_name);
  EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', table_name);
  EXECUTE format(
    'CREATE POLICY in_workspace ON %I TO firsthand_app, firsthand_worker
       USING (workspace_id = NULLIF(current_setting(''app.workspace_id'', true), '''')::uuid)
       WITH CHECK (workspace_id = NULLIF(current_setting(''app.workspace_id'', true), '''')::uuid)', table_name);
  EXECUTE format('CREATE POLICY whole_backup ON %I FOR SELECT TO firsthand_backup USING (true)', table_name);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO firsthand_app, firsthand_worker', table_name);
  EXECUTE format('GRANT SELECT ON %I TO firsthand_backup', table_name);
END $$;

GRANT USAGE ON SCHEMA public TO firsthand_app, firsthand_search, firsthand_worker, firsthand_backup;

-- Global: which workspaces exist. Everything that belongs to one is in tenant tables.
CREATE TABLE workspaces (
  id uuid CONSTRAINT workspaces_pk PRIMARY KEY,
  name text NOT NULL,
  created_at timestamptz(3) NOT NULL
);
SELECT fh_place('workspaces', 'reference');
GRANT SELECT, INSERT, UPDATE, DELETE ON workspaces TO firsthand_app;
GRANT SELECT ON workspaces TO firsthand_worker, firsthand_backup;

-- Global: which account has which workspaces. Keys alone; the role stands in members.
CREATE TABLE memberships (
  account_id uuid NOT NULL,
  workspace_id uuid NOT NULL,
  CONSTRAINT memberships_pk PRIMARY KEY (account_id, workspace_id)
);
SELECT fh_place('memberships', 'reference');
GRANT SELECT, INSERT, DELETE ON memberships TO firsthand_app;
GRANT SELECT ON memberships TO firsthand_backup;

-- Global, one row: whether anybody has taken this installation, and the hash of the link that lets them.
CREATE TABLE installation (
  id smallint CONSTRAINT installation_pk PRIMARY KEY CONSTRAINT installation_one CHECK (id = 1),
  setup_hash text,
  claimed_at timestamptz(3)
);
SELECT fh_place('installation', 'reference');
INSERT INTO installation (id) VALUES (1);
GRANT SELECT, UPDATE ON installation TO firsthand_app;
GRANT SELECT ON installation TO firsthand_backup;

CREATE TABLE members (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  account_id uuid,
  name text NOT NULL,
  email text NOT NULL,
  role text NOT NULL CONSTRAINT members_role CHECK (role IN ('viewer', 'member', 'admin', 'owner')),
  leader_since timestamptz(3),
  weekly_conversations_goal smallint NOT NULL DEFAULT 2,
  created_at timestamptz(3) NOT NULL,
  left_at timestamptz(3),
  CONSTRAINT members_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT members_account UNIQUE (workspace_id, account_id)
);
SELECT fh_tenant('members');

CREATE TABLE workspace_settings (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  half_life_days int NOT NULL DEFAULT 180,
  default_country text,
  example_loaded_at timestamptz(3),
  CONSTRAINT workspace_settings_pk PRIMARY KEY (workspace_id, id)
);
SELECT fh_tenant('workspace_settings');

CREATE TABLE invitations (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  email text,
  role text NOT NULL CONSTRAINT invitations_role CHECK (role IN ('viewer', 'member', 'admin', 'owner')),
  token_hash text NOT NULL,
  invited_by uuid NOT NULL,
  created_at timestamptz(3) NOT NULL,
  expires_at timestamptz(3) NOT NULL,
  accepted_at timestamptz(3),
  accepted_by uuid,
  revoked_at timestamptz(3),
  CONSTRAINT invitations_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT invitations_inviter FOREIGN KEY (workspace_id, invited_by) REFERENCES members (workspace_id, id),
  CONSTRAINT invitations_acceptor FOREIGN KEY (workspace_id, accepted_by) REFERENCES members (workspace_id, id)
);
SELECT fh_tenant('invitations');

-- Opens a workspace for an account and answers who that account is there, in one round trip. No row: not a member.
CREATE FUNCTION fh_open(workspace uuid, account uuid)
RETURNS TABLE (id uuid, name text, email text, role text, leader_since timestamptz) LANGUAGE plpgsql AS $$
BEGIN
  PERFORM fh_set_ws(workspace);
  RETURN QUERY SELECT m.id, m.name, m.email, m.role, m.leader_since::timestamptz FROM members m
    WHERE m.workspace_id = workspace AND m.account_id = account AND m.left_at IS NULL;
END $$;

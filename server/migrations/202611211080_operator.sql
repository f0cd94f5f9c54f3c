-- Who runs the installation sees how it does and nothing that is in it: kinds, states, sizes and moments, as columns that
-- this role alone may read across workspaces.
GRANT USAGE ON SCHEMA public TO firsthand_operator;
GRANT SELECT (id, created_at) ON workspaces TO firsthand_operator;
GRANT SELECT ON firsthand_migrations TO firsthand_operator;
GRANT SELECT (workspace_id, kind, state, attempts, created_at, started_at, finished_at) ON jobs TO firsthand_operator;
CREATE POLICY operator_counts ON jobs FOR SELECT TO firsthand_operator USING (true);
GRANT SELECT (workspace_id, kind, due_at) ON wakeups TO firsthand_operator;
CREATE POLICY operator_counts ON wakeups FOR SELECT TO firsthand_operator USING (true);
GRANT SELECT (workspace_id, consumer, attempts, created_at) ON outbox TO firsthand_operator;
CREATE POLICY operator_counts ON outbox FOR SELECT TO firsthand_operator USING (true);
GRANT SELECT (workspace_id, size) ON files TO firsthand_operator;
CREATE POLICY operator_counts ON files FOR SELECT TO firsthand_operator USING (true);
CREATE INDEX jobs_failed ON jobs (finished_at) WHERE state = 'failed';

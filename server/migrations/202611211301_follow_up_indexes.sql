-- Asking is counted from the index alone; nothing lists all touches of a workspace by time.
DROP INDEX touchpoints_newest;
CREATE INDEX touchpoints_asked ON touchpoints (workspace_id, at) INCLUDE (member_id, channel, outcome) WHERE direction = 'ours';

-- What is put off stands by when it comes back.
CREATE INDEX tasks_snoozed ON tasks (workspace_id, snoozed_until, id) WHERE done_at IS NULL AND snoozed_until IS NOT NULL;

-- Who talked how much and when, worked out when a text is added and when its speakers are matched: lists and pages only read it.
ALTER TABLE texts ADD COLUMN speech jsonb;
ALTER TABLE texts ADD COLUMN team_share real;

CREATE INDEX conversations_planned ON conversations (workspace_id, happened_at DESC, id DESC) WHERE archived_at IS NULL AND held_at IS NULL;

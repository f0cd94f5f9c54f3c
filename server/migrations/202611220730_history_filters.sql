-- The history of one kind of thing, and of one member. What an import makes by itself, people by the million, is in neither.
CREATE INDEX events_of_kind ON events (workspace_id, subject_kind, at DESC, id DESC) WHERE subject_kind <> 'person';
CREATE INDEX events_of_member ON events (workspace_id, actor_id, at DESC, id DESC) WHERE actor_id IS NOT NULL;

-- Whom an undo has made as they were, so that one that is asked for again does not take its own work for somebody's change.
ALTER TABLE import_updates ADD COLUMN reverted_at timestamptz;

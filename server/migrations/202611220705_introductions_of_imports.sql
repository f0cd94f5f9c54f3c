-- Which import said who introduced somebody, so that taking it back takes that back too. Whatever anybody says of the
-- introduction later is theirs, and empties it.
ALTER TABLE referrals ADD COLUMN import_id uuid;
CREATE INDEX referrals_by_import ON referrals (workspace_id, import_id) WHERE import_id IS NOT NULL;
ALTER TABLE imports ADD COLUMN introductions_removed int NOT NULL DEFAULT 0;

-- Rows that somebody corrected before the import started, by the line they stand in: kept until it has ended.
ALTER TABLE imports ADD COLUMN corrections jsonb NOT NULL DEFAULT '[]';
ALTER TABLE imports ADD COLUMN rows_corrected int NOT NULL DEFAULT 0;
ALTER TABLE imports ADD COLUMN mentions_refused int NOT NULL DEFAULT 0;

-- Whom a field of a row names, to be found when everybody of the file is there; without a field: who introduced them.
ALTER TABLE import_introductions ADD COLUMN field_id uuid;

-- A file says where somebody's clock is, as a booking does; what somebody stated stands apart from both.
ALTER TABLE people DROP CONSTRAINT people_time_zone_source;
ALTER TABLE people ADD CONSTRAINT people_time_zone_source CHECK (time_zone_source IN ('stated', 'booking', 'import'));

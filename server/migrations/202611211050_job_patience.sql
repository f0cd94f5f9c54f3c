-- How often a job was taken up since its last finished step: what tells a job that gets on, though the server is killed
-- again and again, from one that never will.
ALTER TABLE jobs ADD COLUMN fruitless smallint NOT NULL DEFAULT 0;

-- By when the first answer was due: what is answered in time is measured by it, also after a complaint was opened again.
ALTER TABLE complaints ADD COLUMN first_due_at timestamptz(3) NOT NULL;

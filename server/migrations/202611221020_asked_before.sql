-- How the question just before an answer was asked: faults that the lint finds, as labels and rules, without its words. Somebody
-- who heard it may say that the question did not lead after all.
ALTER TABLE evidence ADD COLUMN asked jsonb NOT NULL DEFAULT '[]';
ALTER TABLE evidence ADD COLUMN asked_fairly_at timestamptz(3);
ALTER TABLE evidence ADD COLUMN asked_fairly_by uuid;

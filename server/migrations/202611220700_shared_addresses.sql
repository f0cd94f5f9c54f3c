-- An address such as office@ is several people's; any other says who somebody is, and one person has it.
ALTER TABLE person_emails ADD COLUMN is_shared boolean NOT NULL DEFAULT false;
ALTER TABLE person_emails DROP CONSTRAINT person_emails_key;
-- One index for both, so that whoever looks for an address finds every holder by it.
CREATE UNIQUE INDEX person_emails_key ON person_emails
  (workspace_id, email_key, (CASE WHEN is_shared THEN person_id END)) NULLS NOT DISTINCT;

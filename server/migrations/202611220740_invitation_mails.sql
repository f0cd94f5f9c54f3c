-- What became of the mail of an invitation. Those of before had no state.
ALTER TABLE invitations ADD COLUMN mail_state text;
ALTER TABLE invitations ADD COLUMN mail_problem text;
ALTER TABLE invitations ADD CONSTRAINT invitations_mail_state CHECK (mail_state IN ('sending', 'sent', 'failed', 'unknown'));

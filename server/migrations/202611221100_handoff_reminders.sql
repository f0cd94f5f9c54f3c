-- What became of the mail that reminds of an overdue hand-off. Those of before had no state.
ALTER TABLE handoffs ADD COLUMN reminder_state text;
ALTER TABLE handoffs ADD COLUMN reminder_problem text;
ALTER TABLE handoffs ADD CONSTRAINT handoffs_reminder_state CHECK (reminder_state IN ('sending', 'sent', 'failed', 'unknown'));

-- How many of those who were to be reminded of an overdue hand-off the mail server took a mail for. Nobody counted before.
ALTER TABLE handoffs ADD COLUMN reminder_sent integer;
ALTER TABLE handoffs ADD COLUMN reminder_of integer;

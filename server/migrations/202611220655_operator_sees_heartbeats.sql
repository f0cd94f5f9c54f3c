-- By the latest moment that anything noted a server notices, when it starts, that the clock was set back while it was off:
-- platform/jobs/clock-watch.ts.
GRANT SELECT (heartbeat_at) ON jobs TO firsthand_operator;

-- Tries at what somebody might guess (passwords, codes, keys), counted for all servers together: platform/http/limits.ts.
-- The key is a hash with a key of the installation, so no address and no place stands here. Rows go when their window ends.
CREATE TABLE auth.tries (
  "key" text CONSTRAINT tries_pk PRIMARY KEY,
  "count" integer NOT NULL,
  "until" timestamptz(3) NOT NULL
);
SELECT fh_place('auth.tries', 'reference');
GRANT SELECT, INSERT, UPDATE, DELETE ON auth.tries TO firsthand_auth;
GRANT SELECT ON auth.tries TO firsthand_backup;

-- One event is the audit entry and what other parts hear. Its time orders it for people; nothing else does.
CREATE TABLE events (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL,
  at timestamptz(3) NOT NULL,
  actor_id uuid,
  actor_kind text NOT NULL CONSTRAINT events_actor_kind CHECK (actor_kind IN ('member', 'system', 'visitor')),
  subject_kind text NOT NULL,
  subject_id uuid NOT NULL,
  before jsonb,
  after jsonb,
  CONSTRAINT events_pk PRIMARY KEY (workspace_id, id)
);
SELECT fh_tenant('events');
CREATE INDEX events_newest ON events (workspace_id, at DESC, id DESC);
CREATE INDEX events_subject ON events (workspace_id, subject_id, at DESC);

-- One row per event and consumer, taken away when the consumer has dealt with it.
CREATE TABLE outbox (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  event_id uuid NOT NULL,
  consumer text NOT NULL,
  attempts smallint NOT NULL DEFAULT 0,
  problem text,
  created_at timestamptz(3) NOT NULL,
  CONSTRAINT outbox_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT outbox_event FOREIGN KEY (workspace_id, event_id) REFERENCES events (workspace_id, id) ON DELETE CASCADE
);
SELECT fh_tenant('outbox');
CREATE INDEX outbox_order ON outbox (workspace_id, created_at, id);

CREATE TABLE jobs (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL,
  input jsonb NOT NULL,
  state text NOT NULL CONSTRAINT jobs_state CHECK (state IN ('waiting', 'running', 'done', 'failed', 'cancelled')),
  progress_done bigint NOT NULL DEFAULT 0,
  progress_total bigint,
  checkpoint jsonb,
  result jsonb,
  problem jsonb,
  attempts smallint NOT NULL DEFAULT 0,
  asked_by uuid,
  created_at timestamptz(3) NOT NULL,
  started_at timestamptz(3),
  heartbeat_at timestamptz(3),
  finished_at timestamptz(3),
  cancelled_at timestamptz(3),
  cancelled_by uuid,
  CONSTRAINT jobs_pk PRIMARY KEY (workspace_id, id)
);
SELECT fh_tenant('jobs');
CREATE INDEX jobs_newest ON jobs (workspace_id, created_at DESC, id DESC);

-- What is waiting to be done, as keys alone: the worker reads these across workspaces and then opens one at a time.
CREATE TABLE wakeups (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL CONSTRAINT wakeups_kind CHECK (kind IN ('job', 'outbox')),
  due_at timestamptz(3) NOT NULL,
  CONSTRAINT wakeups_pk PRIMARY KEY (workspace_id, id, kind)
);
SELECT fh_tenant('wakeups');
CREATE POLICY worker_sees_keys ON wakeups FOR SELECT TO firsthand_worker USING (true);
CREATE INDEX wakeups_due ON wakeups (due_at);

CREATE TABLE files (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  sha256 text NOT NULL,
  name text NOT NULL,
  media_type text NOT NULL,
  size bigint NOT NULL,
  created_at timestamptz(3) NOT NULL,
  created_by uuid,
  CONSTRAINT files_pk PRIMARY KEY (workspace_id, id)
);
SELECT fh_tenant('files');
CREATE INDEX files_content ON files (workspace_id, sha256);

-- One row per searchable thing (and per turn of a text). The search role may read keys and index columns, no content.
CREATE TABLE search_entries (
  workspace_id uuid NOT NULL,
  kind text NOT NULL,
  subject_id uuid NOT NULL,
  part int NOT NULL DEFAULT 0,
  folded text NOT NULL,
  words tsvector NOT NULL,
  weight real NOT NULL DEFAULT 1,
  CONSTRAINT search_entries_pk PRIMARY KEY (workspace_id, kind, subject_id, part)
);
SELECT fh_tenant('search_entries');
CREATE INDEX search_entries_words ON search_entries USING gin (words);
CREATE INDEX search_entries_folded ON search_entries USING gin (folded gin_trgm_ops);
CREATE POLICY by_filter ON search_entries FOR SELECT TO firsthand_search USING (true);
GRANT SELECT ON search_entries TO firsthand_search;

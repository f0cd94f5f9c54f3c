-- What a member wrote on a code, or read into evidence, before words in it were hidden. The memo itself holds what may be read,
-- as turns and evidence do; this leaves in no archive. `about` is the code or the pressure that the memo stands on, and
-- `shown` tells the memo after its code was merged into another.
CREATE TABLE hidden_memos (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  evidence_id uuid NOT NULL,
  member_id uuid NOT NULL,
  about text NOT NULL,
  shown text NOT NULL,
  words text NOT NULL,
  CONSTRAINT hidden_memos_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT hidden_memos_evidence FOREIGN KEY (workspace_id, evidence_id) REFERENCES evidence (workspace_id, id) ON DELETE CASCADE
);
SELECT fh_tenant('hidden_memos');
CREATE INDEX hidden_memos_evidence ON hidden_memos (workspace_id, evidence_id);

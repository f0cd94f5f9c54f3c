-- What an import changed of organisations that were there before it, to be found again and to be taken back.
CREATE TABLE import_organisation_updates (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  import_id uuid NOT NULL,
  organisation_id uuid NOT NULL,
  line int NOT NULL,
  before jsonb NOT NULL,
  version int NOT NULL,
  CONSTRAINT import_organisation_updates_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT import_organisation_updates_import FOREIGN KEY (workspace_id, import_id)
    REFERENCES imports (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT import_organisation_updates_organisation FOREIGN KEY (workspace_id, organisation_id)
    REFERENCES organisations (workspace_id, id) ON DELETE CASCADE
);
SELECT fh_tenant('import_organisation_updates');
CREATE INDEX import_organisation_updates_of ON import_organisation_updates (workspace_id, import_id, organisation_id);
CREATE INDEX import_organisation_updates_organisation_of ON import_organisation_updates (workspace_id, organisation_id);

ALTER TABLE imports ADD COLUMN organisations_updated int NOT NULL DEFAULT 0;
ALTER TABLE imports ADD COLUMN organisations_reverted int NOT NULL DEFAULT 0;
ALTER TABLE imports ADD COLUMN organisations_spared int NOT NULL DEFAULT 0;

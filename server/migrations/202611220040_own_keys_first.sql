-- Foreign keys are checked by plans that a connection makes once, often while a table is empty. An index that begins with
-- the workspace and is small, as of a column that most leave empty, then looks cheaper than the primary key, and every
-- check reads the whole workspace. What leaves the empty ones out cannot be taken for that.
DROP INDEX people_by_import;
CREATE INDEX people_by_import ON people (workspace_id, import_id) WHERE import_id IS NOT NULL;
DROP INDEX people_in_organisation;
CREATE INDEX people_in_organisation ON people (workspace_id, organisation_id, sort_key, id) WHERE organisation_id IS NOT NULL;
DROP INDEX evidence_source;
CREATE INDEX evidence_source ON evidence (workspace_id, source_id) WHERE source_id IS NOT NULL;
DROP INDEX claims_source;
CREATE INDEX claims_source ON claims (workspace_id, source_id) WHERE source_id IS NOT NULL;
DROP INDEX texts_source;
CREATE INDEX texts_source ON texts (workspace_id, source_id) WHERE source_id IS NOT NULL;
DROP INDEX speakers_person;
CREATE INDEX speakers_person ON speakers (workspace_id, person_id) WHERE person_id IS NOT NULL;
DROP INDEX evidence_of_person;
CREATE INDEX evidence_of_person ON evidence (workspace_id, person_id, happened_at DESC) WHERE person_id IS NOT NULL;

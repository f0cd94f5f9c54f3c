-- Filters of people are answered from indexes alone, without visiting the rows that fit.

CREATE INDEX people_here ON people (workspace_id, id) WHERE archived_at IS NULL;

DROP INDEX contact_types_of;
CREATE INDEX contact_types_of ON contact_types (workspace_id, person_id) INCLUDE (type, since, until);
DROP INDEX contact_types_by_type;
CREATE INDEX contact_types_by_type ON contact_types (workspace_id, type, person_id) INCLUDE (since, until);

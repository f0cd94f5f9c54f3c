/**
 * The text that `insertRows` writes on one PostgreSQL: rows from arrays and from nothing else. A cluster is never sent it
 * (docs/guide/scale.md).
 */
export const rowsFromArrays =
  /^INSERT INTO \w+ \(workspace_id(?:, \w+)*\) SELECT (?:(?!\b(?:SELECT|FROM)\b).)+ FROM unnest\(\$\d+::\w+\[\](?:, \$\d+::\w+\[\])*\) AS u\(\w+(?:, \w+)*\)(?: ON CONFLICT (?:(?!\b(?:SELECT|FROM)\b).)+)?$/i

/** What the check of statements says of it. */
export const selectInInsert = 'INSERT … SELECT under policies: write rows of VALUES'

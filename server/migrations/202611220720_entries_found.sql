-- What entries of pipelines are about is found as everything else is, also when it is mistyped.
INSERT INTO search_entries (workspace_id, kind, subject_id, part, folded, words, weight)
  SELECT e.workspace_id, 'entry', e.id, 0, e.folded,
    array_to_tsvector(ARRAY(SELECT DISTINCT left(word[1], 60) FROM regexp_matches(e.folded, '[[:alnum:]]+', 'g') AS word)), 1
  FROM (SELECT workspace_id, id, lower(regexp_replace(
      CASE WHEN getdatabaseencoding() = 'UTF8' THEN normalize(title, NFKD) ELSE title END, U&'[\0300-\036F]', '', 'g')) AS folded
    FROM pipeline_entries WHERE title <> '') AS e
  ON CONFLICT DO NOTHING;
INSERT INTO search_words (workspace_id, word)
  SELECT DISTINCT s.workspace_id, word FROM search_entries s, unnest(tsvector_to_array(s.words)) AS word
  WHERE s.kind = 'entry' AND length(word) >= 4 AND word ~ '^[[:alpha:]]+$'
  ON CONFLICT DO NOTHING;

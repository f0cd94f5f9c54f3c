-- Titles of texts stand among all their turns: found apart without reading these.
CREATE INDEX search_entries_titles ON search_entries (workspace_id, subject_id) WHERE kind = 'text' AND part = -1;

-- Memos of codes and ladders of whys are found by their words. Where something is hidden in a workspace they are left out
-- here, since they may name it; they are found from their next change on.
INSERT INTO search_entries (workspace_id, kind, subject_id, part, folded, words, weight)
  SELECT n.workspace_id, 'memo', n.id, 0, n.folded,
    array_to_tsvector(ARRAY(SELECT DISTINCT left(word[1], 60) FROM regexp_matches(n.folded, '[[:alnum:]]+', 'g') AS word)), 1
  FROM (SELECT t.workspace_id, t.id, left(lower(regexp_replace(
      CASE WHEN getdatabaseencoding() = 'UTF8' THEN normalize(t.words, NFKD) ELSE t.words END, U&'[\0300-\036F]', '', 'g')), 20000) AS folded
    FROM (SELECT k.workspace_id, k.evidence_id AS id, string_agg(k.memo, E'\n') AS words
      FROM codings k JOIN codes c ON c.workspace_id = k.workspace_id AND c.id = k.code_id AND c.archived_at IS NULL
      WHERE k.memo <> '' AND NOT EXISTS (SELECT FROM redactions r WHERE r.workspace_id = k.workspace_id AND r.lifted_at IS NULL)
      GROUP BY k.workspace_id, k.evidence_id) AS t
    WHERE t.words <> '') AS n
  ON CONFLICT DO NOTHING;
INSERT INTO search_entries (workspace_id, kind, subject_id, part, folded, words, weight)
  SELECT n.workspace_id, 'why', n.id, 0, n.folded,
    array_to_tsvector(ARRAY(SELECT DISTINCT left(word[1], 60) FROM regexp_matches(n.folded, '[[:alnum:]]+', 'g') AS word)), 1
  FROM (SELECT t.workspace_id, t.id, left(lower(regexp_replace(
      CASE WHEN getdatabaseencoding() = 'UTF8' THEN normalize(t.words, NFKD) ELSE t.words END, U&'[\0300-\036F]', '', 'g')), 20000) AS folded
    FROM (SELECT w.workspace_id, w.id, concat_ws(E'\n', nullif(w.symptom, ''), c.sentence, string_agg(s.sentence, E'\n')) AS words
      FROM whys w
      LEFT JOIN claims c ON c.workspace_id = w.workspace_id AND c.id = w.claim_id AND w.symptom = ''
      LEFT JOIN why_steps s ON s.workspace_id = w.workspace_id AND s.why_id = w.id
      WHERE w.archived_at IS NULL AND NOT EXISTS (SELECT FROM redactions r WHERE r.workspace_id = w.workspace_id AND r.lifted_at IS NULL)
      GROUP BY w.workspace_id, w.id, w.symptom, c.sentence) AS t
    WHERE t.words <> '') AS n
  ON CONFLICT DO NOTHING;
INSERT INTO search_words (workspace_id, word)
  SELECT DISTINCT s.workspace_id, word FROM search_entries s, unnest(tsvector_to_array(s.words)) AS word
  WHERE s.kind IN ('memo', 'why') AND length(word) >= 4 AND word ~ '^[[:alpha:]]+$'
  ON CONFLICT DO NOTHING;

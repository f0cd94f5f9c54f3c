-- Live notes and practice talks are found by their words. Where something is hidden in a workspace its notes are left out
-- here, since they may name it; they are found from the next change of what is hidden on.
INSERT INTO search_entries (workspace_id, kind, subject_id, part, folded, words, weight)
  SELECT n.workspace_id, n.kind, n.id, n.part, n.folded,
    array_to_tsvector(ARRAY(SELECT DISTINCT left(word[1], 60) FROM regexp_matches(n.folded, '[[:alnum:]]+', 'g') AS word)), 1
  FROM (SELECT t.workspace_id, t.kind, t.id, t.part, left(lower(regexp_replace(
      CASE WHEN getdatabaseencoding() = 'UTF8' THEN normalize(t.words, NFKD) ELSE t.words END, U&'[\0300-\036F]', '', 'g')), 20000) AS folded
    FROM (
      SELECT e.workspace_id, 'live_note' AS kind, e.conversation_id AS id,
        (('x' || right(e.id::text, 8))::bit(32)::bigint & 2147483647)::int AS part,
        string_agg(e.body || ' ' || e.place, E'\n') AS words
      FROM live_entries e
      WHERE e.text_id IS NULL AND e.body <> '' AND e.kind IN ('note', 'quote', 'seen', 'mark')
        AND NOT EXISTS (SELECT FROM live_entries b WHERE b.workspace_id = e.workspace_id
          AND b.conversation_id = e.conversation_id AND b.kind = 'taken_back' AND b.of_id = e.id AND b.member_id = e.member_id)
        AND NOT EXISTS (SELECT FROM redactions r WHERE r.workspace_id = e.workspace_id AND r.lifted_at IS NULL)
      GROUP BY 1, 3, 4
      UNION ALL
      SELECT p.workspace_id, 'practice', p.session_id, p.position, p.body FROM practice_turns p WHERE p.body <> ''
      UNION ALL
      SELECT s.workspace_id, 'practice', s.id, -1, s.goal FROM practice_sessions s WHERE s.goal <> ''
    ) AS t) AS n
  ON CONFLICT DO NOTHING;
INSERT INTO search_words (workspace_id, word)
  SELECT DISTINCT s.workspace_id, word FROM search_entries s, unnest(tsvector_to_array(s.words)) AS word
  WHERE s.kind IN ('live_note', 'practice') AND length(word) >= 4 AND word ~ '^[[:alpha:]]+$'
  ON CONFLICT DO NOTHING;

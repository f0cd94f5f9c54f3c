-- The words that are found somewhere, each once: what is mistyped is compared with these instead of with every text.
CREATE TABLE search_words (
  workspace_id uuid NOT NULL,
  word text COLLATE "C" NOT NULL,
  CONSTRAINT search_words_pk PRIMARY KEY (workspace_id, word)
);
SELECT fh_tenant('search_words');
INSERT INTO search_words (workspace_id, word)
  SELECT DISTINCT entries.workspace_id, word FROM search_entries entries, unnest(tsvector_to_array(entries.words)) AS word
  WHERE length(word) >= 4 AND word !~ '^[0-9]+$';
CREATE INDEX search_words_alike ON search_words USING gin (word gin_trgm_ops);
CREATE POLICY by_filter ON search_words FOR SELECT TO firsthand_search USING (true);
GRANT SELECT ON search_words TO firsthand_search;

DROP INDEX search_entries_folded;

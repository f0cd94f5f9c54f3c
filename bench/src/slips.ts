// Names with a slip of the keyboard in them, and what bare SQL makes of them.
import { createHash } from 'node:crypto'
import type pg from 'pg'

const names = 100_000
const digits = '0123456789'
const letters = 'ghijklmnop'

/** One of many names, as `nameInSql` makes them too: a workspace of this size has a long list of words. */
export function nameOf(number: number): string {
  const hash = createHash('md5')
    .update(String(number % names))
    .digest('hex')
  return hash.slice(0, 7).replaceAll(/[0-9]/g, (digit) => letters[Number(digit)]!)
}

export function nameInSql(number: string): string {
  return `translate(substr(md5((${number} % ${names})::text), 1, 7), '${digits}', '${letters}')`
}

/** Two letters changed over. */
export function mistyped(name: string): string {
  return name.slice(0, 3) + name[4]! + name[3]! + name.slice(5)
}

/** The first word read as those that it is nearest to, the others as they are; undefined where it is like none. */
async function wordsNear(
  search: pg.Client,
  workspaceId: string,
  folded: string,
): Promise<string | undefined> {
  const [first, ...others] = folded.split(' ')
  const near = await search.query<{ word: string }>(
    `SELECT word FROM search_words WHERE workspace_id = $1 AND $2 <% word ORDER BY word_similarity($2, word) DESC LIMIT 12`,
    [workspaceId, first],
  )
  if (near.rows.length === 0) return undefined
  const read = `(${near.rows.map(({ word }) => `'${word}'`).join(' | ')})`
  return [read, ...others.map((word) => `'${word}':*`)].join(' & ')
}

/**
 * What has all these words, best first: as they are written and, where nothing has, as those nearest to the first. Where a
 * word may stand everywhere, so many are looked at; where it cannot, a bound would let the planner walk everything.
 */
export async function foundBare(
  search: pg.Client,
  {
    workspaceId,
    kind,
    folded,
    lookedAt,
  }: { workspaceId: string; kind: 'person' | 'evidence'; folded: string; lookedAt: number | null },
): Promise<string[]> {
  const having = async (words: string) => {
    const { rows } = await search.query<{ id: string }>(byWords, [workspaceId, folded, words, kind, lookedAt])
    return rows.map(({ id }) => id)
  }
  const asWritten = folded.split(' ').map((word) => `'${word}':*`)
  const exact = await having(asWritten.join(' & '))
  if (exact.length > 0) return exact
  const read = await wordsNear(search, workspaceId, folded)
  return read ? having(read) : []
}

const byWords = `SELECT subject_id AS id FROM (
    SELECT subject_id, weight, similarity(left(folded, 200), $2) AS likeness FROM search_entries
    WHERE workspace_id = $1 AND words @@ $3::tsquery AND kind = $4 LIMIT $5) hits
  ORDER BY weight + likeness DESC, subject_id LIMIT 200`

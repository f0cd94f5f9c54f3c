import { sql } from 'kysely'
import type { SearchResults } from '../../platform/domain.ts'
import { refsInQuotes } from '../redaction/pseudonyms.ts'
import { everyFilter, evidenceFits, fewEvidence } from './evidence-fits.ts'

type Row = { id: string; words: string; note: string; kind: string; personId: string | null; at: string }

/** A piece of evidence by its words and its note. */
export const evidenceResults: SearchResults = {
  kind: 'evidence',
  narrowedBy: [...everyFilter, 'evidenceKind'],
  among: fewEvidence,
  async read(ctx, places, narrowing) {
    const { rows } = await sql<Row>`
      SELECT e.id, e.words, e.note, e.kind, e.person_id AS "personId", e.happened_at AS at FROM evidence e
      WHERE e.workspace_id = ${ctx.workspaceId} AND e.id = ANY(${places.map(({ id }) => id)}::uuid[])
        AND ${evidenceFits(ctx, narrowing, 'e')}`.execute(ctx.db)
    const people = await refsInQuotes(
      ctx,
      rows.map((row) => row.personId),
    )
    return rows.map(({ id, words, note, kind, personId, at }) => {
      const name = people.get(personId ?? '')?.name
      return {
        id,
        part: 0,
        title: words,
        detail: kind,
        words: note === '' ? words : `${words}\n${note}`,
        at,
        person: personId && name !== undefined ? { id: personId, name } : null,
      }
    })
  },
}

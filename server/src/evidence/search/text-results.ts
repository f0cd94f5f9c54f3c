import { sql } from 'kysely'
import type { SearchResults } from '../../platform/domain.ts'
import { titlesBeside } from '../redaction/title-names.ts'
import { everyFilter } from './evidence-fits.ts'
import { fewTexts, textFits } from './few-texts.ts'

/** A text by its title. */
export const textResults: SearchResults = {
  kind: 'text',
  parts: 'title',
  narrowedBy: everyFilter,
  among: fewTexts,
  async read(ctx, places, narrowing) {
    const { rows } = await sql<{
      id: string
      title: string
      source: string | null
      kind: string
      at: string
    }>`
      SELECT t.id, t.title, t.source_id AS source, t.kind, t.happened_at AS at FROM texts t
      WHERE t.workspace_id = ${ctx.workspaceId} AND t.id = ANY(${places.map(({ id }) => id)}::uuid[])
        AND t.archived_at IS NULL AND ${textFits(ctx, narrowing)}`.execute(ctx.db)
    const parts = new Map(places.map(({ id, part }) => [id, part]))
    // Beside them stand words that were said there.
    const titles = await titlesBeside(
      ctx,
      rows.map(({ id, title, source }) => ({ title, text: id, source })),
    )
    return rows.map(({ id, kind, at }, place) => ({
      id,
      part: parts.get(id)!,
      title: titles[place]!,
      detail: kind,
      words: titles[place]!,
      at,
    }))
  },
}

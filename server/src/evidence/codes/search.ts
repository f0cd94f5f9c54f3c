import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { SearchKind } from '../../platform/domain.ts'
import { narrowed } from '../../platform/search/narrowed.ts'
import { indexEntries } from '../../platform/search/entries.ts'
import { pathSign } from './tree.rules.ts'
import { readCodes } from './read.ts'

type Indexed = { id: string; name: string; definition: string; whenToUse: string }

/** Makes codes findable by their names and what they mean. */
export async function indexCodes(ctx: Context, codes: Indexed[]): Promise<void> {
  await indexEntries(
    ctx,
    codes.map(({ id, name, definition, whenToUse }) => ({
      kind: 'code',
      id,
      text: [name, definition, whenToUse].filter(Boolean).join(' '),
    })),
  )
}

export const codeSearchKinds: SearchKind[] = [
  narrowed(
    {
      kind: 'code',
      async present(ctx, ids) {
        const codes = await readCodes(ctx, { counted: false })
        const names = new Map(codes.map((code) => [code.id, code]))
        return codes
          .filter(({ id }) => ids.includes(id))
          .map(({ id, name, parent, definition }) => ({
            id,
            title: name,
            detail: [names.get(parent ?? '')?.name, definition.slice(0, 120)].filter(Boolean).join(pathSign),
          }))
      },
    },
    {
      table: 'codes',
      words: sql`concat_ws(' · ', x.definition, nullif(x.when_to_use, ''))`,
      by: { codes: (codes) => sql`x.id = ANY(${codes}::uuid[])` },
    },
  ),
]

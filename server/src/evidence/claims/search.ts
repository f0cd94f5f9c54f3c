import { rungs } from '@firsthand/contract/evidence/kinds'
import { sql } from 'kysely'
import type { SearchKind } from '../../platform/domain.ts'
import { presentRows } from '../../platform/search/present-rows.ts'
import { claimResults } from '../search/claim-results.ts'
import { evidenceResults } from '../search/evidence-results.ts'
import { refsInQuotes } from '../redaction/pseudonyms.ts'

/** How found claims and evidence are shown. */
export const claimSearchKinds: SearchKind[] = [
  {
    kind: 'claim',
    present: presentRows<{ id: string; sentence: string; rung: number }>(
      { table: 'claims', columns: sql`x.sentence, x.rung`, isThere: sql`x.archived_at IS NULL` },
      ({ sentence, rung }) => ({ title: sentence, detail: rungs[rung - 1]! }),
    ),
    results: [claimResults],
  },
  {
    kind: 'evidence',
    async present(ctx, ids) {
      const rows = await ctx.db
        .selectFrom('evidence')
        .select(['id', 'words', 'kind', 'personId'])
        .where('workspaceId', '=', ctx.workspaceId)
        .where('id', 'in', ids)
        .where('withdrawnAt', 'is', null)
        .execute()
      const people = await refsInQuotes(
        ctx,
        rows.map((row) => row.personId),
      )
      return rows.map(({ id, words, kind, personId }) => ({
        id,
        title: words.slice(0, 200),
        detail: [people.get(personId ?? '')?.name, kind.replace('_', ' · ')].filter(Boolean).join(' · '),
      }))
    },
    results: [evidenceResults],
  },
]

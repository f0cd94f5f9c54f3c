import { failCommon } from '@firsthand/contract/core/failure'
import type { Context } from '../../platform/context.ts'
import { isAllowed, standingsOf } from './may-be.ts'

const inWords = { record: 'being recorded', transcribe: 'having their words written down' }

/** New words of people who said no to being recorded or written down are not taken in. */
export async function refuseUnwantedWords(ctx: Context, people: Iterable<string | null>): Promise<void> {
  const ids = [...new Set([...people].filter((id) => id !== null))]
  const standings = await standingsOf(ctx, ids, ['record', 'transcribe'])
  for (const [id, holding] of standings) {
    const recorded = holding.get('record')?.standing
    // A text is no recording: that nobody asked about one is no reason to refuse it.
    const saidNo = recorded === 'refused' || recorded === 'withdrawn'
    const mayWrite = isAllowed('transcribe', holding.get('transcribe')?.standing ?? 'unsaid')
    if (mayWrite && !saidNo) continue
    const { name } = await ctx.db
      .selectFrom('people')
      .select('name')
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    failCommon('consent_refused', {
      params: { name, what: mayWrite ? inWords.record : inWords.transcribe },
    })
  }
}

import type { Consumer, Domain } from '../../platform/domain.ts'
import { postpone } from '../../platform/jobs/wakeups.ts'
import { isAddedByHand } from './by-hand.ts'
import { askForScan } from './duplicates.ts'
import { lookAgain } from './merge/merge.ts'
import { mergeNextExact } from './scan/merge-exact.ts'

const quietFor = 60_000

/** Whom people may be, kept up as they come and change. */
export function duplicateConsumers(domains: () => Domain[]): Consumer[] {
  return [
    {
      name: 'crm.duplicates',
      hears: ['person.updated', 'person.archived', 'person.restored', 'person.removed'],
      wants: async (ctx) => (isAddedByHand(ctx) ? ['person.created'] : []),
      async run(ctx, event) {
        await lookAgain(ctx, [event.subjectId])
        while (await mergeNextExact(ctx, domains()));
      },
    },
    {
      name: 'crm.duplicates_after_import',
      hears: ['import.finished'],
      run: async (ctx) => void (await askForScan(ctx)),
    },
    {
      // Programs add many people in one request after the other; the list is searched once they are through.
      name: 'crm.duplicates_after_adding',
      hears: ['people.added'],
      async run(ctx) {
        const id = await askForScan(ctx)
        const waiting = await ctx.db
          .selectFrom('jobs')
          .select('id')
          .where('workspaceId', '=', ctx.workspaceId)
          .where('id', '=', id)
          .where('attempts', '=', 0)
          .executeTakeFirst()
        // The wakeup of a job at work is its lease.
        if (waiting) await postpone(ctx, { id, kind: 'job' }, quietFor)
      },
    },
  ]
}

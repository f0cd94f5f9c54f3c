import type { Context } from '../../platform/context.ts'
import type { Consumer, Domain } from '../../platform/domain.ts'
import { askForScan } from './duplicates.ts'
import { lookAgain } from './merge/merge.ts'
import { mergeNextExact } from './scan/merge-exact.ts'

const byHand = new WeakSet<object>()

/** Says that somebody is added by hand in this transaction, and so looked up right after it. An import is searched as a whole. */
export function isAddedByHand(ctx: Context): void {
  byHand.add(ctx)
}

/** Whom people may be, kept up as they come and change. */
export function duplicateConsumers(domains: () => Domain[]): Consumer[] {
  return [
    {
      name: 'crm.duplicates',
      hears: ['person.updated', 'person.archived', 'person.restored', 'person.removed'],
      wants: async (ctx) => (byHand.has(ctx) ? ['person.created'] : []),
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
  ]
}

import type { Consumer, Domain } from '../../platform/domain.ts'
import { isAddedByHand } from './by-hand.ts'
import { askForScan } from './duplicates.ts'
import { lookAgain } from './merge/merge.ts'
import { mergeNextExact } from './scan/merge-exact.ts'

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
      hears: ['import.finished', 'people.added'],
      run: async (ctx) => void (await askForScan(ctx)),
    },
  ]
}

import type { Consumer } from '../platform/domain.ts'
import { reassessAll, reassessOfPeople } from './claims/reassess.ts'

/** What other domains do that changes what claims are worth. */
export const evidenceConsumers: Consumer[] = [
  {
    name: 'evidence.people',
    hears: ['person.updated', 'person.undone', 'referral.set', 'referral.removed'],
    run: (ctx, event) => reassessOfPeople(ctx, [event.subjectId]),
  },
  {
    name: 'evidence.half_life',
    hears: ['workspace.updated'],
    async run(ctx, event) {
      if ((event.after as { halfLifeDays?: number } | null)?.halfLifeDays !== undefined) await reassessAll(ctx)
    },
  },
]

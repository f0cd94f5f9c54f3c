import type { Consumer } from '../platform/domain.ts'
import { reassess, reassessAll, reassessCiting, reassessOfPeople } from './claims/reassess.ts'

/** What other domains do that changes what claims are worth. */
export const evidenceConsumers: Consumer[] = [
  {
    name: 'evidence.people',
    hears: ['person.updated', 'person.undone', 'referral.set', 'referral.removed'],
    run: (ctx, event) => reassessOfPeople(ctx, [event.subjectId]),
  },
  // A second look after the commit: a person or a setting that changed at the same moment was not yet to be seen.
  {
    name: 'evidence.citations',
    hears: ['citation.set', 'claim.updated', 'claim.restored'],
    run: (ctx, event) => reassess(ctx, [event.subjectId]),
  },
  {
    name: 'evidence.corrections',
    hears: ['evidence.updated', 'evidence.withdrawn', 'evidence.restored'],
    run: (ctx, event) => reassessCiting(ctx, [event.subjectId]),
  },
  {
    name: 'evidence.half_life',
    hears: ['workspace.updated'],
    async run(ctx, event) {
      if ((event.after as { halfLifeDays?: number } | null)?.halfLifeDays !== undefined)
        await reassessAll(ctx)
    },
  },
]

import type { SearchKind } from '../../platform/domain.ts'
import { readKnowHow } from './read.ts'

/** How found know-how is shown: what, and who of us to ask. */
export const knowHowSearchKinds: SearchKind[] = [
  {
    kind: 'know_how',
    async present(ctx, ids) {
      const entries = await readKnowHow(ctx, ids)
      return entries.map(({ id, what, kind, member, person, sinceYear, untilYear }) => ({
        id,
        title: what,
        detail: [
          `${(member ?? person)!.name} ${says[kind]}`,
          sinceYear || untilYear ? `${sinceYear ?? ''}–${untilYear ?? ''}` : '',
        ]
          .filter(Boolean)
          .join(' · '),
      }))
    },
  },
]

const says = {
  worked_at: 'worked there',
  knows_people_at: 'knows people there',
  industry: 'knows this industry',
  role: 'knows this role',
  topic: 'knows about this',
}

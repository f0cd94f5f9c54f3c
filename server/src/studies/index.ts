import type { Domain } from '../platform/domain.ts'
import { bankHandlers } from './guides/bank.ts'
import { guideHandlers } from './guides/guides.ts'
import { lintHandlers } from './guides/lint.ts'
import { guideSearchKinds } from './guides/search.ts'
import { hunchHandlers } from './hunches/hunches.ts'
import { practiceHandlers } from './practice/practice.ts'
import { practiceProgressHandlers } from './practice/progress.ts'
import { studySearchKinds } from './search.ts'
import { studyHandlers } from './studies/studies.ts'

/** What we want to find out: guesses, and the research that they set off. */
export const studies: Domain = {
  name: 'studies',
  handlers: [
    ...hunchHandlers,
    ...studyHandlers,
    ...guideHandlers,
    ...bankHandlers,
    ...lintHandlers,
    ...practiceHandlers,
    ...practiceProgressHandlers,
  ],
  searchKinds: [...studySearchKinds, ...guideSearchKinds],
}

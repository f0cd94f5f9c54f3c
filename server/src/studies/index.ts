import type { Domain } from '../platform/domain.ts'
import { bankHandlers } from './guides/bank.ts'
import { guideHandlers } from './guides/guides.ts'
import { lintHandlers } from './guides/lint.ts'
import { guideSearchKinds } from './guides/search.ts'
import { hunchHandlers } from './hunches/hunches.ts'
import { findPracticeAgainJob } from './practice/find-again.ts'
import { practiceHandlers } from './practice/practice.ts'
import { practiceProgressHandlers } from './practice/progress.ts'
import { practiceSearchKind } from './practice/search.ts'
import { recruitingConsumers } from './recruiting/follow-conversations.ts'
import { recruitingNumberHandlers } from './recruiting/numbers.ts'
import { recruitingPersonHooks, recruitingPersonRows } from './recruiting/person-rows.ts'
import { quotaHandlers } from './recruiting/quotas.ts'
import { recruitHandlers } from './recruiting/recruits.ts'
import { screenerPageHandlers } from './recruiting/screener-pages.ts'
import { screenerHandlers } from './recruiting/screeners.ts'
import { recruitingSettingsHandlers } from './recruiting/settings.ts'
import { withheldRecruiting } from './recruiting/withheld.ts'
import { studySearchKinds } from './search.ts'
import { quietStudiesDue } from './studies/alarm.ts'
import { planHandlers } from './studies/plan.ts'
import { segmentTest, segmentsAmong } from './studies/segments.ts'
import { studyHandlers } from './studies/studies.ts'

/** What we want to find out: guesses, and the research that they set off. */
export function studies(domains: () => Domain[]): Domain {
  return {
    name: 'studies',
    handlers: [
      ...hunchHandlers,
      ...studyHandlers,
      ...planHandlers,
      ...recruitHandlers,
      ...quotaHandlers,
      ...screenerHandlers,
      ...screenerPageHandlers(domains),
      ...recruitingNumberHandlers,
      ...recruitingSettingsHandlers,
      ...guideHandlers,
      ...bankHandlers,
      ...lintHandlers,
      ...practiceHandlers,
      ...practiceProgressHandlers,
    ],
    consumers: recruitingConsumers,
    jobs: [findPracticeAgainJob],
    dueSources: [quietStudiesDue],
    personRows: recruitingPersonRows,
    personHooks: recruitingPersonHooks,
    withheld: withheldRecruiting,
    kinds: segmentsAmong,
    kindTest: segmentTest,
    searchKinds: [...studySearchKinds, ...guideSearchKinds, practiceSearchKind],
  }
}

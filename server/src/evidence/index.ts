import type { Domain } from '../platform/domain.ts'
import { isThereIn } from '../platform/search/present.ts'
import { claimHandlers } from './claims/claims.ts'
import { reassessAround } from './claims/reassess.ts'
import { claimSearchKinds } from './claims/search.ts'
import { agreementHandlers } from './codes/agreement.ts'
import { codeHandlers } from './codes/codes.ts'
import { codingHandlers } from './codes/codings.ts'
import { codeFileHandlers } from './codes/files/import.ts'
import { mergeHandlers } from './codes/merge.ts'
import { codeSearchKinds } from './codes/search.ts'
import { evidenceHandlers } from './evidence/evidence.ts'
import { eraseWords } from './erase-words.ts'
import { evidenceConsumers } from './hears.ts'
import { evidencePersonRows } from './person-rows.ts'
import { evidenceTimeline } from './timeline.ts'
import { evidenceBriefs } from './person-briefs.ts'
import { textFileRetention } from './texts/retention.ts'
import { textSearchKinds } from './texts/search.ts'
import { textHandlers } from './texts/texts.ts'
import { tellWords } from './tell-words.ts'
import { withheldWords } from './withheld.ts'

/** What customers said and did, and what we believe because of it. */
export function evidence(domains: () => Domain[]): Domain {
  const isThere = isThereIn(domains)
  return {
    name: 'evidence',
    handlers: [
      ...textHandlers,
      ...evidenceHandlers(isThere),
      ...codeHandlers,
      ...mergeHandlers,
      ...codingHandlers,
      ...codeFileHandlers,
      ...agreementHandlers,
      ...claimHandlers(isThere),
    ],
    consumers: evidenceConsumers,
    timeline: evidenceTimeline,
    retention: [textFileRetention],
    personRows: evidencePersonRows,
    personBriefs: evidenceBriefs,
    personHooks: {
    erasing: eraseWords,
    tells: tellWords,
    merged: (ctx, { into }) => reassessAround(ctx, [into]),
    unmerged: (ctx, { from, into }) => reassessAround(ctx, [from, into]),
  },
    withheld: withheldWords,
    searchKinds: [...textSearchKinds, ...claimSearchKinds, ...codeSearchKinds],
  }
}

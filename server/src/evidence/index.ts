import type { Domain } from '../platform/domain.ts'
import { isThereIn } from '../platform/search/present.ts'
import { claimHandlers } from './claims/claims.ts'
import { reassessAround } from './claims/reassess.ts'
import { claimSearchKinds } from './claims/search.ts'
import { commitmentHandlers } from './commitments/commitments.ts'
import { complaintHandlers } from './complaints/complaints.ts'
import { loopHandlers } from './complaints/loops.ts'
import {
  complaintBrief,
  complaintSearchKind,
  complaintTimeline,
  complaintsDue,
} from './complaints/sources.ts'
import { agreementHandlers } from './codes/agreement.ts'
import { codeHandlers } from './codes/codes.ts'
import { codingHandlers } from './codes/codings.ts'
import { codeFileHandlers } from './codes/files/import.ts'
import { mergeHandlers } from './codes/merge.ts'
import { codeSearchKinds } from './codes/search.ts'
import { evidenceHandlers } from './evidence/evidence.ts'
import { eraseComplaints } from './erase-complaints.ts'
import { eraseWords } from './erase-words.ts'
import { evidenceConsumers } from './hears.ts'
import { evidencePersonRows } from './person-rows.ts'
import { evidenceTimeline } from './timeline.ts'
import { evidenceBriefs } from './person-briefs.ts'
import { promiseHandlers } from './promises/promises.ts'
import { promiseBrief, promiseSearchKind, promiseTimeline, promisesDue } from './promises/sources.ts'
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
      ...commitmentHandlers,
      ...promiseHandlers,
      ...complaintHandlers,
      ...loopHandlers,
    ],
    consumers: evidenceConsumers,
    timeline: [...evidenceTimeline, promiseTimeline, complaintTimeline],
    dueSources: [complaintsDue, promisesDue],
    retention: [textFileRetention],
    personRows: evidencePersonRows,
    personBriefs: [...evidenceBriefs, complaintBrief, promiseBrief],
    personHooks: {
      async erasing(ctx, person) {
        await eraseComplaints(ctx, person)
        await eraseWords(ctx, person)
      },
      tells: tellWords,
      merged: (ctx, { into }) => reassessAround(ctx, [into]),
      unmerged: (ctx, { from, into }) => reassessAround(ctx, [from, into]),
    },
    withheld: withheldWords,
    searchKinds: [
      ...textSearchKinds,
      ...claimSearchKinds,
      ...codeSearchKinds,
      complaintSearchKind,
      promiseSearchKind,
    ],
  }
}

import { findEvidenceAgainJob } from './search/find-again.ts'
import type { Domain } from '../platform/domain.ts'
import { isThereIn } from '../platform/search/present.ts'
import { claimHandlers } from './claims/claims.ts'
import { reassessAround } from './claims/reassess.ts'
import { claimSearchKinds } from './claims/search.ts'
import { commitmentHandlers } from './commitments/commitments.ts'
import { readableCommitments } from './commitments/read.ts'
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
import { codeHistoryHandlers } from './codes/history.ts'
import { mergeHandlers } from './codes/merge.ts'
import { splitHandlers } from './codes/split.ts'
import { markCountsOfPeople } from './codes/counts.ts'
import { blindHandlers } from './blind-coding/blind-coding.ts'
import { bySegmentHandlers } from './co-occurrence/by-segment.ts'
import { togetherHandlers } from './co-occurrence/together.ts'
import { eraseUnderstanding, tellReadings } from './erase-understanding.ts'
import { lensHandlers } from './lenses/lenses.ts'
import { saturationHandlers } from './saturation/saturation.ts'
import { readableSnapshots, snapshotHandlers } from './snapshots/snapshots.ts'
import { kindTestIn, kindsIn, talksIn } from './talks.ts'
import { searchHandlers } from './search/search.ts'
import { readableWhys } from './whys/readable-rows.ts'
import { whySearchKind } from './whys/search.ts'
import { whyHandlers } from './whys/whys.ts'
import { memoSearchKind } from './codes/memos.ts'
import { codeSearchKinds } from './codes/search.ts'
import { askedHandlers } from './evidence/asked.ts'
import { evidenceHandlers } from './evidence/evidence.ts'
import { giveFiles } from './give-files.ts'
import { eraseComplaints } from './erase-complaints.ts'
import { eraseWords } from './erase-words.ts'
import { evidenceConsumers } from './hears.ts'
import { evidencePersonRows } from './person-rows.ts'
import { evidenceTimeline } from './timeline.ts'
import { evidenceBriefs } from './person-briefs.ts'
import { keptByEvidence } from './keeps.ts'
import { recordingHandlers } from './media/recordings.ts'
import { recordingRoutes } from './media/recording-routes.ts'
import { recordingRetention } from './media/retention.ts'
import { forgetUploadsJob } from './media/upload-parts.ts'
import { whoIsInIt } from './media/who-is-in-it.ts'
import { exportProjectJob, forgetProjectJob } from './projects/export-job.ts'
import { projectRoutes } from './projects/exports.ts'
import { importProjectJob } from './projects/import-job.ts'
import { projectHandlers } from './projects/projects.ts'
import { undoProjectJob } from './projects/undo.ts'
import { promiseHandlers } from './promises/promises.ts'
import { promiseBrief, promiseSearchKind, promiseTimeline, promisesDue } from './promises/sources.ts'
import { textFileRetention } from './texts/retention.ts'
import { textSearchKinds } from './texts/search.ts'
import { speakerHandlers } from './texts/speakers/changes.ts'
import { textHandlers } from './texts/texts.ts'
import { versionHandlers } from './texts/versions/versions.ts'
import { pseudonymHandlers } from './redaction/pseudonyms.ts'
import { redactionHandlers } from './redaction/redactions.ts'
import { hiddenInWritten, hidesWords } from './redaction/written.ts'
import { tellWords } from './tell-words.ts'
import { withheldWords } from './withheld.ts'

/** What customers said and did, and what we believe because of it. */
export function evidence(domains: () => Domain[]): Domain {
  const isThere = isThereIn(domains)
  const talksOf = talksIn(domains)
  const kindsOf = kindsIn(domains)
  const kindTestOf = kindTestIn(domains)
  const whoIsIn = whoIsInIt(domains)
  return {
    name: 'evidence',
    handlers: [
      ...textHandlers,
      ...versionHandlers,
      ...speakerHandlers,
      ...redactionHandlers,
      ...pseudonymHandlers,
      ...recordingHandlers(whoIsIn),
      ...evidenceHandlers({ isThere, talksOf, kindTestOf }),
      ...askedHandlers,
      ...codeHandlers,
      ...mergeHandlers,
      ...splitHandlers,
      ...codeHistoryHandlers,
      ...codingHandlers,
      ...codeFileHandlers,
      ...agreementHandlers,
      ...claimHandlers(isThere),
      ...whyHandlers,
      ...searchHandlers(domains, talksOf),
      ...lensHandlers(talksOf),
      ...blindHandlers,
      ...saturationHandlers(talksOf, kindsOf),
      ...togetherHandlers(talksOf),
      ...bySegmentHandlers(talksOf, kindsOf),
      ...snapshotHandlers(talksOf),
      ...commitmentHandlers,
      ...promiseHandlers,
      ...complaintHandlers,
      ...loopHandlers,
      ...projectHandlers({ isThere, talksOf }),
    ],
    consumers: evidenceConsumers,
    timeline: [...evidenceTimeline, promiseTimeline, complaintTimeline],
    dueSources: [complaintsDue, promisesDue],
    routes: [...recordingRoutes(whoIsIn), ...projectRoutes],
    jobs: [
      importProjectJob,
      exportProjectJob,
      forgetProjectJob,
      undoProjectJob,
      forgetUploadsJob,
      findEvidenceAgainJob,
    ],
    retention: [textFileRetention, recordingRetention],
    personRows: evidencePersonRows,
    personBriefs: [...evidenceBriefs, complaintBrief, promiseBrief],
    personHooks: {
      async erasing(ctx, person) {
        await eraseComplaints(ctx, person)
        await eraseUnderstanding(ctx, person, talksOf)
        await eraseWords(ctx, person)
      },
      tells: async (ctx, person) => ({
        ...(await tellWords(ctx, person)),
        ...(await tellReadings(ctx, person)),
      }),
      gives: (ctx, person) => giveFiles(ctx, person, talksOf),
      keeps: keptByEvidence,
      async merged(ctx, { into }) {
        await markCountsOfPeople(ctx, [into])
        await reassessAround(ctx, [into])
      },
      async unmerged(ctx, { from, into }) {
        await markCountsOfPeople(ctx, [from, into])
        await reassessAround(ctx, [from, into])
      },
    },
    withheld: withheldWords,
    hidden: hiddenInWritten,
    hidesWords,
    readableRows: {
      ...readableWhys,
      commitments: readableCommitments,
      snapshots: readableSnapshots(talksOf),
    },
    searchKinds: [
      ...textSearchKinds,
      ...claimSearchKinds,
      ...codeSearchKinds,
      memoSearchKind,
      whySearchKind,
      complaintSearchKind,
      promiseSearchKind,
    ],
  }
}

import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Id, Instant, paragraphs } from '../core/shapes.ts'
import { PersonRef } from '../crm/person-ref.ts'
import { EvidenceBrief } from './evidence-brief.ts'
import { EvidenceView } from './evidence.ts'
import { ClaimKind, Rung, Stance } from './kinds.ts'
import { Pressure } from './pressures.ts'

export const snapshotLimits = { facts: 1_000, story: 2_000, storyEvidence: 10, leftOut: 200 }

const MemberRef = z.object({ id: Id, name: z.string() })

const ClaimWithEvidence = z.object({
  id: Id,
  sentence: z.string(),
  kind: ClaimKind,
  rung: Rung,
  evidence: z.array(EvidenceBrief.extend({ stance: Stance })),
})

/** One conversation on one page. After Torres, Continuous Discovery Habits, chapter 6. */
export const SnapshotView = z.object({
  conversation: z.object({
    id: Id,
    title: z.string(),
    kind: z.string(),
    happenedAt: Instant,
    minutes: z.int().nullable(),
    place: z.string(),
  }),
  people: z.array(PersonRef),
  members: z.array(MemberRef),
  quote: EvidenceBrief.nullable(),
  isQuotePicked: z.boolean(),
  facts: z.string().describe('Quick facts, as somebody wrote them.'),
  story: z.string().describe('The last time it happened, as somebody wrote it.'),
  storyEvidence: z.array(EvidenceBrief),
  isStoryPicked: z.boolean(),
  needs: z.array(ClaimWithEvidence),
  insights: z.array(ClaimWithEvidence),
  commitments: z.array(EvidenceBrief.extend({ commitment: EvidenceView.shape.commitment })),
  readings: z.array(
    z.object({ pressure: Pressure, reader: MemberRef, note: z.string(), evidence: EvidenceBrief }),
  ),
  evidence: z.array(EvidenceBrief).describe('All evidence of the conversation, to choose from.'),
  leftOut: z.array(Id),
  updatedBy: MemberRef.nullable(),
  updatedAt: Instant.nullable(),
  version: z.int().describe('0 as long as nobody chose anything by hand.'),
})
export type SnapshotView = z.output<typeof SnapshotView>

export const showSnapshot = operation({
  name: 'snapshots.show',
  summary:
    'Show a conversation on one page: a quote, quick facts, the story, needs, commitments, fears and insights.',
  method: 'GET',
  path: '/conversations/{conversation}/snapshot',
  allows: 'viewer',
  input: z.object({ conversation: Id }),
  output: SnapshotView,
})

export const updateSnapshot = operation({
  name: 'snapshots.update',
  summary: 'Choose by hand what stands on the snapshot of a conversation.',
  method: 'PATCH',
  path: '/conversations/{conversation}/snapshot',
  allows: 'member',
  input: z.object({
    conversation: Id,
    quote: Id.nullable().optional().describe('Null: chosen by itself again.'),
    facts: paragraphs(snapshotLimits.facts).optional(),
    story: paragraphs(snapshotLimits.story).optional(),
    storyEvidence: z.array(Id).max(snapshotLimits.storyEvidence).optional(),
    leftOut: z.array(Id).max(snapshotLimits.leftOut).optional().describe('Evidence and claims not to show.'),
    version: z.int().optional(),
  }),
  output: SnapshotView,
  errors: {
    evidence_missing: {
      status: 404,
      message: 'This evidence is not from this conversation. Choose another piece.',
    },
  },
})

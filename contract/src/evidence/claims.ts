import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Id, Instant, Nothing, Share, line, page, pageInput, paragraphs } from '../core/shapes.ts'
import { ContactType } from '../crm/contact-types.ts'
import { sentenceLimit } from './cite-wish.ts'
import { EvidenceView } from './evidence.ts'
import { ClaimKind, Rung, Stance } from './kinds.ts'

export const claimLimits = { sentence: sentenceLimit, answer: 2_000 }

const VoiceDot = z.object({
  key: z.string(),
  people: z.array(z.object({ id: Id, name: z.string() })),
  introducedBy: z.object({ id: Id, name: z.string() }).nullable(),
  evidenceIds: z.array(Id),
  behaviour: z.boolean(),
  commitment: z.enum(['time', 'reputation', 'money']).nullable(),
  metByYou: z.boolean(),
})

/** What a claim stands on, and why. */
export const StandingView = z.object({
  rung: Rung,
  reached: Rung.describe('Before age or contradiction took rungs away.'),
  headline: z.string(),
  why: z.array(z.string()),
  next: z.string().describe('The cheapest next thing that would lift it.'),
  nextCode: z.string(),
  voicesFor: z.array(VoiceDot),
  voicesAgainst: z.array(VoiceDot),
  peopleFor: z.int(),
  peopleAgainst: z.int(),
  metByYou: z.object({ met: z.int(), of: z.int() }),
  notCounted: z.array(
    z.object({
      evidenceId: Id,
      why: z.enum(['withdrawn', 'suggested', 'no_person', 'relayed', 'out_of_scope']),
    }),
  ),
  cautions: z.array(z.string()),
  said: Share,
  did: Share,
  gap: z
    .object({ difference: z.number(), low: z.number(), high: z.number() })
    .nullable()
    .describe(
      'How much larger the share that said so is than the share that did; null when too few did or said anything.',
    ),
})
export type StandingView = z.output<typeof StandingView>

export const ClaimRow = z.object({
  id: Id,
  sentence: z.string(),
  kind: ClaimKind,
  stakes: z.int().min(1).max(3),
  rung: Rung,
  headline: z.string(),
  reason: z.string().describe('Why it stands there, in one line.'),
  next: z.string(),
  voices: z.object({
    for: z.int(),
    against: z.int(),
    dots: z.array(
      z.object({
        kind: z.enum(['said', 'behaviour', 'committed', 'contradicts', 'relayed']),
        people: z.int(),
      }),
    ),
  }),
  newestEvidenceAt: Instant.nullable(),
  createdAt: Instant,
})
export type ClaimRow = z.output<typeof ClaimRow>

export const CitationView = z.object({
  id: Id,
  stance: Stance,
  evidence: EvidenceView,
  notCounted: z.enum(['withdrawn', 'suggested', 'no_person', 'relayed', 'out_of_scope']).nullable(),
  citedBy: z.string().nullable(),
  citedAt: Instant,
  answer: z.object({ text: z.string(), by: z.string().nullable(), at: Instant }).nullable(),
})
export type CitationView = z.output<typeof CitationView>

export const ClaimView = z.object({
  id: Id,
  sentence: z.string(),
  kind: ClaimKind,
  stakes: z.int(),
  scope: z.object({
    contactTypes: z.array(ContactType),
    organisations: z.array(z.object({ id: Id, name: z.string() })),
  }),
  source: z.object({ kind: z.string(), id: Id, title: z.string().nullable() }).nullable(),
  standing: StandingView,
  citations: z.array(CitationView),
  history: z.array(z.object({ at: Instant, from: Rung.nullable(), to: Rung, because: z.string() })),
  createdBy: z.string().nullable(),
  createdAt: Instant,
  archivedAt: Instant.nullable(),
  version: z.int(),
})
export type ClaimView = z.output<typeof ClaimView>

const fields = {
  sentence: line(claimLimits.sentence),
  kind: ClaimKind.default('assumption'),
  stakes: z
    .int()
    .min(1)
    .max(3)
    .default(2)
    .describe('How much is lost if it is wrong: 1 little, 2 much, 3 everything.'),
  scope: z
    .object({
      contactTypes: z.array(ContactType).max(10).default([]),
      organisations: z.array(Id).max(20).default([]),
    })
    .optional()
    .describe('Whom it is about; evidence from others is shown and does not count.'),
}

const scopeErrors = {
  organisation_missing: {
    status: 404,
    message: 'One of the organisations this is about is not there any more. Choose again.',
  },
} as const

export const createClaim = operation({
  name: 'claims.create',
  summary: 'Write down a sentence that we believe about customers.',
  method: 'POST',
  path: '/claims',
  allows: 'member',
  input: z.object({
    ...fields,
    study: Id.optional(),
    citations: z
      .array(z.object({ evidence: Id, stance: Stance }))
      .max(200)
      .default([]),
  }),
  output: ClaimView,
  errors: {
    ...scopeErrors,
    evidence_missing: { status: 404, message: 'Some of this evidence is not there any more.' },
    study_missing: { status: 404, message: 'This study is not there any more. Choose another, or none.' },
  },
})

export const listClaims = operation({
  name: 'claims.list',
  summary: 'List claims: the riskiest first, the newest, or the best supported.',
  method: 'GET',
  path: '/claims',
  allows: 'viewer',
  input: z.object({
    ...pageInput,
    q: z.string().max(200).optional(),
    sort: z.enum(['risk', 'newest', 'rung']).default('risk'),
    rung: Rung.optional(),
    kind: ClaimKind.optional(),
    study: Id.optional(),
    archived: z.boolean().default(false),
  }),
  output: page(ClaimRow),
})

export const showClaim = operation({
  name: 'claims.show',
  summary: 'Show what a claim is worth, why, and what would lift it.',
  method: 'GET',
  path: '/claims/{claim}',
  allows: 'viewer',
  input: z.object({ claim: Id }),
  output: ClaimView,
})

export const updateClaim = operation({
  name: 'claims.update',
  summary: 'Change a claim’s sentence, kind, stakes or scope.',
  method: 'PATCH',
  path: '/claims/{claim}',
  allows: 'member',
  input: z.object({
    claim: Id,
    sentence: fields.sentence.optional(),
    kind: ClaimKind.optional(),
    stakes: z.int().min(1).max(3).optional(),
    scope: fields.scope,
    version: z.int().optional(),
  }),
  output: ClaimView,
  errors: scopeErrors,
})

export const archiveClaim = operation({
  name: 'claims.archive',
  summary: 'Put a claim away.',
  method: 'POST',
  path: '/claims/{claim}/archive',
  allows: 'member',
  input: z.object({ claim: Id }),
  output: Nothing,
})

export const restoreClaim = operation({
  name: 'claims.restore',
  summary: 'Bring an archived claim back.',
  method: 'POST',
  path: '/claims/{claim}/restore',
  allows: 'member',
  input: z.object({ claim: Id }),
  output: Nothing,
})

export const citeEvidence = operation({
  name: 'claims.cite',
  summary: 'Cite a piece of evidence for or against a claim; citing it again changes the side.',
  method: 'PUT',
  path: '/claims/{claim}/citations/{evidence}',
  allows: 'member',
  input: z.object({
    claim: Id,
    evidence: Id,
    stance: Stance,
    from: Stance.nullable()
      .optional()
      .describe(
        'The side it leaves, null for none. Refuses when somebody else moved it since, or when it has an answer, which would go.',
      ),
  }),
  output: ClaimView,
})

export const unciteEvidence = operation({
  name: 'claims.uncite',
  summary: 'Take a citation back.',
  method: 'DELETE',
  path: '/claims/{claim}/citations/{evidence}',
  allows: 'member',
  input: z.object({
    claim: Id,
    evidence: Id,
    from: Stance.optional().describe(
      'The side it leaves. Refuses when somebody else moved it since, or when it has an answer, which would go.',
    ),
  }),
  output: ClaimView,
})

export const answerContradiction = operation({
  name: 'claims.answerContradiction',
  summary: 'Say why contradicting evidence does not overturn a claim. It stays in view.',
  method: 'POST',
  path: '/claims/{claim}/citations/{evidence}/answer',
  allows: 'member',
  input: z.object({ claim: Id, evidence: Id, answer: paragraphs(claimLimits.answer, 1) }),
  output: ClaimView,
  errors: {
    not_contradicting: {
      status: 409,
      message: 'This evidence supports the claim, so there is nothing to answer.',
    },
  },
})

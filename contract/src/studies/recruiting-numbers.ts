import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Id, Instant, Share } from '../core/shapes.ts'
import { PersonRef } from '../crm/person-ref.ts'
import { recruitSteps, recruitingChannels } from './recruiting-channels.ts'
import { HeldBack } from './recruits.ts'

export const numberLimits = { enough: 5, next: 20, candidates: 400, days: 3650 }

const FunnelStep = z.object({
  step: z.enum(recruitSteps),
  reached: z.int().describe('People who came at least so far.'),
  share: Share.nullable().describe('Of those who came to the step before; null at the first.'),
  drawn: z
    .object({ rate: z.number(), low: z.number(), high: z.number() })
    .nullable()
    .describe('The same share drawn towards that of all channels, as far as chance explains the difference.'),
  isEnough: z.boolean().describe('Whether so few can tell anything.'),
})

export const FunnelRow = z.object({
  channel: z.enum(recruitingChannels).nullable().describe('Null for those of whom nobody said how.'),
  steps: z.array(FunnelStep),
  declined: z.int(),
  noShows: z.int(),
})
export type FunnelRow = z.output<typeof FunnelRow>

export const showFunnel = operation({
  name: 'recruiting.funnel',
  summary:
    'Show how many of those found were asked, agreed, met and taught us something, channel by channel.',
  method: 'GET',
  path: '/recruiting-funnel',
  allows: 'viewer',
  input: z.object({
    study: Id.optional().describe('One study; all of them, when left out.'),
    days: z.int().min(1).max(numberLimits.days).optional().describe('Only people found in so many days.'),
  }),
  output: z.object({
    whole: FunnelRow,
    channels: z.array(FunnelRow),
    differs: z
      .array(
        z.object({ step: z.enum(recruitSteps), verdict: z.enum(['different', 'cannot_tell', 'not_enough']) }),
      )
      .describe('Whether channels differ at a step by more than chance.'),
  }),
})

const Deficit = z.object({
  cell: Id,
  name: z.string(),
  wanted: z.int(),
  met: z.int(),
  coming: z.int(),
  missing: z.int(),
})

export const showSampleBalance = operation({
  name: 'recruiting.balance',
  summary: 'Compare whom a study has met with whom it wants to hear, and say who brought too many.',
  method: 'GET',
  path: '/studies/{study}/sample-balance',
  allows: 'viewer',
  input: z.object({ study: Id }),
  output: z.object({
    met: z.int(),
    voices: z.int().describe('Those who came through one introducer are one voice.'),
    cells: z.array(Deficit),
    over: z
      .object({ introducer: z.object({ id: Id, name: z.string() }), people: Share })
      .nullable()
      .describe('One introducer brought so many that they are hardly several voices.'),
    sentence: z.string(),
  }),
})

export const addReasons = [
  'cell',
  'claim',
  'new_source',
  'own_source',
  'type_unheard',
  'same_source',
] as const
export const AskNext = z.object({
  person: PersonRef,
  recruit: Id.nullable().describe('Null when they are not in the study yet.'),
  score: z.number(),
  reasons: z.array(
    z.object({
      code: z.enum(addReasons),
      why: z.string(),
      points: z.number(),
      claim: z.object({ id: Id, sentence: z.string() }).nullable(),
    }),
  ),
  heldBack: z.array(HeldBack),
})
export type AskNext = z.output<typeof AskNext>

export const listAskNext = operation({
  name: 'recruiting.askNext',
  summary:
    'List whom to ask next for a study and what each would add: who is missing, a new source, a risky claim.',
  method: 'GET',
  path: '/studies/{study}/ask-next',
  allows: 'viewer',
  input: z.object({ study: Id, limit: z.int().min(1).max(numberLimits.next).default(8) }),
  output: z.object({
    items: z.array(AskNext),
    lookedAt: z.int(),
    capped: z.boolean().describe('There are more people than Firsthand looks at.'),
    heldBack: z.int().describe('Further people whom a rule holds back now.'),
  }),
})

export const LeaderMix = z.object({
  member: z.object({ id: Id, name: z.string() }),
  isLeader: z.boolean(),
  conversations: z.int(),
  withUsers: Share.describe('With at least one end user.'),
  withBuyers: Share.describe('With at least one buyer or payer.'),
  isEnough: z.boolean(),
  lastAt: Instant.nullable(),
})
export type LeaderMix = z.output<typeof LeaderMix>

export const showLeaderMix = operation({
  name: 'studies.leaderMix',
  summary: 'Say of each leader how many of their conversations were with those who use it and those who pay.',
  method: 'GET',
  path: '/leader-mix',
  allows: 'viewer',
  input: z.object({
    days: z.int().min(1).max(numberLimits.days).default(90),
    study: Id.optional(),
    everybody: z.boolean().default(false).describe('All members, not only leaders.'),
  }),
  output: z.object({ since: Instant, items: z.array(LeaderMix) }),
})

import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Id, Instant, Share, page, pageInput } from '../core/shapes.ts'
import { PersonRef } from './person-ref.ts'

/** A way in has at most this many steps, from a member to whom they wish to reach. */
export const longestWay = 4

export const stepKinds = [
  'talked',
  'worked_there',
  'knows_people_there',
  'introduced',
  'came_through',
  'works_with',
  'worked_with',
] as const

export const WayStrength = z
  .enum(['strong', 'fair', 'weak'])
  .describe('By how often and how lately they talked, and how the people on the way know each other.')
export type WayStrength = z.output<typeof WayStrength>

const named = z.object({ id: Id, name: z.string() })
const place = z.object({
  kind: z.enum(['member', 'person', 'organisation']),
  id: Id,
  name: z.string(),
  mayContact: z.boolean().describe('False: a person who does not wish to be contacted.'),
})

export const WayStep = z.object({
  kind: z.enum(stepKinds),
  from: place,
  to: place,
  organisation: named.nullable().describe('Where the two know each other from.'),
  talks: z.int().nullable().describe('How often they talked.'),
  lastAt: Instant.nullable().describe('When they last talked, or when the introduction was made.'),
  untilYear: z.int().nullable(),
  strength: WayStrength,
})
export type WayStep = z.output<typeof WayStep>

export const WayIn = z.object({
  member: named,
  steps: z.array(WayStep).describe('From the member to whom they wish to reach.'),
  strength: WayStrength,
  mayAsk: z
    .boolean()
    .describe(
      'False: somebody on the way, or at its end, does not wish to be contacted. Nobody is to be asked.',
    ),
})
export type WayIn = z.output<typeof WayIn>

export const listWaysIn = operation({
  name: 'network.waysIn',
  summary:
    'Find the strongest ways from a member to a person or into an organisation, through people we know. Those by somebody who wants no contact come last and say so.',
  method: 'GET',
  path: '/ways-in',
  allows: 'viewer',
  input: z.object({
    person: Id.optional(),
    organisation: Id.optional(),
    from: Id.optional().describe('Only ways that begin with this member.'),
    steps: z.int().min(1).max(longestWay).default(longestWay),
    limit: z.int().min(1).max(50).default(12),
  }),
  output: z.object({
    target: place,
    ways: z.array(WayIn),
    capped: z
      .boolean()
      .describe('True when there were more people on the way than Firsthand looks at; a way may be missing.'),
    lookedAt: z.int().describe('How many people were looked at.'),
  }),
  errors: {
    one_target: { status: 422, message: 'Name a person or an organisation, one of the two.' },
  },
})

export const Introducer = z.object({
  person: PersonRef,
  brought: z.int().describe('People who came through them.'),
  met: z.int().describe('How many of those we met.'),
  voices: z.int().describe('How many of those became evidence.'),
})
export type Introducer = z.output<typeof Introducer>

export const listIntroducers = operation({
  name: 'network.introducers',
  summary: 'List who brings whom: introducers by how many people came through them.',
  method: 'GET',
  path: '/introducers',
  allows: 'viewer',
  input: z.object({ ...pageInput }),
  output: page(Introducer),
})

export const showIntroducedTree = operation({
  name: 'network.tree',
  summary: 'Show through whom a person came, and everybody who came through them, near and far.',
  method: 'GET',
  path: '/people/{person}/introduced',
  allows: 'viewer',
  input: z.object({ person: Id }),
  output: z.object({
    person: named,
    above: z.array(named).describe('Through whom they came, nearest first.'),
    below: z.array(
      z.object({
        id: Id,
        name: z.string(),
        introducer: Id,
        depth: z.int(),
        metAt: Instant.nullable(),
        evidenceCount: z.int(),
      }),
    ),
    capped: z.boolean(),
  }),
})

const Homophily = z.object({
  verdict: z.enum(['like_to_like', 'mixed', 'across', 'cannot_tell', 'not_enough']),
  assortativity: z
    .number()
    .nullable()
    .describe('1 only among their like, 0 as chance has it, below 0 across.'),
  low: z.number().nullable(),
  high: z.number().nullable(),
  ties: z.int().describe('Introductions between two people of whom both are known.'),
})

const Part = z.object({
  id: z.string(),
  name: z.string(),
  sample: Share.describe('Their share of those looked at.'),
})

export const Suggestion = z.object({
  kind: z.enum(['one_introducer', 'one_organisation', 'one_type', 'type_unheard', 'organisation_unheard']),
  about: z.object({
    kind: z.enum(['person', 'organisation', 'contact_type']),
    id: z.string(),
    name: z.string(),
  }),
  heard: z.int(),
  of: z.int(),
  ask: z.array(PersonRef).describe('Who could introduce you.'),
})
export type Suggestion = z.output<typeof Suggestion>

export const Balance = z.object({
  people: z.int().describe('Those looked at: with whom you talked, or whom you named.'),
  capped: z.boolean().describe('True when there are more than Firsthand looks at: the last talked with.'),
  throughIntroducer: Share.describe('Share of people who came through anybody.'),
  voices: z.int().describe('People who came through one introducer are one voice.'),
  effective: z
    .number()
    .nullable()
    .describe('What these are worth as independent voices where answers correlate by the figure given.'),
  correlation: z.number(),
  largest: z
    .object({ introducer: named, people: Share, voicesShare: Share })
    .nullable()
    .describe('Who brought most, and their share of people and of voices.'),
  sources: z
    .number()
    .nullable()
    .describe(
      'As many equal sources (introducers, or people found directly) as this concentration amounts to.',
    ),
  contactTypes: z.array(Part),
  organisations: z.array(Part),
  byContactType: Homophily,
  byOrganisation: Homophily,
  suggestions: z.array(Suggestion),
})
export type Balance = z.output<typeof Balance>

export const showBalance = operation({
  name: 'network.balance',
  summary:
    'Show how balanced those we talk with are: through whom they came, what they are, whom we do not hear.',
  method: 'GET',
  path: '/balance',
  allows: 'viewer',
  input: z.object({}),
  output: Balance,
})

export const showBalanceOf = operation({
  name: 'network.balanceOf',
  summary: 'Show the balance of some people, such as those of a study.',
  method: 'POST',
  path: '/balance/of',
  allows: 'viewer',
  onlyReads: true,
  input: z.object({ people: z.array(Id).max(2_000) }),
  output: Balance,
})

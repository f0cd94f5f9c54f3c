import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Id, Nothing, line, page, pageInput, paragraphs } from '../core/shapes.ts'
import { PersonRef } from './person-ref.ts'

export const knowHowLimits = { what: 160, note: 1_000, each: 200 }

/** How somebody comes to know: the first two are about an organisation, by its name. */
export const knowHowKinds = ['worked_at', 'knows_people_at', 'industry', 'role', 'topic'] as const
export const KnowHowKind = z
  .enum(knowHowKinds)
  .describe('Worked at an organisation, knows people at one, or knows an industry, a role or a topic.')
export type KnowHowKind = z.output<typeof KnowHowKind>

export const KnowHowView = z.object({
  id: Id,
  member: z.object({ id: Id, name: z.string() }).nullable(),
  person: z.object({ id: Id, name: z.string() }).nullable(),
  kind: KnowHowKind,
  what: z.string(),
  organisation: z
    .object({ id: Id, name: z.string() })
    .nullable()
    .describe('The organisation of that name, where we know it.'),
  sinceYear: z.int().nullable(),
  untilYear: z.int().nullable(),
  note: z.string(),
  version: z.int(),
})
export type KnowHowView = z.output<typeof KnowHowView>

const year = z.int().min(1900).max(2200)
const fields = {
  kind: KnowHowKind,
  what: line(knowHowLimits.what).describe('The name of the organisation, industry, role or topic.'),
  sinceYear: year.nullable().optional(),
  untilYear: year.nullable().optional().describe('Left out: still so.'),
  note: paragraphs(knowHowLimits.note).optional(),
}

const errors = {
  not_yours: {
    status: 403,
    message: 'What a colleague knows is theirs to write down. Ask them, or an administrator.',
  },
  known_already: { status: 409, message: 'This is written down already. Change that entry instead.' },
  years_reversed: { status: 422, message: 'The last year lies before the first. Swap them.' },
} as const

export const listKnowHow = operation({
  name: 'knowHow.list',
  summary: 'List where members worked and what they, and people we know, know about.',
  method: 'GET',
  path: '/know-how',
  allows: 'viewer',
  input: z.object({
    ...pageInput,
    member: Id.optional().describe('Only what this member knows.'),
    person: Id.optional().describe('Only what this person knows.'),
    of: z.enum(['members', 'people']).optional(),
  }),
  output: page(KnowHowView),
})

export const findKnowHow = operation({
  name: 'knowHow.find',
  summary:
    'Find who of us knows about something, and which organisations and people of ours lead there: "forestry".',
  method: 'GET',
  path: '/know-how/find',
  allows: 'viewer',
  input: z.object({ q: z.string().max(200).describe('A word, an organisation, an industry or a topic.') }),
  output: z.object({
    knowHow: z.array(KnowHowView),
    organisations: z.array(
      z.object({
        id: Id,
        name: z.string(),
        people: z.array(PersonRef).describe('Up to five of ours there, those talked with last first.'),
      }),
    ),
    people: z.array(PersonRef).describe('People whose name, role or e-mail matches.'),
    noContact: z.array(Id).describe('Who of all these people does not wish to be contacted.'),
  }),
})

export const addKnowHow = operation({
  name: 'knowHow.add',
  summary: 'Write down where you worked or what you know; or what a person knows.',
  method: 'POST',
  path: '/know-how',
  allows: 'member',
  input: z.object({
    member: Id.optional().describe('You, when neither a member nor a person is named.'),
    person: Id.optional(),
    ...fields,
  }),
  output: KnowHowView,
  errors: {
    ...errors,
    two_at_once: { status: 422, message: 'Name a member or a person, not both.' },
    too_many: { status: 422, message: 'That is {limit} entries already. Remove what matters least first.' },
  },
})

export const updateKnowHow = operation({
  name: 'knowHow.update',
  summary: 'Change what is written down about what somebody knows.',
  method: 'PATCH',
  path: '/know-how/{knowHow}',
  allows: 'member',
  input: z.object({
    knowHow: Id,
    ...fields,
    kind: KnowHowKind.optional(),
    what: fields.what.optional(),
    version: z.int().optional().describe('Refuses when somebody else changed it since.'),
  }),
  output: KnowHowView,
  errors,
})

export const removeKnowHow = operation({
  name: 'knowHow.remove',
  summary: 'Take back what was written down about what somebody knows.',
  method: 'DELETE',
  path: '/know-how/{knowHow}',
  allows: 'member',
  input: z.object({ knowHow: Id }),
  output: Nothing,
  errors: { not_yours: errors.not_yours },
})

import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Id, Instant, Nothing, line, page, pageInput } from '../core/shapes.ts'
import { AddressEntry, detailLimits } from './contact-details.ts'
import { PersonRef } from './person-ref.ts'
import { EmailEntry, personLimits } from './people.ts'

/** What is compared of two people. */
export const comparedFields = [
  'given name',
  'family name',
  'e-mail',
  'phone',
  'organisation',
  'address',
] as const

/** Why two people may be one, or not: what a field says and how much, in powers of two. */
export const DuplicateReason = z.object({
  field: z.enum(comparedFields),
  says: z.string().describe('Such as "the same" or "one slip apart".'),
  weight: z.number().describe('3 makes it eight times as probable that they are one person, -3 an eighth.'),
})
export type DuplicateReason = z.output<typeof DuplicateReason>

const probability = z.number().min(0).max(1).describe('How probable it is that they are one person.')
const isExact = z.boolean().describe('The same name and the same number or mailbox.')

export const DuplicatePair = z.object({
  id: Id,
  one: PersonRef,
  other: PersonRef,
  probability,
  isExact,
  reasons: z.array(DuplicateReason),
  foundAt: Instant,
})
export type DuplicatePair = z.output<typeof DuplicatePair>

export const listDuplicates = operation({
  name: 'duplicates.list',
  summary: 'List people who may be entered twice, the surest first, each with its reasons.',
  method: 'GET',
  path: '/duplicates',
  allows: 'viewer',
  input: z.object({ ...pageInput, person: Id.optional().describe('Only those of one person.') }),
  output: page(DuplicatePair),
})

export const KnownPerson = z.object({
  person: PersonRef,
  probability,
  isExact,
  reasons: z.array(DuplicateReason),
})
export type KnownPerson = z.output<typeof KnownPerson>

export const checkDuplicates = operation({
  name: 'duplicates.check',
  summary: 'Ask whether somebody is known already, before adding them.',
  method: 'POST',
  path: '/duplicates/check',
  allows: 'viewer',
  input: z.object({
    name: line(personLimits.name),
    emails: z.array(EmailEntry.shape.email).max(personLimits.emails).default([]),
    phones: z.array(line(personLimits.phone)).max(personLimits.phones).default([]),
    organisation: line(200).nullable().default(null),
    addresses: z
      .array(AddressEntry)
      .max(detailLimits.addresses)
      .default([])
      .describe('Where they live or work: in its parts, or as it is written on a letter.'),
  }),
  output: z.object({ items: z.array(KnownPerson).describe('The most probable first, ten at the most.') }),
  onlyReads: true,
})

export const scanDuplicates = operation({
  name: 'duplicates.scan',
  summary: 'Look through everybody for people who are entered twice. It goes on in the background.',
  method: 'POST',
  path: '/duplicates/scan',
  allows: 'member',
  input: z.object({}),
  output: z.object({ job: Id }),
})

export const DuplicateStatus = z.object({
  waiting: z.object({ count: z.int(), exact: z.boolean() }).describe('Pairs that wait for a decision.'),
  scan: z.object({ job: Id }).nullable().describe('The last search: see `jobs.show`.'),
  scannedAt: Instant.nullable(),
  people: z.int().describe('How many people the last search looked at.'),
  blocksTooLarge: z
    .int()
    .describe('Groups that share something so common that they were not compared whole.'),
  mergesExact: z.boolean(),
})
export type DuplicateStatus = z.output<typeof DuplicateStatus>

export const showDuplicateStatus = operation({
  name: 'duplicates.status',
  summary: 'Show when people were last compared, and how many pairs wait.',
  method: 'GET',
  path: '/duplicates/status',
  allows: 'viewer',
  input: z.object({}),
  output: DuplicateStatus,
})

export const setDuplicateRule = operation({
  name: 'duplicates.rule',
  summary: 'Say whether exact duplicates are merged by themselves: the same name and number or mailbox.',
  method: 'PATCH',
  path: '/duplicates/rule',
  allows: 'admin',
  input: z.object({ mergesExact: z.boolean() }),
  output: DuplicateStatus,
})

const pairInput = z.object({ one: Id, other: Id })
const pairErrors = {
  same_person: { status: 422, message: 'These are one and the same person already. Choose two.' },
} as const

export const tellApart = operation({
  name: 'duplicates.tell-apart',
  summary: 'Say that two people are not the same. They are never suggested again.',
  method: 'POST',
  path: '/duplicates/tell-apart',
  allows: 'member',
  input: pairInput,
  output: Nothing,
  errors: pairErrors,
})

export const untellApart = operation({
  name: 'duplicates.untell-apart',
  summary: 'Take back that two people are not the same.',
  method: 'POST',
  path: '/duplicates/untell-apart',
  allows: 'member',
  input: pairInput,
  output: Nothing,
})

export const listToldApart = operation({
  name: 'duplicates.list-told-apart',
  summary: 'List pairs of people of whom somebody said that they are not the same.',
  method: 'GET',
  path: '/duplicates/told-apart',
  allows: 'viewer',
  input: z.object(pageInput),
  output: page(
    z.object({ id: Id, one: PersonRef, other: PersonRef, at: Instant, by: z.string().nullable() }),
  ),
})

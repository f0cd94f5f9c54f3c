import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Day, Id, Instant, page, pageInput } from '../core/shapes.ts'

export const copyDays = 14

export const ErasurePart = z.object({ what: z.string().describe('In plain words.'), count: z.int() })

export const previewErasure = operation({
  name: 'erasures.preview',
  summary: 'Say what erasing a person would delete, empty and keep, and change nothing.',
  method: 'GET',
  path: '/people/{person}/erasure',
  allows: 'admin',
  input: z.object({ person: Id }),
  output: z.object({
    name: z.string(),
    goes: z.array(ErasurePart),
    stays: z.array(ErasurePart),
    quotesStay: z
      .boolean()
      .describe('They agreed to be quoted without a name, so their words stay that way.'),
    notes: z.array(z.string()),
  }),
})

export const ErasureView = z.object({
  id: Id,
  personId: Id.describe('The place without a name that stays, so that counts hold.'),
  askedAt: Instant,
  askedBy: z.object({ id: Id, name: z.string() }).nullable(),
  finishedAt: Instant.nullable().describe('When the last trace in files and other texts was gone.'),
  parts: z.array(ErasurePart),
})
export type ErasureView = z.output<typeof ErasureView>

export const createErasure = operation({
  name: 'erasures.create',
  summary: 'Erase a person for good, through everything. It cannot be undone.',
  method: 'POST',
  path: '/people/{person}/erasure',
  allows: 'admin',
  onlyInPerson: true,
  input: z.object({ person: Id, name: z.string().max(400).describe('Their name, typed to confirm.') }),
  output: ErasureView,
  errors: {
    name_differs: {
      status: 422,
      message:
        'This is not the name that is on the page. Type it exactly, to be sure that it is the right person.',
    },
  },
})

export const listErasures = operation({
  name: 'erasures.list',
  summary: 'List erasures, newest first. None of them names anybody.',
  method: 'GET',
  path: '/erasures',
  allows: 'admin',
  input: z.object({ ...pageInput }),
  output: page(ErasureView),
})

export const showErasure = operation({
  name: 'erasures.show',
  summary:
    'Show the certificate of an erasure: when, what kinds of things and how many, and no personal data.',
  method: 'GET',
  path: '/erasures/{erasure}',
  allows: 'admin',
  input: z.object({ erasure: Id }),
  output: ErasureView,
})

export const createCopy = operation({
  name: 'copies.create',
  summary: 'Gather everything about a person into one file, to hand over.',
  method: 'POST',
  path: '/people/{person}/copies',
  allows: 'admin',
  onlyInPerson: true,
  input: z.object({ person: Id }),
  output: z.object({ jobId: Id }),
})

export const listCopies = operation({
  name: 'copies.list',
  summary: `List the copies that were made for a person; each is deleted after ${copyDays} days.`,
  method: 'GET',
  path: '/people/{person}/copies',
  allows: 'admin',
  input: z.object({ person: Id, ...pageInput }),
  output: page(z.object({ id: Id, fileId: Id, size: z.int(), createdAt: Instant, expiresAt: Instant })),
})

export const listAccesses = operation({
  name: 'accesses.list',
  summary: 'List who looked at what is kept about a person: one line for each member, day and way.',
  method: 'GET',
  path: '/people/{person}/accesses',
  allows: 'admin',
  input: z.object({ person: Id, ...pageInput }),
  output: page(
    z.object({
      day: Day,
      member: z.object({ id: Id, name: z.string() }),
      what: z.enum(['opened', 'texts', 'copied']),
      reader: z.enum(['person', 'key', 'ai']).describe('Themselves, a program with their key, or a machine.'),
    }),
  ),
})

import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Id, Instant, page, pageInput, paragraphs } from '../core/shapes.ts'

export const JobView = z.object({
  id: Id,
  kind: z.string(),
  state: z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']),
  done: z.int(),
  total: z.int().nullable(),
  problem: z.object({ code: z.string(), message: z.string() }).nullable(),
  result: z.record(z.string(), z.unknown()).nullable(),
  isCancelling: z.boolean(),
  createdAt: Instant,
  finishedAt: Instant.nullable(),
})
export type JobView = z.output<typeof JobView>

export const ListedJob = JobView.extend({
  startsAt: Instant.nullable().describe(
    'When it is due, where Firsthand planned it for later; otherwise null.',
  ),
  canCancel: z.boolean().describe('Whether you may cancel it now.'),
})
export type ListedJob = z.output<typeof ListedJob>

export const showJob = operation({
  name: 'jobs.show',
  summary: 'Show how far a job is.',
  method: 'GET',
  path: '/jobs/{job}',
  allows: 'viewer',
  input: z.object({ job: Id }),
  output: ListedJob,
})

export const listJobs = operation({
  name: 'jobs.list',
  summary: 'List jobs, newest first.',
  method: 'GET',
  path: '/jobs',
  allows: 'member',
  input: z.object({
    ...pageInput,
    planned: z
      .boolean()
      .optional()
      .describe('Only what Firsthand planned for later by itself, or only the rest.'),
  }),
  output: page(ListedJob),
})

export const cancelJob = operation({
  name: 'jobs.cancel',
  summary: 'Stop a job that somebody asked for after its current step. What it did so far is kept.',
  method: 'POST',
  path: '/jobs/{job}/cancel',
  allows: 'member',
  input: z.object({ job: Id }),
  output: ListedJob,
  errors: {
    finished: { status: 409, message: 'This job has finished already.' },
    must_run: {
      status: 409,
      message:
        'Firsthand planned this by itself, so it cannot be cancelled here. Change the setting behind it instead, such as the rules of retention or your digest.',
    },
  },
})

export const EventView = z.object({
  id: Id,
  name: z.string(),
  at: Instant,
  actor: z.object({
    kind: z.enum(['member', 'key', 'system', 'visitor']),
    id: Id.nullable(),
    name: z.string().nullable(),
  }),
  through: z
    .object({ kind: z.enum(['key', 'suggestion']), id: Id, name: z.string() })
    .nullable()
    .describe('The API key with which a member acted, or the suggestion that they accepted and who made it.'),
  subject: z.object({
    kind: z.string(),
    id: Id,
    name: z
      .string()
      .nullable()
      .describe('What it is called now, or was called then; null where nobody knows.'),
  }),
  before: z.unknown(),
  after: z.unknown(),
})
export type EventView = z.output<typeof EventView>

export const listEvents = operation({
  name: 'audit.list',
  summary: 'Show who changed what and when, newest first.',
  method: 'GET',
  path: '/audit',
  allows: 'admin',
  input: z.object({
    ...pageInput,
    subject: Id.optional().describe('Only what happened to this.'),
    kind: z
      .string()
      .max(40)
      .optional()
      .describe('Only what happened to things of this kind, such as person or claim.'),
    member: Id.optional().describe('Only what this member did.'),
  }),
  output: page(EventView),
})

export const SearchResult = z.object({
  kind: z.string(),
  id: Id,
  part: z.int().describe('Where in it: the turn of a text.'),
  title: z.string(),
  detail: z.string(),
})
export type SearchResult = z.output<typeof SearchResult>

export const search = operation({
  name: 'search.everything',
  summary: 'Find people, organisations, claims, evidence, texts and more by their words.',
  method: 'GET',
  path: '/search',
  allows: 'viewer',
  input: z.object({
    q: paragraphs(200),
    kinds: z.array(z.string().max(40)).max(20).optional(),
    limit: z.int().min(1).max(50).default(20),
  }),
  output: z.object({ items: z.array(SearchResult) }),
})

export const FileView = z.object({
  id: Id,
  name: z.string(),
  mediaType: z.string(),
  size: z.int(),
  createdAt: Instant,
})
export type FileView = z.output<typeof FileView>

export const listFiles = operation({
  name: 'files.list',
  summary: 'List uploaded files, newest first. Upload with POST /files; read with GET /files/{file}.',
  method: 'GET',
  path: '/files',
  allows: 'member',
  input: z.object(pageInput),
  output: page(FileView),
})

/** The largest file that an upload may bring, in bytes. */
export const largestFile = 512 * 1024 * 1024

import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Id, Instant, page, pageInput } from '../core/shapes.ts'
import { ContactType } from './people.ts'

export const importTargets = [
  'name',
  'given_name',
  'family_name',
  'email',
  'phone',
  'organisation',
  'role',
  'contact_type',
  'time_zone',
  'language',
  'introduced_by',
  'note',
  'website',
  'ignore',
] as const
export const ImportTarget = z.enum(importTargets)
export type ImportTarget = z.output<typeof ImportTarget>

/** Offered where the guess of the encoding is wrong. */
export const importEncodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'macintosh',
  'windows-1250',
  'windows-1251',
  'shift_jis',
  'gb18030',
  'big5',
  'euc-kr',
] as const
export const importDelimiters = [',', ';', '\t', '|'] as const

export const Dialect = z.object({
  encoding: z.string().max(40),
  delimiter: z.string().min(1).max(1),
  headerRow: z
    .int()
    .min(0)
    .nullable()
    .describe('Which row of the file holds the names of the columns, from 0; null when none does.'),
})
export type Dialect = z.output<typeof Dialect>

/** One target for each column, in the order of the file. */
export const Mapping = z.array(ImportTarget).min(1).max(500)

export const ImportProblem = z.object({
  column: z.int().nullable(),
  code: z.string(),
  message: z.string(),
  value: z.string(),
  refuses: z.boolean().describe('Whether the row is left out because of it; otherwise it is only a remark.'),
})
export type ImportProblem = z.output<typeof ImportProblem>

export const PreviewRow = z.object({
  line: z.int(),
  cells: z.array(z.string()),
  problems: z.array(ImportProblem),
})
export type PreviewRow = z.output<typeof PreviewRow>

const fileErrors = {
  file_unreadable: {
    status: 422,
    message: 'This file cannot be read as a table: {reason}. Save it as CSV and try again.',
  },
  file_empty: { status: 422, message: 'This file has no rows. Choose another.' },
} as const

export const previewImport = operation({
  name: 'imports.preview',
  summary:
    'Read the beginning of an uploaded table: its dialect, columns, a guess what each holds, and what is wrong.',
  method: 'POST',
  path: '/imports/preview',
  allows: 'member',
  onlyReads: true,
  input: z.object({ file: Id, dialect: Dialect.partial().optional(), mapping: Mapping.optional() }),
  output: z.object({
    dialect: Dialect,
    headers: z.array(z.string()),
    guesses: z.array(z.object({ target: ImportTarget, reason: z.string() })),
    mapping: Mapping,
    rows: z.array(PreviewRow),
    confidence: z.number(),
    warnings: z.array(z.object({ code: z.string(), message: z.string() })),
    refused: z.array(PreviewRow).describe('The first of the rows that will be left out.'),
    problemCount: z.int().describe('How many of the rows looked at will be left out.'),
    knownCount: z
      .int()
      .describe('How many of the rows looked at have the e-mail address of somebody we know.'),
    rowsLookedAt: z.int(),
    rowsInFile: z.object({ count: z.int(), exact: z.boolean() }),
  }),
  errors: fileErrors,
})

const ImportJob = z.object({
  id: Id,
  state: z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']),
  done: z.int(),
  total: z.int().nullable(),
  isCancelling: z.boolean(),
  problem: z.object({ code: z.string(), message: z.string() }).nullable(),
})

export const ImportView = z.object({
  id: Id,
  fileName: z.string(),
  job: ImportJob,
  file: Id,
  dialect: Dialect,
  headers: z.array(z.string()),
  mapping: Mapping,
  rowsRead: z.int(),
  peopleCreated: z.int(),
  peopleUpdated: z.int(),
  rowsSkipped: z.int().describe('Rows of people whom we knew, with nothing new.'),
  rowsRefused: z.int(),
  introductionsMade: z.int(),
  introductionsRefused: z
    .int()
    .describe('People who are imported, without the one who is said to have introduced them.'),
  createdBy: z.object({ id: Id, name: z.string() }).nullable(),
  createdAt: Instant,
  finishedAt: Instant.nullable(),
  undo: ImportJob.nullable().describe('The job that takes the import back, once somebody asked for it.'),
  undoneAt: Instant.nullable(),
  peopleRemoved: z.int(),
  peopleSpared: z
    .int()
    .describe('People kept when the import was taken back, because they were changed or used since.'),
})
export type ImportView = z.output<typeof ImportView>

export const startImport = operation({
  name: 'imports.start',
  summary: 'Import the people of an uploaded table in the background.',
  method: 'POST',
  path: '/imports',
  allows: 'member',
  input: z.object({
    file: Id,
    dialect: Dialect,
    mapping: Mapping,
    known: z
      .enum(['update', 'skip'])
      .default('update')
      .describe('What to do with a row whose e-mail address a person has already.'),
    contactType: ContactType.optional().describe('A contact type for everybody in this file.'),
  }),
  output: ImportView,
  errors: {
    ...fileErrors,
    name_unmapped: {
      status: 422,
      message:
        'No column is mapped to a name or an e-mail address. Choose which one says who each person is.',
    },
  },
})

export const showImport = operation({
  name: 'imports.show',
  summary: 'Show how an import went, or how far it is.',
  method: 'GET',
  path: '/imports/{import}',
  allows: 'viewer',
  input: z.object({ import: Id }),
  output: ImportView,
})

export const listImports = operation({
  name: 'imports.list',
  summary: 'List imports, newest first.',
  method: 'GET',
  path: '/imports',
  allows: 'viewer',
  input: z.object(pageInput),
  output: page(ImportView),
})

export const listRefusals = operation({
  name: 'imports.refusals',
  summary: 'List the rows that were refused, with the reasons.',
  method: 'GET',
  path: '/imports/{import}/refusals',
  allows: 'viewer',
  input: z.object({ import: Id, ...pageInput }),
  output: page(PreviewRow),
})

export const undoImport = operation({
  name: 'imports.undo',
  summary:
    'Take back the people that an import made, in the background, sparing those that were changed or used since.',
  method: 'POST',
  path: '/imports/{import}/undo',
  allows: 'member',
  input: z.object({ import: Id }),
  output: ImportView,
  errors: {
    running: { status: 409, message: 'This import is still running. Cancel it first.' },
    undone: { status: 409, message: 'This import has been undone already.' },
  },
})

import { z } from 'zod'
import { Id, Instant } from '../core/shapes.ts'
import { Dialect, ImportOptions, Mapping } from './imports-table.ts'

/** The job of an import, or of taking one back. */
const ImportJob = z.object({
  id: Id,
  state: z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']),
  done: z.int(),
  total: z.int().nullable(),
  isCancelling: z.boolean(),
  problem: z.object({ code: z.string(), message: z.string() }).nullable(),
})

/** An import: what was asked for, how far it is, and what became of its rows. */
export const ImportView = z.object({
  id: Id,
  fileName: z.string(),
  job: ImportJob,
  file: Id,
  dialect: Dialect,
  headers: z.array(z.string()),
  mapping: Mapping,
  options: ImportOptions,
  isPaused: z.boolean(),
  position: z.int().nullable().describe('How many jobs of the workspace come first while it waits.'),
  secondsLeft: z.int().nullable().describe('About how long it still takes, told from how it went so far.'),
  rowsRead: z.int(),
  peopleCreated: z.int(),
  peopleUpdated: z.int(),
  rowsSkipped: z.int().describe('Rows of people whom we knew, with nothing new.'),
  rowsRefused: z.int(),
  organisationsUpdated: z.int().describe('Organisations known before of which rows said something new.'),
  introductionsMade: z.int(),
  introductionsRefused: z
    .int()
    .describe('People who are imported, without the one who is said to have introduced them.'),
  mentionsRefused: z
    .int()
    .describe(
      'People who are imported, without somebody whom one of their fields names and nobody is found by.',
    ),
  rowsCorrected: z.int().describe('Rows that were corrected before the import.'),
  createdBy: z.object({ id: Id, name: z.string() }).nullable(),
  createdAt: Instant,
  finishedAt: Instant.nullable(),
  undo: ImportJob.nullable().describe('The job that takes the import back, once somebody asked for it.'),
  undoneAt: Instant.nullable(),
  peopleRemoved: z.int(),
  peopleReverted: z.int().describe('People whom the import had changed and who are as they were before it.'),
  peopleSpared: z
    .int()
    .describe('People kept when the import was taken back, because they were changed or used since.'),
  organisationsReverted: z.int().describe('Organisations whose fields are as they were before the import.'),
  organisationsSpared: z
    .int()
    .describe(
      'Organisations left as they are when the import was taken back, because they were changed since.',
    ),
  introductionsRemoved: z
    .int()
    .describe('Introductions of people known before that were taken back with the import.'),
})
export type ImportView = z.output<typeof ImportView>

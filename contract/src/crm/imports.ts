import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Id, Instant, page, pageInput } from '../core/shapes.ts'
import {
  ColumnTarget,
  Corrections,
  Dialect,
  ImportOptions,
  Mapping,
  Who,
  dateOrders,
  decimalMarks,
} from './imports-table.ts'
import { ImportView } from './imports-view.ts'

export * from './imports-table.ts'
export * from './imports-view.ts'

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
    message: 'This file cannot be read as a table: {reason}. Save it as CSV or .xlsx and try again.',
  },
  file_unsafe: {
    status: 422,
    message:
      'This workbook was not opened: {reason}. Save it anew in your spreadsheet program and try again.',
  },
  sheet_missing: {
    status: 422,
    message: 'There is no sheet called “{sheet}” in this workbook. Choose another.',
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
  input: z.object({
    file: Id,
    dialect: Dialect.partial().optional(),
    mapping: Mapping.optional(),
    options: ImportOptions.partial().optional(),
    corrections: Corrections.optional(),
  }),
  output: z.object({
    dialect: Dialect,
    headers: z.array(z.string()),
    sheets: z.array(z.object({ name: z.string(), isHidden: z.boolean() })).describe('Of a workbook.'),
    program: z
      .enum(['google', 'outlook', 'linkedin'])
      .nullable()
      .describe('Whose export this is, as its columns say.'),
    options: ImportOptions,
    saved: z
      .object({ id: Id, name: z.string() })
      .nullable()
      .describe('The saved mapping that was made for columns of these names; used unless another is given.'),
    values: z
      .array(
        z.object({
          column: z.int(),
          values: z.array(z.object({ value: z.string(), count: z.int(), means: z.string().nullable() })),
        }),
      )
      .describe('The different words in columns that hold one of a few, with what each is taken for.'),
    readings: z
      .array(
        z.object({
          column: z.int(),
          type: z.enum(['date', 'number', 'money']),
          found: z.object({
            dates: z.enum(dateOrders).optional(),
            decimal: z.enum(decimalMarks).optional(),
          }),
          isOpen: z.boolean().describe('Whether cells can be read two ways and nobody has said which.'),
          example: z.string().nullable().describe('A cell that can be read two ways.'),
          currency: z.string().nullable().describe('Of the field of money that the column is mapped to.'),
        }),
      )
      .describe('Columns of days, numbers and amounts, with how their own cells say they are written.'),
    archivedCount: z.int().describe('How many of the rows looked at are of people who were archived.'),
    importedBefore: z
      .object({ import: Id, fileName: z.string(), at: Instant })
      .nullable()
      .describe('The last import of a file with exactly this content.'),
    guesses: z.array(z.object({ target: ColumnTarget, reason: z.string() })),
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
    ...ImportOptions.shape,
    corrections: Corrections.default([]),
    again: z
      .boolean()
      .default(false)
      .describe('Whether a file that was imported already is imported once more.'),
  }),
  output: ImportView,
  errors: {
    ...fileErrors,
    name_unmapped: {
      status: 422,
      message:
        'No column is mapped to a name or an e-mail address. Choose which one says who each person is.',
    },
    match_unmapped: {
      status: 422,
      message:
        'People are to be found by {key}, and no column is mapped to that. Map one, or choose another way.',
    },
    imported_already: {
      status: 409,
      message: 'This file has been imported already. Import it again only if you mean to.',
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
  output: page(PreviewRow.extend({ id: Id, mayMend: z.boolean() })),
})

export const mendRefusals = operation({
  name: 'imports.mend',
  summary:
    'Try refused rows again with their cells corrected; those that still cannot be imported stay, with the reason.',
  method: 'POST',
  path: '/imports/{import}/mend',
  allows: 'member',
  input: z.object({
    import: Id,
    rows: z
      .array(
        z.object({
          refusal: Id,
          cells: z.array(z.string().max(100_000)).max(500),
          who: Who.optional().describe(
            'Where the address is that of a person with another name: whether the row is of the same person, or of another who shares it.',
          ),
        }),
      )
      .min(1)
      .max(100),
  }),
  output: z.object({ import: ImportView, mended: z.int(), refused: z.array(PreviewRow.extend({ id: Id })) }),
  errors: {
    running: { status: 409, message: 'This import is still running. Mend its rows when it has ended.' },
    undone: { status: 409, message: 'This import has been taken back. Import the file again.' },
  },
})

export const pauseImport = operation({
  name: 'imports.pause',
  summary: 'Pause an import after the rows it is at. What is imported stays.',
  method: 'POST',
  path: '/imports/{import}/pause',
  allows: 'member',
  input: z.object({ import: Id }),
  output: ImportView,
  errors: { finished: { status: 409, message: 'This import has ended already.' } },
})

export const resumeImport = operation({
  name: 'imports.resume',
  summary: 'Go on with an import that was paused, cancelled or failed, from the row it came to.',
  method: 'POST',
  path: '/imports/{import}/resume',
  allows: 'member',
  input: z.object({ import: Id }),
  output: ImportView,
  errors: {
    running: { status: 409, message: 'This import is running already.' },
    finished: { status: 409, message: 'This import has read its whole file already.' },
    undone: { status: 409, message: 'This import has been taken back. Import the file again.' },
    file_deleted: {
      status: 409,
      message: 'The table was deleted, because somebody in it was erased. Import a table without them.',
    },
  },
})

export const listSpared = operation({
  name: 'imports.spared',
  summary: 'List the people whom taking an import back left as they are, with the reason.',
  method: 'GET',
  path: '/imports/{import}/spared',
  allows: 'viewer',
  input: z.object({ import: Id, ...pageInput }),
  output: page(
    z.object({
      person: z.object({ id: Id, name: z.string() }),
      reason: z.enum(['changed', 'in_use', 'introduced_others']),
    }),
  ),
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

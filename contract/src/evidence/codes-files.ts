import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Id } from '../core/shapes.ts'
import { codeLimits } from './codes.ts'

export const CodebookFormat = z.enum(['csv', 'qdc'])

export const exportCodes = operation({
  name: 'codes.export',
  summary: 'Take the codebook out, as a table (CSV) or for other coding programs (REFI-QDA codebook).',
  method: 'GET',
  path: '/codes/export',
  allows: 'viewer',
  input: z.object({ format: CodebookFormat }),
  output: z.object({ fileName: z.string(), mediaType: z.string(), content: z.string() }),
  errors: {
    empty: { status: 409, message: 'There are no codes to take out yet. Make the first one.' },
  },
})

export const importCodes = operation({
  name: 'codes.import',
  summary: 'Bring a codebook in, from a table or from another coding program. Codes that are here are kept.',
  method: 'POST',
  path: '/codes/import',
  allows: 'member',
  input: z.object({
    content: z
      .string()
      .min(1, 'The file is empty. Choose another.')
      .max(codeLimits.file)
      .optional()
      .describe('The codebook as text.'),
    file: Id.optional().describe(
      'Or an uploaded file: a table as .xlsx or CSV, in whatever encoding the other program wrote it, or a .qdc.',
    ),
    preview: z.boolean().default(false).describe('Only says what would happen.'),
  }),
  output: z.object({
    format: z.enum([...CodebookFormat.options, 'xlsx']).describe('What the file was read as.'),
    made: z.int(),
    completed: z.int().describe('Codes that were here and got texts that they lacked.'),
    kept: z.int().describe('Codes that were here already and stay as they are.'),
    paths: z.array(z.string()).describe('The first of the new codes.'),
    warnings: z.array(z.string()),
  }),
  errors: {
    unreadable: { status: 422, message: '{reason}' },
    unsafe: {
      status: 422,
      message:
        'This file is refused: {reason}. Save only the sheet with the codes as a new file and try again.',
    },
    content_missing: {
      status: 422,
      message: 'Send the codebook: either an uploaded file, or its text. One of the two.',
    },
    too_deep: {
      status: 422,
      message: 'This codebook goes deeper than {limit} levels. Make it flatter and try again.',
    },
    too_many: {
      status: 422,
      message: 'With this file the codebook would hold more than {limit} codes. Bring in a smaller one.',
    },
  },
})

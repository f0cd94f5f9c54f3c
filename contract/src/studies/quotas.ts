import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Id, line } from '../core/shapes.ts'
import { ContactType } from '../crm/contact-types.ts'

export const quotaLimits = { cells: 60, conditions: 6, wanted: 10_000, city: 120 }

/** One thing that holds of whoever belongs to a cell. */
export const CellCondition = z.union([
  z.object({ what: z.literal('contactType'), value: ContactType }),
  z.object({ what: z.literal('segment'), segment: Id }),
  z.object({ what: z.literal('city'), value: line(quotaLimits.city) }),
  z
    .object({ what: z.literal('answer'), item: Id, option: Id })
    .describe('An answer to the screener of the study.'),
  z
    .object({ what: z.literal('field'), field: Id, choice: Id })
    .describe('A choice of a field that this workspace added to people.'),
])
export type CellCondition = z.output<typeof CellCondition>

/** The same conditions in another order are the same cell. */
export function cellKey(match: readonly CellCondition[]): string {
  return match
    .map((each) => JSON.stringify(Object.entries(each).toSorted(([one], [other]) => (one < other ? -1 : 1))))
    .toSorted()
    .join(' ')
}

const fields = {
  match: z
    .array(CellCondition)
    .max(quotaLimits.conditions)
    .describe('All of these hold. Without any, everybody belongs to the cell.'),
  wanted: z.int().min(1).max(quotaLimits.wanted),
  isHard: z.boolean().default(true).describe('A hard number is never exceeded; a soft one is only shown.'),
}

export const QuotaCell = z.object({
  id: Id,
  name: z.string().describe('Made of its conditions.'),
  match: z.array(CellCondition),
  wanted: z.int(),
  isHard: z.boolean(),
  counted: z.int().describe('Met.'),
  reserved: z.int().describe('Kept for those who agreed or are answering the screener.'),
  free: z.int(),
  isBroken: z.boolean().describe('It asks for a segment, an answer or a choice that is not there any more.'),
})
export type QuotaCell = z.output<typeof QuotaCell>

export const QuotasView = z.object({
  cells: z.array(QuotaCell),
  isFull: z.boolean().describe('Nobody more can be taken in.'),
})

export const showQuotas = operation({
  name: 'quotas.show',
  summary: 'Show how many people of which kind a study wants, has met and keeps a place for.',
  method: 'GET',
  path: '/studies/{study}/quotas',
  allows: 'viewer',
  input: z.object({ study: Id }),
  output: QuotasView,
})

/** What a change of a cell does to those who were met, or for whom a place is kept. */
export const CellEffect = z.object({
  stay: z.int().describe('Keep the place they have in it.'),
  leave: z.int().describe('Had a place in it and no longer fit. They stay in the study.'),
  come: z.int().describe('Had none in it and fit now.'),
  over: z.int().describe('How many more it then holds than are wanted. Nobody loses a place by it.'),
})
export type CellEffect = z.output<typeof CellEffect>

const SeenCell = z.object({ match: fields.match, wanted: z.int(), isHard: z.boolean() })

const quotaErrors = {
  segment_missing: { status: 404, message: 'A cell names a segment that the study does not have.' },
  answer_missing: {
    status: 404,
    message: 'A cell names an answer that the screener of the study does not have. Choose another.',
  },
  choice_missing: {
    status: 404,
    message: 'A cell names a choice that its field does not have any more. Choose another.',
  },
  twice: { status: 422, message: 'Two cells ask for the same. Put their numbers together.' },
} as const

export const writeQuotas = operation({
  name: 'quotas.write',
  summary:
    'Say how many people of which kind a study wants. Cells may be nested; a person needs room in each.',
  method: 'PUT',
  path: '/studies/{study}/quotas',
  allows: 'member',
  input: z.object({
    study: Id,
    cells: z
      .array(z.object({ id: Id.optional(), ...fields }))
      .max(quotaLimits.cells)
      .describe('Replaced whole; those sent with their id keep their places.'),
    seen: z
      .array(SeenCell.extend({ id: Id }))
      .max(quotaLimits.cells)
      .optional()
      .describe('The cells as they were read; where others stand now, nothing is changed.'),
  }),
  output: QuotasView,
  errors: quotaErrors,
})

export const changeQuotaCell = operation({
  name: 'quotas.change',
  summary:
    'Change whom one cell asks for, and how many. Nobody leaves the study by it: who no longer fits stands where they fit now.',
  method: 'PATCH',
  path: '/studies/{study}/quotas/{cell}',
  allows: 'member',
  input: z.object({
    study: Id,
    cell: Id,
    match: fields.match.optional(),
    wanted: fields.wanted.optional(),
    isHard: z.boolean().optional(),
    seen: SeenCell.optional().describe(
      'The cell as it was read; where somebody has changed it since, nothing is changed.',
    ),
    preview: z.boolean().default(false).describe('Only says what would happen.'),
  }),
  output: QuotasView.extend({ effect: CellEffect }),
  errors: quotaErrors,
})

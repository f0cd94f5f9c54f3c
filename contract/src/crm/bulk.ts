import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Day, Id, Instant, line, page, pageInput } from '../core/shapes.ts'
import { JobView } from '../platform/records.ts'
import { ContactType } from './contact-types.ts'
import { FieldValue, SentFieldValue } from './fields.ts'
import { PersonFilter, filterErrors } from './person-filter.ts'

export const bulkLimits = {
  /** How many can be chosen one by one; more are chosen by a filter. */
  people: 2_000,
  except: 500,
  /** Up to so many are changed at once; more in the background. */
  atOnce: 500,
  /** How many a preview looks at, and how many it shows. */
  previewed: 2_000,
  examples: 20,
}

/** Whom a change is for. */
export const BulkScope = z
  .union([
    z.object({ people: z.array(Id).min(1).max(bulkLimits.people) }),
    z.object({
      filter: PersonFilter,
      archived: z.boolean().default(false).describe('Among archived people instead of the others.'),
      except: z.array(Id).max(bulkLimits.except).default([]),
    }),
  ])
  .describe('People one by one, or everybody who fits a filter.')
export type BulkScope = z.output<typeof BulkScope>

export const BulkChange = z
  .union([
    z
      .object({ change: z.literal('set_contact_type'), type: ContactType })
      .describe('Makes this the only contact type of now. The others were so until yesterday.'),
    z
      .object({
        change: z.literal('add_contact_type'),
        type: ContactType,
        since: Day.nullable().default(null),
        insteadOf: ContactType.optional().describe('What they are no more: they were so until yesterday.'),
      })
      .describe('Whoever is so already begins no second time.'),
    z
      .object({ change: z.literal('remove_contact_type'), type: ContactType })
      .describe('They were so until yesterday; what began today is taken away.'),
    z.object({
      change: z.literal('set_organisation'),
      organisation: z
        .object({ id: Id })
        .or(z.object({ name: line(200) }))
        .nullable()
        .describe('An id, or a name that is found or made; null for none.'),
    }),
    z.object({ change: z.literal('set_cadence'), cadenceDays: z.int().min(1).max(3650).nullable() }),
    z.object({ change: z.literal('set_field'), field: Id, value: SentFieldValue }),
    z.object({ change: z.literal('add_to_list'), list: Id }),
    z.object({ change: z.literal('remove_from_list'), list: Id }),
    z.object({ change: z.literal('archive') }),
    z.object({ change: z.literal('restore') }),
  ])
  .describe('What becomes different.')
export type BulkChange = z.output<typeof BulkChange>

/** What a person has of that which changes; one of these. */
export const BulkValue = z.object({
  contactTypes: z.array(ContactType).optional(),
  organisation: z.object({ id: Id, name: z.string() }).nullable().optional(),
  cadenceDays: z.int().nullable().optional(),
  fieldValue: FieldValue.nullable().optional(),
  isOnList: z.boolean().optional(),
  isArchived: z.boolean().optional(),
})
export type BulkValue = z.output<typeof BulkValue>

const count = z.object({ count: z.int(), exact: z.boolean() })

export const BulkEditView = z.object({
  id: Id,
  change: BulkChange,
  job: JobView.nullable().describe('Set when it runs in the background.'),
  lookedAt: z.int(),
  changed: z.int(),
  madeBy: z.string().nullable(),
  createdAt: Instant,
  finishedAt: Instant.nullable(),
  undoJob: JobView.nullable(),
  undoAskedAt: Instant.nullable(),
  restored: z.int(),
  spared: z.int().describe('Left as they are, because somebody changed them since.'),
  undoneAt: Instant.nullable(),
})
export type BulkEditView = z.output<typeof BulkEditView>

const bulkErrors = {
  ...filterErrors,
  organisation_missing: { status: 404, message: 'This organisation is not there any more. Choose another.' },
  list_missing: { status: 404, message: 'This list is not there any more. Choose another.' },
  list_is_live: {
    status: 409,
    message: 'This list is a filter: who fits is on it. Choose a fixed list.',
  },
  field_missing: { status: 404, message: 'This field is not there any more. Choose another.' },
  value_refused: { status: 422, message: '{problem}' },
  unfinished: {
    status: 409,
    message: 'This change is not finished yet. Stop it, or wait for its end, then undo it.',
  },
  undone: { status: 409, message: 'This change is taken back already, or on its way to be.' },
} as const

export const previewBulkEdit = operation({
  name: 'bulk.preview',
  summary: 'Show what a change to many people would do, without doing it.',
  method: 'POST',
  path: '/bulk-edits/preview',
  allows: 'member',
  onlyReads: true,
  input: z.object({ scope: BulkScope, change: BulkChange }),
  output: z.object({
    matching: count,
    lookedAt: z.int().describe('How many were looked at to say the rest.'),
    wouldChange: z.int(),
    unchanged: z.int(),
    examples: z.array(
      z.object({ person: z.object({ id: Id, name: z.string() }), before: BulkValue, after: BulkValue }),
    ),
  }),
  errors: bulkErrors,
})

export const startBulkEdit = operation({
  name: 'bulk.start',
  summary: 'Change many people at once. It can be undone.',
  method: 'POST',
  path: '/bulk-edits',
  allows: 'member',
  input: z.object({ scope: BulkScope, change: BulkChange }),
  output: BulkEditView,
  errors: bulkErrors,
})

export const listBulkEdits = operation({
  name: 'bulk.list',
  summary: 'List the changes to many people, newest first.',
  method: 'GET',
  path: '/bulk-edits',
  allows: 'viewer',
  input: z.object(pageInput),
  output: page(BulkEditView),
})

export const showBulkEdit = operation({
  name: 'bulk.show',
  summary: 'Show how far a change to many people is, and what its undoing left alone.',
  method: 'GET',
  path: '/bulk-edits/{edit}',
  allows: 'viewer',
  input: z.object({ edit: Id }),
  output: BulkEditView,
})

export const undoBulkEdit = operation({
  name: 'bulk.undo',
  summary: 'Take a change to many people back. Whom somebody changed since stays as they are.',
  method: 'POST',
  path: '/bulk-edits/{edit}/undo',
  allows: 'member',
  input: z.object({ edit: Id }),
  output: BulkEditView,
  errors: bulkErrors,
})

export const listSpared = operation({
  name: 'bulk.spared',
  summary: 'List the people whom the undoing of a change left as they are, and what they have now instead.',
  method: 'GET',
  path: '/bulk-edits/{edit}/spared',
  allows: 'viewer',
  input: z.object({ ...pageInput, edit: Id }),
  output: page(
    z.object({
      id: Id,
      name: z.string(),
      changedTo: BulkValue.describe('What the change had made of it.'),
      now: BulkValue.describe('What somebody has made of it since.'),
    }),
  ),
})

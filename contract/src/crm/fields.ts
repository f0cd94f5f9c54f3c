import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Day, Id, Instant, Money, Nothing, line } from '../core/shapes.ts'

/** How much fits. A field holds one line; longer things are notes. */
export const fieldLimits = {
  fields: 100,
  choices: 100,
  label: 60,
  key: 40,
  help: 200,
  unit: 20,
  text: 500,
  filters: 10,
  /** Numbers that a double keeps exactly enough to read and write the same. */
  largest: 1e15,
}

export const fieldTypes = ['text', 'number', 'date', 'choice', 'money', 'person'] as const
export const FieldType = z.enum(fieldTypes)
export type FieldType = z.output<typeof FieldType>

/** What a field is of. */
export const fieldSubjects = ['person', 'organisation'] as const
export const FieldSubject = z.enum(fieldSubjects)
export type FieldSubject = z.output<typeof FieldSubject>

export const FieldChoice = z.object({ id: Id, label: z.string() })
export type FieldChoice = z.output<typeof FieldChoice>

export const FieldView = z.object({
  id: Id,
  of: FieldSubject,
  key: z.string().describe('By what values are written and read. It never changes.'),
  label: z.string(),
  type: FieldType,
  help: z.string(),
  unit: z.string().nullable().describe('What numbers count, such as seats.'),
  currency: z.string().nullable().describe('Of a field of money: every amount in it is of this currency.'),
  exponent: z.int().nullable(),
  choices: z.array(FieldChoice),
  createdAt: Instant,
  archivedAt: Instant.nullable(),
  version: z.int(),
})
export type FieldView = z.output<typeof FieldView>

/** A value as it is answered: text, number, day, the label of a choice, money, or a person. */
export const FieldValue = z.union([
  z.string(),
  z.number(),
  Money,
  z.object({ id: Id, name: z.string() }).describe('A person.'),
])
export type FieldValue = z.output<typeof FieldValue>

/** The values of a person or an organisation, by the key of each field. Fields without a value are left out. */
export const FieldValues = z.record(z.string(), FieldValue)
export type FieldValues = z.output<typeof FieldValues>

/** A value as it is sent: as it is answered, or as text that is read by the field's type; null takes it away. */
export const SentFieldValue = z
  .union([
    z.string().max(fieldLimits.text * 2),
    z.number(),
    z.object({ amountMinor: z.number(), currency: z.string().max(3), exponent: z.number().optional() }),
    z.object({ id: z.string().max(60) }),
  ])
  .nullable()
export type SentFieldValue = z.output<typeof SentFieldValue>

export const SentFieldValues = z
  .record(z.string().max(fieldLimits.key), SentFieldValue)
  .describe('By the key of each field; what is left out stays, null takes a value away.')
export type SentFieldValues = z.output<typeof SentFieldValues>

/** What a filter asks of a field. Which of them a type takes is in `operatorsOf`. */
export const fieldOperators = [
  'is',
  'is_not',
  'contains',
  'less_than',
  'greater_than',
  'between',
  'is_empty',
  'is_not_empty',
] as const
export const FieldOperator = z.enum(fieldOperators)
export type FieldOperator = z.output<typeof FieldOperator>

/** The questions that each type answers. `is_not` holds for whoever has no value too. */
export const operatorsOf: Record<FieldType, readonly FieldOperator[]> = {
  text: ['is', 'is_not', 'contains', 'is_empty', 'is_not_empty'],
  number: ['is', 'is_not', 'less_than', 'greater_than', 'between', 'is_empty', 'is_not_empty'],
  date: ['is', 'is_not', 'less_than', 'greater_than', 'between', 'is_empty', 'is_not_empty'],
  choice: ['is', 'is_not', 'is_empty', 'is_not_empty'],
  money: ['is', 'is_not', 'less_than', 'greater_than', 'between', 'is_empty', 'is_not_empty'],
  person: ['is', 'is_not', 'is_empty', 'is_not_empty'],
}

/** One condition on a field: `between` takes both ends and holds at each of them. */
export const FieldFilter = z.object({
  field: Id,
  operator: FieldOperator,
  value: z
    .union([z.string().max(fieldLimits.text), z.number()])
    .optional()
    .describe('Text, a number or amount, a day, or the id of a choice or person.'),
  to: z
    .union([z.string().max(60), z.number()])
    .optional()
    .describe('The upper end of `between`.'),
})
export type FieldFilter = z.output<typeof FieldFilter>

const choiceLabel = line(fieldLimits.label)
const fieldErrors = {
  too_many_fields: {
    status: 422,
    message: `There are ${fieldLimits.fields} fields already, which is all there can be. Archive one that nobody uses.`,
  },
  key_taken: {
    status: 409,
    message: 'There is a field with the key {key} already. Use it, or choose another key.',
  },
  label_taken: {
    status: 409,
    message: 'There is a field called {label} already. Use it, or choose another name.',
  },
  choice_twice: { status: 422, message: 'The choice {label} is there twice. Leave one of them out.' },
  choices_missing: { status: 422, message: 'Give at least one choice to choose from.' },
  choice_in_use: {
    status: 409,
    message: '{label} is used {count} times. Say which choice replaces it, or that those become empty.',
  },
  currency_missing: {
    status: 422,
    message: 'Say in which currency the amounts are, by its three letters such as EUR.',
  },
  currency_unknown: {
    status: 422,
    message: '{currency} is no currency of ISO 4217. Use three letters such as EUR.',
  },
} as const

export const listFields = operation({
  name: 'fields.list',
  summary: 'List the fields that this workspace added to people and organisations.',
  method: 'GET',
  path: '/fields',
  allows: 'viewer',
  input: z.object({ of: FieldSubject.optional(), archived: z.boolean().default(false) }),
  output: z.object({ items: z.array(FieldView) }),
})

export const createField = operation({
  name: 'fields.create',
  summary: 'Add a field to people or organisations.',
  method: 'POST',
  path: '/fields',
  allows: 'member',
  input: z.object({
    of: FieldSubject,
    label: line(fieldLimits.label),
    type: FieldType,
    key: z
      .string()
      .regex(/^[a-z][a-z0-9_]*$/, 'Use small letters, digits and _, beginning with a letter.')
      .max(fieldLimits.key)
      .optional()
      .describe('Made from the label where it is left out.'),
    help: line(fieldLimits.help, 0).default(''),
    unit: line(fieldLimits.unit).nullable().default(null),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/, 'Use the three letters of the currency, such as EUR.')
      .nullable()
      .default(null),
    choices: z.array(choiceLabel).max(fieldLimits.choices).default([]),
  }),
  output: FieldView,
  errors: fieldErrors,
})

export const updateField = operation({
  name: 'fields.update',
  summary: 'Rename a field, or change its help, unit or choices. Its type and key stay.',
  method: 'PATCH',
  path: '/fields/{field}',
  allows: 'member',
  input: z.object({
    field: Id,
    label: line(fieldLimits.label).optional(),
    help: line(fieldLimits.help, 0).optional(),
    unit: line(fieldLimits.unit).nullable().optional(),
    choices: z
      .array(z.object({ id: Id.optional(), label: choiceLabel }))
      .max(fieldLimits.choices)
      .optional()
      .describe(
        'All choices in their order. One without an id is new; one left out is removed, if nobody has it.',
      ),
    version: z.int().optional().describe('Refuses when somebody else changed the field since.'),
  }),
  output: FieldView,
  errors: fieldErrors,
})

export const removeFieldChoice = operation({
  name: 'fields.removeChoice',
  summary: 'Remove a choice of a field, saying what stands in its place where it is used.',
  method: 'POST',
  path: '/fields/{field}/choices/{choice}/remove',
  allows: 'member',
  input: z.object({
    field: Id,
    choice: Id,
    replacement: Id.nullable()
      .optional()
      .describe('The choice that takes its place; null leaves those empty; left out, a choice in use stays.'),
  }),
  output: FieldView,
  errors: fieldErrors,
})

export const orderFields = operation({
  name: 'fields.reorder',
  summary: 'Put the fields into another order.',
  method: 'POST',
  path: '/fields/order',
  allows: 'member',
  input: z.object({
    of: FieldSubject,
    fields: z.array(Id).min(1).max(fieldLimits.fields).describe('In their order; those left out follow.'),
  }),
  output: Nothing,
})

export const archiveField = operation({
  name: 'fields.archive',
  summary: 'Put a field away. Its values stay and come back with it.',
  method: 'POST',
  path: '/fields/{field}/archive',
  allows: 'member',
  input: z.object({ field: Id }),
  output: Nothing,
})

export const restoreField = operation({
  name: 'fields.restore',
  summary: 'Bring an archived field back, with its values.',
  method: 'POST',
  path: '/fields/{field}/restore',
  allows: 'member',
  input: z.object({ field: Id }),
  output: Nothing,
  errors: fieldErrors,
})

/** A day that the calendar and the database both have. */
export const FieldDay = Day.refine((day) => day >= '0001-01-01', 'Use a year from 1.')

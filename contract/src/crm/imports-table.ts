import { z } from 'zod'
import { line } from '../core/shapes.ts'
import { ContactType } from './contact-types.ts'

export const importTargets = [
  'name',
  'given_name',
  'family_name',
  'pronouns',
  'email',
  'phone',
  'website',
  'street',
  'postal_code',
  'city',
  'region',
  'country',
  'address',
  'organisation',
  'role',
  'contact_type',
  'contact_type_since',
  'contact_type_until',
  'time_zone',
  'language',
  'introduced_by',
  'note',
  'external_id',
  'cadence',
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

/** What kind of file holds the people: text with a delimiter, a workbook of Excel and its like, or vCards. */
export const importFormats = ['text', 'xlsx', 'vcard'] as const

export const Dialect = z.object({
  format: z.enum(importFormats).optional().describe('Found out from the file; left out for text.'),
  encoding: z.string().max(40),
  delimiter: z.string().min(1).max(1),
  headerRow: z
    .int()
    .min(0)
    .nullable()
    .describe('Which row of the file holds the names of the columns, from 0; null when none does.'),
  sheet: z
    .string()
    .max(200)
    .optional()
    .describe('The sheet of a workbook; the first with rows when left out.'),
  leaveHidden: z.boolean().optional().describe('Whether rows hidden in the workbook are left out.'),
})
export type Dialect = z.output<typeof Dialect>

const key = z.string().regex(/^[a-z][a-z0-9_]{0,59}$/)
/** A field of the workspace's own, by its key. */
const FieldTarget = z.templateLiteral(['field:', key], 'Write field: and the key of the field.')
/** One of the organisation that the person of the row is with. */
const OrganisationFieldTarget = z.templateLiteral(
  ['organisation_field:', key],
  'Write organisation_field: and the key of the field.',
)
export const ColumnTarget = z.union([ImportTarget, FieldTarget, OrganisationFieldTarget])
export type ColumnTarget = z.output<typeof ColumnTarget>

/** One target for each column, in the order of the file. */
export const Mapping = z.array(ColumnTarget).min(1).max(500)

export const importMatches = ['email', 'phone', 'external_id', 'name_organisation'] as const
export const dateOrders = ['day_first', 'month_first', 'year_first'] as const
export const decimalMarks = ['.', ','] as const
export const nameOrders = ['as_written', 'family_comma', 'family_first'] as const

/** How the cells of one column are read, where they can be read two ways. */
export const ColumnReading = z.object({
  column: z.int().min(0).max(499),
  dates: z.enum(dateOrders).optional().describe('Which part of a day comes first.'),
  decimal: z.enum(decimalMarks).optional().describe('What stands before the decimals of a number.'),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'Use the three letters of the currency, such as EUR.')
    .optional()
    .describe('The currency of amounts that name none; that of the field when left out.'),
})
export type ColumnReading = z.output<typeof ColumnReading>

/** How rows are read and what is done to people we know: kept with a mapping that is saved. */
export const ImportOptions = z.object({
  known: z
    .enum(['update', 'skip'])
    .default('update')
    .describe('What to do with a row of a person whom we know.'),
  unknown: z
    .enum(['create', 'skip'])
    .default('create')
    .describe('What to do with a row of a person whom we do not know.'),
  matchBy: z
    .enum(importMatches)
    .default('email')
    .describe(
      'By what a person is known. An e-mail address that somebody has already always says who it is.',
    ),
  archived: z
    .enum(['refuse', 'skip', 'bring_back'])
    .default('refuse')
    .describe(
      'What to do with a row of somebody who was archived: put the row aside, pass it over, bring them back.',
    ),
  nameOrder: z
    .enum(nameOrders)
    .default('as_written')
    .describe('How names are written: as they are said, as “Brandt, Nele”, or as “Brandt Nele”.'),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'Use the two letters of the country, such as DE.')
    .optional()
    .describe(
      'Where phone numbers without a country code belong; the workspace’s own country when left out.',
    ),
  values: z
    .array(z.object({ column: z.int().min(0).max(499), from: z.string().max(500), to: z.string().max(500) }))
    .max(500)
    .default([])
    .describe(
      'What cells of a column mean, such as “Kunde” for end_user. An empty meaning leaves the cell out.',
    ),
  contactType: ContactType.optional().describe('A contact type for everybody in this file.'),
  cadenceDays: z
    .int()
    .min(1)
    .max(3_650)
    .optional()
    .describe(
      'How many days to leave between touches of people without a cadence of their own; what is usual for new people of their contact types when left out.',
    ),
  readings: z
    .array(ColumnReading)
    .max(500)
    .default([])
    .describe('How days and numbers of a column are written, where they can be read two ways.'),
})
export type ImportOptions = z.output<typeof ImportOptions>

/** Whom a row is of that has the address of a person with another name. */
export const Who = z.enum(['same', 'another'])
export type Who = z.output<typeof Who>

/** Rows as somebody corrected them before the import, by the line they stand in. */
export const correctionsAtMost = 500
export const Corrections = z
  .array(z.object({ line: z.int().min(1), cells: z.array(z.string().max(100_000)).max(500) }))
  .max(correctionsAtMost)
  .describe('Rows as they are to be read instead of as they stand in the file.')
export type Corrections = z.output<typeof Corrections>

/** A mapping under a name, found again by the names of the columns. */
export const SavedMapping = z.object({
  id: z.uuid(),
  name: line(80),
  headers: z.array(z.string()),
  mapping: Mapping,
  options: ImportOptions,
  createdAt: z.string(),
  updatedAt: z.string(),
})
export type SavedMapping = z.output<typeof SavedMapping>

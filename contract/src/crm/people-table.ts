import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Id, page, pageInput } from '../core/shapes.ts'
import { PersonCondition, PersonFilter, filterErrors } from './person-filter.ts'

export const tableLimits = { columns: 40, countedTo: 1_000 }

/** The columns that everybody has; `field:` and an id is one that the workspace added. */
export const personColumns = [
  'name',
  'organisation',
  'types',
  'role',
  'email',
  'phone',
  'lastTouch',
  'nextTouch',
  'cadence',
  'evidence',
  'language',
  'timeZone',
  'created',
] as const

const column = z
  .enum(personColumns)
  .or(z.templateLiteral(['field:', z.uuid()]))
  .describe('A column of every table of people, or `field:` and the id of a field.')

export const groupings = ['contactType', 'organisation', 'touch', 'field'] as const

export const PersonGroup = z.object({
  key: z.string(),
  label: z
    .string()
    .nullable()
    .describe('The name of an organisation or choice; null where the key itself says it.'),
  people: z.object({ count: z.int(), exact: z.boolean() }).describe('Counted up to a bound.'),
  also: PersonCondition.describe('What `people.list` takes as `also` to list them.'),
})
export type PersonGroup = z.output<typeof PersonGroup>

export const groupPeople = operation({
  name: 'people.groups',
  summary:
    'Count people in groups: by contact type, organisation, when to talk next, or a choice of a field.',
  method: 'GET',
  path: '/people-groups',
  allows: 'viewer',
  input: z.object({
    ...pageInput,
    by: z.enum(groupings),
    field: Id.optional().describe('The field of choices, for `by=field`.'),
    filter: PersonFilter.optional().describe('Conditions, in an address as JSON.'),
    archived: z.boolean().default(false),
  }),
  output: page(PersonGroup),
  errors: {
    ...filterErrors,
    field_missing: { status: 404, message: 'This field is not there any more. Choose another grouping.' },
    field_has_no_choices: { status: 422, message: 'People can be grouped by fields with choices alone.' },
  },
})

export const showPersonView = operation({
  name: 'people.showView',
  summary: 'Show which columns you want to see in the table of people, in their order.',
  method: 'GET',
  path: '/people-view',
  allows: 'viewer',
  input: z.object({}),
  output: z.object({ columns: z.array(z.string()) }),
})

export const savePersonView = operation({
  name: 'people.saveView',
  summary: 'Choose the columns of your table of people, in their order.',
  method: 'PUT',
  path: '/people-view',
  allows: 'viewer',
  input: z.object({ columns: z.array(column).min(1).max(tableLimits.columns) }),
  output: z.object({ columns: z.array(z.string()) }),
})

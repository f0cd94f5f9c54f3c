import type { FieldView } from '@firsthand/contract/crm/fields'
import type { PersonInput, PersonRow } from '@firsthand/contract/crm/people'
import { daysSince, formatDate, relativeDays } from '../../kit/format.ts'
import { Freshness } from '../../kit/freshness.tsx'
import type { Column } from '../../kit/list-table.tsx'
import { Face, Tag } from '../../kit/person-chip.tsx'
import { contactTypeWords } from '../crm.words.ts'
import { shownValue, typedValue } from '../fields/value-text.ts'
import css from './people.module.css'
import { words } from './people.words.ts'
import { CellEditor } from './person-table-cell.tsx'

/** Saves what somebody wrote into a cell; rejects with a sentence. */
export type SaveCell = (person: PersonRow, change: Partial<PersonInput>) => Promise<unknown>

type Extra = {
  sort?: string
  text?: (person: PersonRow) => string
  change?: (typed: string) => Partial<PersonInput>
}

/** The columns that somebody chose, in their order; those of fields that are gone are left out. */
export function tableColumns(
  chosen: readonly string[],
  { fields, onSave }: { fields: readonly FieldView[]; onSave?: SaveCell | undefined },
): Column<PersonRow>[] {
  return chosen.flatMap((id): Column<PersonRow>[] => {
    const field = fields.find((each) => `field:${each.id}` === id)
    const column = field ? fieldColumn(field) : plain.find((each) => each.id === id)
    if (!column) return []
    const { change, text, sort: _, ...shown } = column
    if (!onSave || !change || !text) return [shown]
    return [
      {
        ...shown,
        edit: (person, close) => (
          <CellEditor
            label={`${shown.header}, ${person.name}`}
            value={text(person)}
            choices={field?.type === 'choice' ? field.choices.map((choice) => choice.label) : undefined}
            onSave={(typed) => onSave(person, change(typed))}
            onClose={close}
          />
        ),
      },
    ]
  })
}

/** Every column there is, by its name, for choosing among them. */
export function allColumns(fields: readonly FieldView[]): { id: string; label: string }[] {
  return [
    ...plain.map(({ id, header }) => ({ id, label: header })),
    ...fields.map(({ id, label }) => ({ id: `field:${id}`, label })),
  ]
}

/** What the server sorts by for a column; undefined where there is no order. */
export function sortOfColumn(id: string): string | undefined {
  return id.startsWith('field:') ? id : plain.find((column) => column.id === id)?.sort
}

/** The column that shows the order by which a list is sorted. */
export function columnOfSort(sort: string): string {
  return plain.find((column) => column.sort === sort)?.id ?? sort
}

function fieldColumn(field: FieldView): Column<PersonRow> & Extra {
  const valueOf = (person: PersonRow) =>
    Object.hasOwn(person.fields, field.key) ? person.fields[field.key] : undefined
  return {
    id: `field:${field.id}`,
    header: field.label,
    width: 'minmax(72px, 1fr)',
    end: field.type === 'number' || field.type === 'money',
    sortable: field.type !== 'person',
    render: (person) => shownValue(field, valueOf(person)),
    ...(field.type !== 'person' && {
      text: (person) => typedValue(valueOf(person)),
      change: (typed: string) => ({ fields: { [field.key]: typed === '' ? null : typed } }),
    }),
  }
}

const plain: (Column<PersonRow> & Extra)[] = [
  {
    id: 'name',
    header: words.name,
    width: 'minmax(140px, 2.2fr)',
    priority: 1,
    sortable: true,
    sort: 'name',
    render: (person) => (
      <span className={css.who}>
        <Face name={person.name} />
        <span className={css.name}>{person.name}</span>
      </span>
    ),
    text: (person) => person.name,
    change: (name) => ({ name }),
  },
  {
    id: 'organisation',
    header: words.organisation,
    width: 'minmax(96px, 1.4fr)',
    sortable: true,
    sort: 'organisation',
    render: (person) => person.organisation?.name ?? '',
    text: (person) => person.organisation?.name ?? '',
    change: (name) => ({ organisation: name === '' ? null : { name } }),
  },
  {
    id: 'types',
    header: words.types,
    width: 'minmax(96px, 1.3fr)',
    render: (person) => (
      <span className={css.tags}>
        {person.contactTypes.map((type) => (
          <Tag key={type}>{contactTypeWords[type]}</Tag>
        ))}
      </span>
    ),
  },
  {
    id: 'role',
    header: words.role,
    width: 'minmax(80px, 1.2fr)',
    priority: 3,
    render: (person) => person.roleTitle ?? '',
    text: (person) => person.roleTitle ?? '',
    change: (roleTitle) => ({ roleTitle: roleTitle || null }),
  },
  {
    id: 'email',
    header: words.email,
    width: 'minmax(120px, 1.6fr)',
    render: (person) => person.email ?? '',
  },
  { id: 'phone', header: words.phone, width: '136px', render: (person) => person.phone ?? '' },
  {
    id: 'lastTouch',
    header: words.lastTouch,
    width: '132px',
    sortable: true,
    sort: 'lastTouch',
    render: (person) => <Freshness days={person.lastTouchAt ? daysSince(person.lastTouchAt) : null} />,
  },
  {
    id: 'nextTouch',
    header: words.nextTouch,
    width: '116px',
    sortable: true,
    sort: 'nextTouch',
    render: (person) => <NextTouch at={person.nextTouchAt} />,
  },
  {
    id: 'cadence',
    header: words.cadence,
    width: '96px',
    end: true,
    sortable: true,
    sort: 'cadence',
    render: (person) => (person.cadenceDays === null ? '' : words.everyDays(person.cadenceDays)),
    text: (person) => String(person.cadenceDays ?? ''),
    change: (days) => ({ cadenceDays: days === '' ? null : Number(days) }),
  },
  {
    id: 'evidence',
    header: words.evidence,
    width: '72px',
    end: true,
    priority: 3,
    render: (person) => person.evidenceCount || '',
  },
  {
    id: 'language',
    header: words.language,
    width: '88px',
    render: (person) => person.language ?? '',
    text: (person) => person.language ?? '',
    change: (language) => ({ language: language || null }),
  },
  {
    id: 'timeZone',
    header: words.timeZone,
    width: 'minmax(112px, 1fr)',
    render: (person) => person.timeZone ?? '',
    text: (person) => person.timeZone ?? '',
    change: (timeZone) => ({ timeZone: timeZone || null }),
  },
  {
    id: 'created',
    header: words.created,
    width: '112px',
    sortable: true,
    sort: 'newest',
    render: (person) => formatDate(person.createdAt),
  },
]

/** When to talk next; what is overdue says so in words. */
export function NextTouch({ at }: { at: string | null }) {
  if (at === null) return null
  const isDue = isPast(at)
  return (
    <span className={isDue ? css.due : undefined}>
      {isDue ? words.late(relativeDays(at)) : relativeDays(at)}
    </span>
  )
}

function isPast(at: string): boolean {
  return Date.parse(at) <= Date.now()
}

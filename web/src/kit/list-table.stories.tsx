import { useState } from 'react'
import { ListTable } from './list-table.tsx'
import type { Column } from './list-table.tsx'
import { Rung } from './rung.tsx'
import { Voices } from './voices.tsx'
import type { Voice } from './voices.tsx'

type Claim = {
  id: string
  text: string
  level: 1 | 2 | 3 | 4 | 5
  voices: Voice[]
  people: number
  about: string
}

const texts = [
  'Couriers leave because of pay',
  'Restaurants would pay for a night shift',
  'Diners don’t care who delivers',
  'A courier who knows the restaurant is ten minutes faster',
  'Nobody reads the weekly mail, though everybody says that they do and would miss it if it were gone one day',
]

const claims = (count: number): Claim[] =>
  Array.from({ length: count }, (_, place) => ({
    id: `claim-${place}`,
    text: texts[place % texts.length] ?? '',
    level: ((place % 5) + 1) as Claim['level'],
    voices: [
      { people: place % 2 ? [{ kind: 'said' }, { kind: 'said' }] : [{ kind: 'behaviour' }] },
      { people: [{ kind: place % 3 ? 'said' : 'contradicts' }] },
    ],
    people: (place * 7) % 23,
    about: ['Couriers', 'Restaurants', 'Diners'][place % 3] ?? '',
  }))

const columns: Column<Claim>[] = [
  {
    id: 'text',
    header: 'Claim',
    render: (claim) => claim.text,
    width: 'minmax(0, 3fr)',
    priority: 1,
    sortable: true,
  },
  { id: 'rung', header: 'Rung', render: (claim) => <Rung level={claim.level} />, width: '136px' },
  {
    id: 'voices',
    header: 'Voices',
    render: (claim) => <Voices plain voices={claim.voices} />,
    width: '96px',
  },
  { id: 'about', header: 'About', render: (claim) => claim.about, width: '112px', priority: 3 },
  {
    id: 'people',
    header: 'People',
    render: (claim) => claim.people,
    width: '64px',
    end: true,
    sortable: true,
  },
]

const shared = {
  label: 'Claims',
  columns,
  rowKey: (claim: Claim) => claim.id,
  rowName: (claim: Claim) => claim.text,
}

export const Few = () => (
  <ListTable
    {...shared}
    rows={claims(3)}
    rowHref={(claim) => `#${claim.id}`}
    current="claim-1"
    keysFromAnywhere={false}
  />
)

export const ManyWithTicksAndMore = () => {
  const [count, setCount] = useState(12)
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set(['claim-2']))
  const [sort, setSort] = useState<{ id: string; direction: 'ascending' | 'descending' }>({
    id: 'text',
    direction: 'ascending',
  })
  return (
    <ListTable
      {...shared}
      rows={claims(count)}
      selected={selected}
      onSelect={setSelected}
      sort={sort}
      onSort={(id) => setSort({ id, direction: sort.direction === 'ascending' ? 'descending' : 'ascending' })}
      onOpen={() => {}}
      onLoadMore={count < 36 ? () => setCount(count + 12) : undefined}
    />
  )
}

export const LoadingMore = () => (
  <ListTable {...shared} rows={claims(2)} onLoadMore={() => {}} loadingMore keysFromAnywhere={false} />
)

export const WithCellsToEdit = () => {
  const [about, setAbout] = useState<Record<string, string>>({})
  return (
    <ListTable
      {...shared}
      rows={claims(3)}
      keysFromAnywhere={false}
      columns={columns.map((column) =>
        column.id === 'about'
          ? {
              ...column,
              render: (claim: Claim) => about[claim.id] ?? claim.about,
              edit: (claim: Claim, close: () => void) => (
                <input
                  aria-label="About"
                  defaultValue={about[claim.id] ?? claim.about}
                  ref={(field) => field?.focus()}
                  onBlur={(event) => setAbout({ ...about, [claim.id]: event.currentTarget.value })}
                  onKeyDown={(event) => event.key === 'Enter' && close()}
                />
              ),
            }
          : column,
      )}
    />
  )
}

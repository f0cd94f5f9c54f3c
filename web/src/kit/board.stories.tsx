import { useState } from 'react'
import { Board } from './board.tsx'

type Card = { id: string; name: string; where: string; column: string }

const names = [
  'Nele Brandt',
  'Sam Okafor',
  'Yusuf Kaya',
  'Ines Prado',
  'Jo Lindqvist',
  'A name so long that it needs two lines',
]
const titles = [
  { id: 'new', title: 'New' },
  { id: 'asked', title: 'Asked' },
  { id: 'talked', title: 'Talked' },
]

const cards = (count: number): Card[] =>
  Array.from({ length: count }, (_, place) => ({
    id: `card-${place}`,
    name: names[place % names.length]!,
    where: ['Rapid Rides', 'Kiez Kurier'][place % 2]!,
    column: titles[place % 2]!.id,
  }))

function Example({ count, detail }: { count: number; detail?: boolean }) {
  const [all, setAll] = useState(() => cards(count))
  return (
    <Board
      label="People by where they are"
      columns={titles.map(({ id, title }) => {
        const items = all.filter((card) => card.column === id)
        return { id, title, items, ...(detail && { detail: items.length }) }
      })}
      itemKey={(card) => card.id}
      itemName={(card) => card.name}
      renderItem={(card) => (
        <>
          <strong>{card.name}</strong>
          <div>{card.where}</div>
        </>
      )}
      onMove={(card, column) => setAll(all.map((each) => (each.id === card.id ? { ...each, column } : each)))}
    />
  )
}

export const Few = () => <Example count={5} detail />

export const Many = () => <Example count={60} detail />

export const Empty = () => <Example count={0} />

export const LoadingMore = () => (
  <Board
    label="People by where they are"
    columns={[{ id: 'new', title: 'New', items: cards(2), more: () => {}, isLoadingMore: true }]}
    itemKey={(card) => card.id}
    itemName={(card) => card.name}
    renderItem={(card) => card.name}
  />
)

export const OnlyToRead = () => (
  <Board
    label="People by where they are"
    columns={[
      { id: 'new', title: 'New', items: cards(2), more: () => {} },
      { id: 'asked', title: 'Asked', items: [] },
    ]}
    itemKey={(card) => card.id}
    itemName={(card) => card.name}
    renderItem={(card) => card.name}
    empty="Nobody here yet."
  />
)

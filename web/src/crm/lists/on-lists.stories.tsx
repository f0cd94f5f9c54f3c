import { OnLists } from './on-lists.tsx'

const read = { data: undefined, failure: undefined, isPending: false, retry: () => undefined }
const pathOf = (list: string) => `/people?list=${list}`
const on = (count: number) => ({
  items: Array.from({ length: count }, (_, at) => ({ id: `list-${at}`, name: `Invited in week ${at + 1}` })),
})

export const Empty = () => <OnLists lists={{ ...read, data: on(0) }} pathOf={pathOf} />

export const Few = () => <OnLists lists={{ ...read, data: on(2) }} pathOf={pathOf} />

export const Many = () => <OnLists lists={{ ...read, data: on(40) }} pathOf={pathOf} />

export const LongName = () => (
  <OnLists lists={{ ...read, data: { items: [{ id: 'list', name: 'W'.repeat(120) }] } }} pathOf={pathOf} />
)

export const Loading = () => <OnLists lists={{ ...read, isPending: true }} pathOf={pathOf} />

export const Refused = () => (
  <OnLists
    lists={{ ...read, failure: { message: 'Firsthand does not answer right now. Try again in a moment.' } }}
    pathOf={pathOf}
  />
)

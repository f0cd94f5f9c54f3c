import { EntriesPanel } from './entries-panel.tsx'

/** On a person's page: which pipelines they are or were in. */
export default function PersonEntriesPanel({ id }: { id: string }) {
  return <EntriesPanel of={{ person: id }} />
}

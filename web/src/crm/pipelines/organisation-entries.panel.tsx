import { EntriesPanel } from './entries-panel.tsx'

/** On an organisation's page: its people on their way. */
export default function OrganisationEntriesPanel({ id }: { id: string }) {
  return <EntriesPanel of={{ organisation: id }} />
}

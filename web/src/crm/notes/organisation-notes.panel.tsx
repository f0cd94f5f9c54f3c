import { Notes } from './notes.tsx'

export default function OrganisationNotes({ id }: { id: string }) {
  return <Notes about={{ organisation: id }} />
}

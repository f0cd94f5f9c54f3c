import { Notes } from './notes.tsx'

export default function PersonNotes({ id }: { id: string }) {
  return <Notes about={{ person: id }} />
}

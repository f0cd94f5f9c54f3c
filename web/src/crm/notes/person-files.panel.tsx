import { Files } from './files.tsx'

export default function PersonFiles({ id }: { id: string }) {
  return <Files about={{ person: id }} />
}

import { Files } from './files.tsx'

export default function OrganisationFiles({ id }: { id: string }) {
  return <Files about={{ organisation: id }} />
}

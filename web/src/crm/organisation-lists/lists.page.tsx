import { SavedLists } from '../lists/saved-lists.tsx'
import { organisationLists } from './organisation-lists.ts'

/** "Which organisations do we keep together?" */
export default function ListsPage() {
  return <SavedLists of={organisationLists} example={{ organisations: { count: 14, exact: true } }} />
}

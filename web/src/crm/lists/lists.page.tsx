import { BulkEdits } from './bulk-edits.tsx'
import { peopleLists } from './people-lists.ts'
import { SavedLists } from './saved-lists.tsx'

/** "Which people do we keep together?" */
export default function ListsPage() {
  return (
    <SavedLists of={peopleLists} example={{ people: { count: 14, exact: true } }}>
      <BulkEdits />
    </SavedLists>
  )
}

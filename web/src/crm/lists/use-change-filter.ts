import { showList } from '@firsthand/contract/crm/lists'
import { call } from '../../api/client.ts'
import { useWorkspaceId } from '../../api/workspace.tsx'
import { useGo } from '../../shell/address.ts'

/** Opens the people of a live list with its conditions in the filter bar, to be changed there. */
export function useChangeFilter(list: string): () => Promise<void> {
  const go = useGo()
  const workspace = useWorkspaceId()
  return async () => {
    const { filter } = await call(showList, { list }, { workspace })
    if (filter) go(`/people?edits=${list}&filter=${encodeURIComponent(JSON.stringify(filter))}`)
  }
}

import { call } from '../../api/client.ts'
import { useWorkspaceId } from '../../api/workspace.tsx'
import { useGo } from '../../shell/address.ts'
import { type ListKind, editPathOf } from './list-kind.ts'

/** Opens what is on a live list with its conditions in the filter bar, to be changed there. */
export function useChangeFilter(of: ListKind, list: string): () => Promise<void> {
  const go = useGo()
  const workspace = useWorkspaceId()
  return async () => {
    const { filter } = await call(of.show, { list }, { workspace })
    if (filter) go(editPathOf(of, list, filter))
  }
}

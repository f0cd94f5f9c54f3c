import { useAct } from '../../api/hooks.ts'
import { useGo } from '../../shell/address.ts'
import { type ListKind, editPathOf } from './list-kind.ts'

/** Opens what is on a live list with its conditions in the filter bar, to be changed there; says why where it cannot. */
export function useChangeFilter(of: ListKind) {
  const go = useGo()
  const show = useAct(of.show, {
    invalidates: [],
    onDone: ({ filter }, { list }) => {
      if (filter) go(editPathOf(of, list, filter))
    },
  })
  return { change: (list: string) => show.act({ list }), isOpening: show.isActing }
}

import { Button } from '@mantine/core'
import { useAct, useOperation } from '../../api/hooks.ts'
import { Refused } from '../../kit/refused.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import { useGo } from '../../shell/address.ts'
import type { AnyFilter, ListKind } from './list-kind.ts'
import css from './lists.module.css'

type Props<Filter extends AnyFilter> = { of: ListKind<Filter>; list: string; filter: Filter }

/** Says that the filter of a saved list is being changed, and saves it. */
export function EditListBar<Filter extends AnyFilter>({ of, list, filter }: Props<Filter>) {
  const { words } = of
  const go = useGo()
  const { data } = useOperation(of.show, { list })
  const save = useAct(of.update, {
    invalidates: [of.list, of.show, of.all.list],
    shownInPlace: true,
    onDone: ({ name }) => {
      showDone(words.saved(name))
      go(of.pathOf(list), { replace: true })
    },
  })
  if (!data) return null
  return (
    <div className={css.editing} role="group" aria-label={words.changing(data.name)}>
      <p>{words.changing(data.name)}</p>
      <Button onClick={() => go(of.pathOf(list), { replace: true })}>{words.cancel}</Button>
      <Button
        variant="filled"
        loading={save.isActing}
        disabled={filter.conditions.length === 0}
        onClick={() => save.act({ list, filter, version: data.version })}
      >
        {words.saveFilter}
      </Button>
      {save.failure ? <Refused title={save.failure.message} /> : null}
    </div>
  )
}

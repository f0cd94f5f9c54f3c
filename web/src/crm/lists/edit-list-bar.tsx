import { Button } from '@mantine/core'
import { listPeople } from '@firsthand/contract/crm/people'
import { listLists, showList, updateList } from '@firsthand/contract/crm/lists'
import type { PersonFilter } from '@firsthand/contract/crm/person-filter'
import { useAct, useOperation } from '../../api/hooks.ts'
import { Refused } from '../../kit/refused.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import { useGo } from '../../shell/address.ts'
import css from './lists.module.css'
import { words } from './lists.words.ts'

/** Says that the filter of a saved list is being changed, and saves it. */
export function EditListBar({ list, filter }: { list: string; filter: PersonFilter }) {
  const go = useGo()
  const { data } = useOperation(showList, { list })
  const save = useAct(updateList, {
    invalidates: [listLists, showList, listPeople],
    shownInPlace: true,
    onDone: ({ name }) => {
      showDone(words.saved(name))
      go(`/people?list=${list}`, { replace: true })
    },
  })
  if (!data) return null
  return (
    <div className={css.editing} role="group" aria-label={words.changing(data.name)}>
      <p>{words.changing(data.name)}</p>
      <Button onClick={() => go(`/people?list=${list}`, { replace: true })}>{words.cancel}</Button>
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

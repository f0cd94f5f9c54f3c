import { Button } from '@mantine/core'
import type { OrganisationFilter } from '@firsthand/contract/crm/organisation-filter'
import {
  listOrganisationLists,
  showOrganisationList,
  updateOrganisationList,
} from '@firsthand/contract/crm/organisation-lists'
import { listOrganisations } from '@firsthand/contract/crm/organisations'
import { useAct, useOperation } from '../../api/hooks.ts'
import { Refused } from '../../kit/refused.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import { useGo } from '../../shell/address.ts'
import css from '../lists/lists.module.css'
import { pathOf } from './list-path.ts'
import { words } from './organisation-lists.words.ts'

/** Says that the filter of a saved list is being changed, and saves it. */
export default function EditListBar({ list, filter }: { list: string; filter: OrganisationFilter }) {
  const go = useGo()
  const { data } = useOperation(showOrganisationList, { list })
  const save = useAct(updateOrganisationList, {
    invalidates: [listOrganisationLists, showOrganisationList, listOrganisations],
    shownInPlace: true,
    onDone: ({ name }) => {
      showDone(words.saved(name))
      go(pathOf(list), { replace: true })
    },
  })
  if (!data) return null
  return (
    <div className={css.editing} role="group" aria-label={words.changing(data.name)}>
      <p>{words.changing(data.name)}</p>
      <Button onClick={() => go(pathOf(list), { replace: true })}>{words.cancel}</Button>
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

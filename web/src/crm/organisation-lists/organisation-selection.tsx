import { Button } from '@mantine/core'
import {
  listOrganisationLists,
  listsOfOrganisation,
  removeFromOrganisationList,
  showOrganisationList,
} from '@firsthand/contract/crm/organisation-lists'
import { listOrganisations } from '@firsthand/contract/crm/organisations'
import { listLimits } from '@firsthand/contract/crm/saved-lists'
import { Suspense, useState } from 'react'
import { useAct, useOperation } from '../../api/hooks.ts'
import { showDone } from '../../kit/undo-toast.tsx'
import { whenShown } from '../../kit/when-shown.tsx'
import css from '../people/people.module.css'
import { words } from './organisation-lists.words.ts'

const PutOnList = whenShown(() => import('./put-on-list.tsx'))

type Props = {
  selected: ReadonlySet<string>
  /** The list that the page shows and nothing else. */
  list: string | undefined
  onNone: () => void
}

/** What is chosen, and what can be done with it together. */
export default function OrganisationSelection({ selected, list, onNone }: Props) {
  const [isPutting, setPutting] = useState(false)
  const shown = useOperation(showOrganisationList, { list: list ?? '' }, { enabled: list !== undefined })
  const takeOff = useAct(removeFromOrganisationList, {
    invalidates: [listOrganisations, listOrganisationLists, listsOfOrganisation],
    onDone: ({ removed }) => {
      showDone(words.takenOff(removed))
      onNone()
    },
  })
  const organisations = [...selected]
  const isTooMany = selected.size > listLimits.atOnce
  return (
    <div className={css.selection} role="region" aria-label={words.selection}>
      <strong>{words.selected(selected.size)}</strong>
      {isTooMany ? (
        <span>{words.tooMany(listLimits.atOnce)}</span>
      ) : (
        <Button size="compact-sm" variant="filled" onClick={() => setPutting(true)}>
          {words.putOn}
        </Button>
      )}
      {list && !isTooMany && shown.data?.kind === 'fixed' ? (
        <Button size="compact-sm" onClick={() => takeOff.act({ list, organisations })}>
          {words.takeOff}
        </Button>
      ) : null}
      <Button size="compact-sm" variant="subtle" onClick={onNone}>
        {words.chooseNone}
      </Button>
      {isPutting ? (
        <Suspense fallback={null}>
          <PutOnList organisations={organisations} onClose={() => setPutting(false)} onDone={onNone} />
        </Suspense>
      ) : null}
    </div>
  )
}

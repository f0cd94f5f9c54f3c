import { Button, Modal } from '@mantine/core'
import {
  addToOrganisationList,
  listOrganisationLists,
  listsOfOrganisation,
} from '@firsthand/contract/crm/organisation-lists'
import { listOrganisations } from '@firsthand/contract/crm/organisations'
import { useState } from 'react'
import { useAct, useOperation } from '../../api/hooks.ts'
import { ChoiceField } from '../../kit/choice-field.tsx'
import { Fields } from '../../kit/fields.tsx'
import { Refused } from '../../kit/refused.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import { SaveList } from '../lists/save-list.tsx'
import { organisationLists } from './organisation-lists.ts'
import { words } from './organisation-lists.words.ts'

type Props = { organisations: string[]; onClose: () => void; onDone: () => void }

const asNew = 'new'

/** Puts what is chosen on a fixed list, or makes one of it. */
export default function PutOnList({ organisations, onClose, onDone }: Props) {
  const lists = useOperation(listOrganisationLists, { limit: 200 })
  const fixed = (lists.data?.items ?? []).filter((list) => list.kind === 'fixed')
  const [chosen, setChosen] = useState<string>()
  const [isNew, setNew] = useState(false)
  const nameOf = (id: string) => fixed.find((list) => list.id === id)?.name ?? ''
  const add = useAct(addToOrganisationList, {
    invalidates: [listOrganisations, listOrganisationLists, listsOfOrganisation],
    shownInPlace: true,
    onDone: ({ added }) => {
      showDone(words.added(added, nameOf(chosen!)))
      onDone()
      onClose()
    },
  })
  const begins = { ids: organisations, lead: words.chosenLead(organisations.length) }
  if (isNew) return <SaveList of={organisationLists} chosen={begins} onClose={onClose} onSaved={onDone} />
  return (
    <Modal opened onClose={onClose} title={words.putTitle}>
      <Fields
        actions={
          <>
            <Button onClick={onClose}>{words.cancel}</Button>
            <Button
              variant="filled"
              disabled={!chosen}
              loading={add.isActing}
              onClick={() =>
                chosen === asNew ? setNew(true) : chosen && add.act({ list: chosen, organisations })
              }
            >
              {words.put}
            </Button>
          </>
        }
      >
        <ChoiceField
          label={words.whichList}
          optionWords={{
            ...Object.fromEntries(fixed.map(({ id, name }) => [id, name])),
            [asNew]: words.asNew,
          }}
          value={chosen ?? null}
          onChange={(id) => setChosen(id ?? undefined)}
          data-autofocus
        />
        {add.failure ? <Refused title={add.failure.message} /> : null}
      </Fields>
    </Modal>
  )
}

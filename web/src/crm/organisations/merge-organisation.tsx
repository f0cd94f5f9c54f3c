import { Button, Modal } from '@mantine/core'
import {
  type OrganisationView,
  mergeOrganisations,
  showOrganisation,
} from '@firsthand/contract/crm/organisations'
import { useState } from 'react'
import { useAct, useOperation } from '../../api/hooks.ts'
import { Fields } from '../../kit/fields.tsx'
import { Refused } from '../../kit/refused.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import { OrganisationPicker } from './organisation-picker.tsx'
import { words } from './organisations.words.ts'

/** Makes two organisations one, after saying that there is no way back. */
export function MergeOrganisation({ organisation: { id, name } }: { organisation: OrganisationView }) {
  const [isOpen, setIsOpen] = useState(false)
  const [other, setOther] = useState<string | null>(null)
  const known = useOperation(showOrganisation, { organisation: other ?? '' }, { enabled: other !== null })
  const merge = useAct(mergeOrganisations, {
    shownInPlace: true,
    onDone: () => {
      showDone(words.merged(name))
      setIsOpen(false)
      setOther(null)
    },
  })
  return (
    <>
      <Button onClick={() => setIsOpen(true)}>{words.merge}</Button>
      <Modal opened={isOpen} onClose={() => setIsOpen(false)} title={words.mergeTitle(name)}>
        <Fields
          actions={
            <>
              <Button onClick={() => setIsOpen(false)}>{words.cancel}</Button>
              <Button
                variant="filled"
                disabled={other === null}
                loading={merge.isActing}
                onClick={() => other && merge.act({ organisation: id, other })}
              >
                {words.doMerge}
              </Button>
            </>
          }
        >
          <p>{words.mergeLead(name)}</p>
          <OrganisationPicker
            label={words.other}
            chosen={other && known.data ? { id: other, name: known.data.name } : null}
            except={id}
            onChange={setOther}
          />
          {known.data ? <p>{words.whoWorks(known.data.peopleCount)}</p> : null}
          {merge.failure ? <Refused title={merge.failure.message} /> : null}
        </Fields>
      </Modal>
    </>
  )
}

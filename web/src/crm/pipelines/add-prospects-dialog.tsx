import { Button, Modal } from '@mantine/core'
import type { Sent } from '@firsthand/contract/core/operation'
import { addProspects, listPipelines } from '@firsthand/contract/crm/pipelines'
import { listPeople } from '@firsthand/contract/crm/people'
import type { PersonFilter } from '@firsthand/contract/crm/person-filter'
import { useState } from 'react'
import { call } from '../../api/client.ts'
import type { ApiFailure } from '../../api/failure.ts'
import { useAct, useOperation } from '../../api/hooks.ts'
import { useWorkspaceId } from '../../api/workspace.tsx'
import { ChoiceField } from '../../kit/choice-field.tsx'
import { Fields, TextField } from '../../kit/fields.tsx'
import { Refused } from '../../kit/refused.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import { words } from './pipelines.words.ts'

/** As many as one call takes, and one page of the list of people brings. */
const atOnce = 200
const namedAtMost = 20

type Props = {
  /** Chosen one by one, or everybody who fits. */
  whom: readonly string[] | PersonFilter
  onClose: () => void
  onDone: () => void
}

/** Puts many people into the pool of prospects of one pipeline. Those who are in it stay as they are. */
export default function AddProspectsDialog({ whom, onClose, onDone }: Props) {
  const workspace = useWorkspaceId()
  const pipelines = useOperation(listPipelines, {}).data?.items ?? []
  const [chosen, setChosen] = useState<string>()
  const pipeline = chosen ?? (pipelines.length === 1 ? pipelines[0]!.id : undefined)
  const [note, setNote] = useState('')
  const [done, setDone] = useState<number>()
  const [failure, setFailure] = useState<string>()
  const [leftOut, setLeftOut] = useState<string[]>()
  const add = useAct(addProspects, { shownInPlace: true })

  async function addAll(into: string) {
    setFailure(undefined)
    let [looked, added, there] = [0, 0, 0]
    const refused: string[] = []
    setDone(0)
    try {
      for await (const people of portionsOf(whom, workspace)) {
        const some = await addSome({ pipeline: into, people, note })
        added += some.added
        there += some.alreadyThere
        looked += people.length
        refused.push(...some.refused.map((each) => each.message))
        setDone(looked)
      }
      if (looked > refused.length) showDone(words.prospectsAdded(added, there))
      if (refused.length === 0) return onDone()
      setLeftOut(refused)
    } catch (error) {
      setFailure((error as Error).message)
      setDone(undefined)
    }
  }

  /** The only one of a portion is refused as a whole. */
  async function addSome(some: Sent<typeof addProspects>) {
    try {
      return await add.perform(some)
    } catch (error) {
      const { code, message } = error as ApiFailure
      if (code !== 'consent_refused') throw error
      return { added: 0, alreadyThere: 0, refused: [{ message }] }
    }
  }

  if (leftOut)
    return (
      <Modal opened onClose={onDone} title={words.manyProspects}>
        <Fields actions={<Button onClick={onDone}>{words.close}</Button>}>
          <div role="status">
            <p>{words.notToContact(leftOut.length)}</p>
            <ul>
              {leftOut.slice(0, namedAtMost).map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
            {leftOut.length > namedAtMost ? (
              <p>{words.notToContactMore(leftOut.length - namedAtMost)}</p>
            ) : null}
          </div>
        </Fields>
      </Modal>
    )
  return (
    <Modal opened onClose={onClose} title={words.manyProspects}>
      <Fields
        actions={
          <>
            <Button onClick={onClose}>{words.cancel}</Button>
            <Button
              variant="filled"
              disabled={!pipeline}
              loading={done !== undefined}
              onClick={() => pipeline && void addAll(pipeline)}
            >
              {words.addProspect}
            </Button>
          </>
        }
      >
        <p>{words.prospectsLead}</p>
        <ChoiceField
          label={words.whichPipeline}
          optionWords={Object.fromEntries(pipelines.map(({ id, name }) => [id, name]))}
          value={pipeline ?? null}
          onChange={(id) => setChosen(id ?? undefined)}
        />
        <TextField
          label={words.prospectNote}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        {done ? <output>{words.prospectsSoFar(done)}</output> : null}
        {failure ? <Refused title={failure} /> : null}
      </Fields>
    </Modal>
  )
}

async function* portionsOf(whom: Props['whom'], workspace: string | undefined): AsyncGenerator<string[]> {
  if (!('conditions' in whom)) {
    for (let from = 0; from < whom.length; from += atOnce) yield whom.slice(from, from + atOnce)
    return
  }
  let after: string | null | undefined
  do {
    const page = await call(
      listPeople,
      { filter: whom, limit: atOnce, ...(after && { after }) },
      workspace === undefined ? {} : { workspace },
    )
    if (page.items.length > 0) yield page.items.map(({ id }) => id)
    after = page.next
  } while (after)
}

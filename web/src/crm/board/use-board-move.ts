import { type BulkChange, startBulkEdit, undoBulkEdit } from '@firsthand/contract/crm/bulk'
import type { FieldView } from '@firsthand/contract/crm/fields'
import { unsnoozePerson } from '@firsthand/contract/crm/follow-ups'
import { type ContactType, type PersonRow, snoozePerson } from '@firsthand/contract/crm/people'
import { useState } from 'react'
import { useAct, useAnswers } from '../../api/hooks.ts'
import { listPeople } from '@firsthand/contract/crm/people'
import { groupPeople } from '@firsthand/contract/crm/people-table'
import { showUndo } from '../../kit/undo-toast.tsx'
import { words } from './board.words.ts'

type Moved = Record<string, { person: PersonRow; from: string; to: string }>

type Options = {
  by: 'contactType' | 'touch' | 'field'
  field: FieldView | undefined
  titleOf: (key: string) => string
}

const week = 7 * 86_400_000

/** Writes what a move means, shows it at once, and offers the way back. */
export function useBoardMove({ by, field, titleOf }: Options) {
  const [moved, setMoved] = useState<Moved>({})
  const start = useAct(startBulkEdit, { invalidates: [] })
  const undo = useAct(undoBulkEdit, { invalidates: [] })
  const snooze = useAct(snoozePerson, { invalidates: [] })
  const unsnooze = useAct(unsnoozePerson, { invalidates: [] })
  const { refresh } = useAnswers()

  function settle(person: PersonRow) {
    refresh(listPeople, groupPeople)
    // Until the columns are read again the card stays where it was put.
    setTimeout(() => setMoved(({ [person.id]: _, ...others }) => others), 1_500)
  }

  async function write(person: PersonRow, to: string, from: string): Promise<() => Promise<unknown>> {
    if (by === 'touch') {
      const { before } = await snooze.perform({ person: person.id, until: touchAt(to) })
      // What followed from the cadence follows from it again, instead of standing on the day it came to.
      return () =>
        before.wasSnoozed
          ? snooze.perform({ person: person.id, until: before.nextTouchAt })
          : unsnooze.perform({ person: person.id })
    }
    const change = changeOf({ by, field, to, from })
    const { id } = await start.perform({ scope: { people: [person.id] }, change })
    return () => undo.perform({ edit: id })
  }

  async function move(person: PersonRow, to: string, from: string) {
    setMoved((all) => ({ ...all, [person.id]: { person, from, to } }))
    try {
      const takeBack = await write(person, to, from)
      showUndo(words.moved(person.name, titleOf(to)), async () => {
        setMoved((all) => ({ ...all, [person.id]: { person, from: to, to: from } }))
        // A toast says why it cannot be taken back; the card is where it stands then.
        await takeBack().catch(() => undefined)
        settle(person)
      })
    } catch {
      // A toast has said why; the card goes back.
    }
    settle(person)
  }

  return { moved, move: (person: PersonRow, to: string, from: string) => void move(person, to, from) }
}

/** From one contact type to another, in one change: the one ends, the other begins today; further types stay. */
function changeOf({
  by,
  field,
  to,
  from,
}: Omit<Options, 'titleOf'> & { to: string; from: string }): BulkChange {
  if (by === 'field' && field) {
    const choice = field.choices.find((each) => each.id === to)
    return { change: 'set_field', field: field.id, value: choice?.label ?? null }
  }
  if (to === 'none') return { change: 'remove_contact_type', type: from as ContactType }
  const insteadOf = from === 'none' ? undefined : (from as ContactType)
  return { change: 'add_contact_type', type: to as ContactType, since: today(), insteadOf }
}

/** As the server tells days of contact types; by another one the card would wait for its column. */
function today(): string {
  return new Date().toISOString().slice(0, 10)
}

function touchAt(to: string): string | null {
  if (to === 'none') return null
  return new Date(Date.now() + (to === 'planned' ? week : 0)).toISOString()
}

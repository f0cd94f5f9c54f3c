import { type BulkChange, startBulkEdit, undoBulkEdit } from '@firsthand/contract/crm/bulk'
import type { FieldView } from '@firsthand/contract/crm/fields'
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
  const { refresh } = useAnswers()

  function settle(person: PersonRow) {
    refresh(listPeople, groupPeople)
    // Until the columns are read again the card stays where it was put.
    setTimeout(() => setMoved(({ [person.id]: _, ...others }) => others), 1_500)
  }

  async function write(person: PersonRow, to: string, from: string): Promise<() => Promise<unknown>> {
    if (by === 'touch') {
      await snooze.perform({ person: person.id, until: touchAt(to) })
      return () => snooze.perform({ person: person.id, until: person.nextTouchAt })
    }
    const edits: string[] = []
    for (const change of changesOf({ by, field, to, from }))
      edits.push((await start.perform({ scope: { people: [person.id] }, change })).id)
    return async () => {
      for (const edit of edits.toReversed()) await undo.perform({ edit })
    }
  }

  async function move(person: PersonRow, to: string, from: string) {
    setMoved((all) => ({ ...all, [person.id]: { person, from, to } }))
    try {
      const takeBack = await write(person, to, from)
      showUndo(words.moved(person.name, titleOf(to)), async () => {
        setMoved((all) => ({ ...all, [person.id]: { person, from: to, to: from } }))
        await takeBack()
        settle(person)
      })
    } catch {
      // A toast has said why; the card goes back.
    }
    settle(person)
  }

  return { moved, move: (person: PersonRow, to: string, from: string) => void move(person, to, from) }
}

/** From one contact type to another: the one ends, the other begins today; further types stay. */
function changesOf({
  by,
  field,
  to,
  from,
}: Omit<Options, 'titleOf'> & { to: string; from: string }): BulkChange[] {
  if (by === 'field' && field) {
    const choice = field.choices.find((each) => each.id === to)
    return [{ change: 'set_field', field: field.id, value: choice?.label ?? null }]
  }
  return [
    ...(from === 'none' ? [] : [{ change: 'remove_contact_type' as const, type: from as ContactType }]),
    ...(to === 'none'
      ? []
      : [{ change: 'add_contact_type' as const, type: to as ContactType, since: today() }]),
  ]
}

/** As the server tells days of contact types; by another one the card would wait for its column. */
function today(): string {
  return new Date().toISOString().slice(0, 10)
}

function touchAt(to: string): string | null {
  if (to === 'none') return null
  return new Date(Date.now() + (to === 'planned' ? week : 0)).toISOString()
}

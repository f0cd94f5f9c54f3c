import type { ConversationView } from '@firsthand/contract/conversations/conversations'
import { listMembers } from '@firsthand/contract/platform/members'
import { useState } from 'react'
import { useOperation } from '../../api/hooks.ts'
import { TextPreview, type TextPreviewProps } from '../../evidence/texts/bring/text-preview.tsx'
import type { Preview } from '../../evidence/texts/bring/use-reading.ts'
import type { Somebody } from '../../evidence/texts/pickers/people-choice.ts'
import { type Who, WhoPicker, nobody } from '../../evidence/texts/pickers/who-picker.tsx'
import { words } from '../conversations.words.ts'

type Match = { label: string; person: string | null; member: string | null; isObserver: boolean }

export type WhoIsWhoProps = Omit<TextPreviewProps, 'askWho' | 'keep' | 'lead'> & {
  conversation: ConversationView
  onAdd: (speakers: Match[]) => void
}

/** How a text was read, with a person, a member or an observer for each of its speakers. */
export function WhoIsWho({ conversation, onAdd, ...reading }: WhoIsWhoProps) {
  const { preview } = reading
  const members = useOperation(listMembers, {}).data?.items ?? []
  const [people, setPeople] = useState<Somebody[]>(() => [
    ...conversation.people,
    ...guessedPeople(preview, conversation.people),
  ])
  const [who, setWho] = useState<Record<string, Who>>(() =>
    Object.fromEntries(
      preview.speakers.map(({ label, guess }) => [
        label,
        guess ? { ...nobody, person: guess.person, member: guess.member } : nobody,
      ]),
    ),
  )
  return (
    <TextPreview
      {...reading}
      lead={words.whoIsWhoLead}
      askWho={({ label }) => (
        <WhoPicker
          label={words.whoIs(label)}
          hideLabel
          value={who[label] ?? nobody}
          onChange={(next) => setWho((before) => ({ ...before, [label]: next }))}
          people={people}
          members={members}
          withObserver
          onNewPerson={(person) =>
            setPeople((before) => (before.some(({ id }) => id === person.id) ? before : [...before, person]))
          }
        />
      )}
      keep={{
        label: words.add,
        onKeep: () => onAdd(Object.entries(who).map(([label, each]) => ({ label, ...each }))),
      }}
    />
  )
}

function guessedPeople(preview: Preview, known: Somebody[]): Somebody[] {
  const guessed = preview.speakers.flatMap(({ guess }) =>
    guess?.person ? [{ id: guess.person, name: guess.name }] : [],
  )
  return [...new Map(guessed.map((person) => [person.id, person])).values()].filter(
    ({ id }) => !known.some((person) => person.id === id),
  )
}

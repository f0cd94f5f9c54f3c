import { type ConversationView, addText } from '@firsthand/contract/conversations/conversations'
import { type TextView, textLimits } from '@firsthand/contract/evidence/texts'
import { useAct } from '../../api/hooks.ts'
import { ChooseText } from '../../evidence/texts/bring/choose-text.tsx'
import { useReading } from '../../evidence/texts/bring/use-reading.ts'
import { words } from '../conversations.words.ts'
import { WhoIsWho } from './who-is-who.tsx'

export type AddTextProps = {
  conversation: ConversationView
  onDone: (text: TextView) => void
  onCancel: (() => void) | undefined
}

/** Adds what was said: choose or paste it, see how it was read, say who is who. */
export function AddText({ conversation, onDone, onCancel }: AddTextProps) {
  const reading = useReading({
    people: conversation.people.map(({ id }) => id),
    members: conversation.members.map(({ id }) => id),
  })
  const add = useAct(addText, { onDone, shownInPlace: true })
  const { source, preview } = reading
  if (!source || !preview) {
    return (
      <ChooseText
        title={words.dropTitle}
        paste={{ label: words.paste, placeholder: words.pastePlaceholder }}
        onChoose={reading.choose}
        isReading={reading.isReading}
        refusal={reading.failure}
        onCancel={onCancel}
      />
    )
  }
  return (
    <WhoIsWho
      key={reading.readingKey}
      {...reading}
      preview={preview}
      conversation={conversation}
      isActing={add.isActing || reading.isReading}
      failure={add.failure ?? reading.failure}
      onBack={() => {
        reading.forget()
        add.reset()
      }}
      onAdd={(speakers) =>
        add.act({
          conversation: conversation.id,
          source,
          speakers: speakers.slice(0, textLimits.speakers),
          format: preview.format,
          reading: reading.wish,
        })
      }
    />
  )
}

import { type ConversationView, addText } from '@firsthand/contract/conversations/conversations'
import type { Output, Sent } from '@firsthand/contract/core/operation'
import { type TextView, previewText, textLimits } from '@firsthand/contract/evidence/texts'
import { useState } from 'react'
import { useAct } from '../../api/hooks.ts'
import { ChooseText } from './choose-text.tsx'
import { TextPreview } from './text-preview.tsx'

export type TextSourceSent = Sent<typeof previewText>['source']
export type Preview = Output<typeof previewText>
export type ReadingWish = NonNullable<Sent<typeof previewText>['reading']>

export type AddTextProps = {
  conversation: ConversationView
  onDone: (text: TextView) => void
  onCancel: (() => void) | undefined
}

/** Adds what was said: choose or paste it, see how it was read, say who is who. */
export function AddText({ conversation, onDone, onCancel }: AddTextProps) {
  const [source, setSource] = useState<TextSourceSent>()
  const [wish, setWish] = useState<ReadingWish>({})
  const people = conversation.people.map(({ id }) => id)
  const members = conversation.members.map(({ id }) => id)
  const preview = useAct(previewText, { invalidates: [], shownInPlace: true })
  const add = useAct(addText, { onDone, shownInPlace: true })

  function look(
    next: TextSourceSent,
    { format, reading = {} }: { format?: string; reading?: ReadingWish } = {},
  ) {
    setSource(next)
    setWish(reading)
    preview.act({ source: next, people, members, reading, ...(format && { format }) })
  }
  if (!source || !preview.output) {
    return (
      <ChooseText
        onChoose={(next) => look(next)}
        isReading={preview.isActing}
        refusal={preview.failure}
        onCancel={onCancel}
      />
    )
  }
  return (
    <TextPreview
      key={JSON.stringify([preview.output.format, preview.output.speakers.map(({ label }) => label)])}
      preview={preview.output}
      conversation={conversation}
      isActing={add.isActing || preview.isActing}
      failure={add.failure ?? preview.failure}
      wish={wish}
      onFormat={(format) => look(source, { format })}
      onWish={(reading) =>
        look(source, { reading, ...(reading.separator === undefined && { format: preview.output!.format }) })
      }
      onBack={() => {
        setSource(undefined)
        preview.reset()
        add.reset()
      }}
      onAdd={(speakers) =>
        add.act({
          conversation: conversation.id,
          source,
          speakers: speakers.slice(0, textLimits.speakers),
          format: preview.output!.format,
          reading: wish,
        })
      }
    />
  )
}

import { addText, createConversation } from '@firsthand/contract/conversations/conversations'
import { textLimits } from '@firsthand/contract/evidence/texts'
import { Button, SegmentedControl, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useAct } from '../../api/hooks.ts'
import { PeoplePicker } from '../../evidence/texts/pickers/people-picker.tsx'
import type { Somebody } from '../../evidence/texts/pickers/people-choice.ts'
import { Fields } from '../../kit/fields.tsx'
import { PageHeader } from '../../kit/page-header.tsx'
import { Refused } from '../../kit/refused.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import { useGo } from '../../shell/address.ts'
import { Page } from '../../shell/page.tsx'
import { words as conversationWords } from '../conversations.words.ts'
import { quick as words, quickKinds } from './quick.words.ts'

/** A coffee or a call that is just over: with whom, and what they said. A minute, on a phone. */
export default function QuickPage() {
  const go = useGo()
  const [kind, setKind] = useState<(typeof quickKinds)[number]>('coffee')
  const [people, setPeople] = useState<Somebody[]>([])
  const [said, setSaid] = useState('')
  // Kept between two tries, so that a text that was refused does not log the talk twice.
  const [made, setMade] = useState<string>()
  const create = useAct(createConversation, { invalidates: [], shownInPlace: true })
  const add = useAct(addText, { shownInPlace: true })
  const failure = create.failure ?? add.failure
  async function save() {
    try {
      const conversation =
        made ??
        (
          await create.perform({
            kind,
            people: people.map(({ id }) => id),
            heldAt: new Date().toISOString(),
            timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
          })
        ).id
      setMade(conversation)
      if (said.trim() !== '')
        await add.perform({ conversation, source: { pasted: said.trim() }, format: 'notes' })
      showDone(words.saved)
      go(`/conversations/${conversation}`)
    } catch {
      // The page shows it, from `failure`.
    }
  }
  return (
    <Page
      title={words.title}
      crumbs={[{ label: conversationWords.title, path: '/conversations' }]}
      width="reading"
    >
      <PageHeader title={words.question} lead={words.lead} />
      {failure ? <Refused title={failure.message} /> : null}
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <Fields
          actions={
            <Button
              type="submit"
              variant="filled"
              disabled={people.length === 0}
              loading={create.isActing || add.isActing}
            >
              {words.save}
            </Button>
          }
        >
          <SegmentedControl
            fullWidth
            aria-label={conversationWords.kind}
            value={kind}
            onChange={(value) => setKind(value as typeof kind)}
            data={quickKinds.map((value) => ({ value, label: conversationWords.kinds[value] }))}
          />
          <PeoplePicker label={conversationWords.people} value={people} onChange={setPeople} focusFirst />
          <Textarea
            label={words.said}
            description={words.saidWhy}
            autosize
            minRows={4}
            maxLength={textLimits.pasted}
            value={said}
            onChange={(event) => setSaid(event.currentTarget.value)}
          />
        </Fields>
      </form>
    </Page>
  )
}

import { addText, createConversation } from '@firsthand/contract/conversations/conversations'
import { textLimits } from '@firsthand/contract/evidence/texts'
import { Button, SegmentedControl } from '@mantine/core'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useAct } from '../../api/hooks.ts'
import { useWorkspaceId } from '../../api/workspace.tsx'
import { PeoplePicker } from '../../evidence/texts/pickers/people-picker.tsx'
import { Fields, TextAreaField } from '../../kit/fields.tsx'
import { upTo } from '../../kit/limits.ts'
import { PageHeader } from '../../kit/page-header.tsx'
import { Refused } from '../../kit/refused.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import { useYou } from '../../shell/account.ts'
import { useGo } from '../../shell/address.ts'
import { Page } from '../../shell/page.tsx'
import { words as conversationWords } from '../conversations.words.ts'
import { type QuickDraft, keepDraft, keptDraft } from './quick-draft.ts'
import { quick as words, quickKinds } from './quick.words.ts'

/** A coffee or a call that is just over: with whom, and what they said. A minute, on a phone. */
export default function QuickPage() {
  const go = useGo()
  const { memberId } = useYou()
  const workspace = useWorkspaceId()
  const owner = { workspace: workspace ?? '', member: memberId ?? '' }
  const [draft, setDraft] = useState<QuickDraft>(
    () => keptDraft(owner) ?? { kind: 'coffee', people: [], said: '', at: new Date().toISOString() },
  )
  const create = useAct(createConversation, { invalidates: [], shownInPlace: true })
  const add = useAct(addText, { shownInPlace: true })
  const failure = create.failure ?? add.failure
  const isWaiting = failure?.status === 0
  const { kind, people, said } = draft
  const write = (changed: Partial<QuickDraft>) => setDraft((before) => ({ ...before, ...changed }))
  const isSaved = useRef(false)
  const keep = useEffectEvent(() => keepDraft(owner, isSaved.current ? undefined : draft))
  useEffect(() => keep(), [draft])
  async function save() {
    try {
      const conversation =
        draft.made ??
        (
          await create.perform({
            kind,
            people: people.map(({ id }) => id),
            heldAt: draft.at,
            timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
          })
        ).id
      write({ made: conversation })
      if (said.trim() !== '')
        await add.perform({ conversation, source: { pasted: said.trim() }, format: 'notes' })
      isSaved.current = true
      keepDraft(owner, undefined)
      showDone(words.saved)
      go(`/conversations/${conversation}`)
    } catch {
      // The page shows it, from `failure`.
    }
  }
  const goOn = useEffectEvent(() => {
    if (isWaiting) void save()
  })
  useEffect(() => {
    const again = () => goOn()
    addEventListener('online', again)
    return () => removeEventListener('online', again)
  }, [])
  return (
    <Page
      title={words.title}
      crumbs={[{ label: conversationWords.title, path: '/conversations' }]}
      width="reading"
    >
      <PageHeader title={words.question} lead={words.lead} />
      {failure ? <Refused title={failure.message} todo={isWaiting ? words.keptHere : undefined} /> : null}
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
            onChange={(value) => write({ kind: value as typeof kind })}
            data={quickKinds.map((value) => ({ value, label: conversationWords.kinds[value] }))}
          />
          <PeoplePicker
            label={conversationWords.people}
            value={people}
            onChange={(chosen) => write({ people: chosen })}
            focusFirst
          />
          <TextAreaField
            label={words.said}
            description={words.saidWhy}
            autosize
            minRows={4}
            limits={upTo(textLimits.pasted)}
            value={said}
            onChange={(event) => write({ said: event.currentTarget.value })}
          />
        </Fields>
      </form>
    </Page>
  )
}

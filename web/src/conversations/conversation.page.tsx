import { type ConversationView, showConversation } from '@firsthand/contract/conversations/conversations'
import { showText } from '@firsthand/contract/evidence/texts'
import { Button, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { useOperation } from '../api/hooks.ts'
import { Reading } from '../evidence/texts/reader/reading.tsx'
import { SpeakersDialog } from '../evidence/texts/speakers-dialog.tsx'
import { Icon } from '../kit/icon.tsx'
import { EmptyState } from '../kit/empty-state.tsx'
import { HeaderSkeleton, QuoteSkeleton } from '../kit/skeletons.tsx'
import { showDone } from '../kit/undo-toast.tsx'
import { useYou } from '../shell/account.ts'
import { useAddressState, useGo, useParam } from '../shell/address.ts'
import { Broken } from '../shell/mishap.tsx'
import { Page } from '../shell/page.tsx'
import { Panels } from '../shell/panels.tsx'
import { AddText } from './add-text/add-text.tsx'
import { ArchivedNotice, ConversationActions } from './conversation-actions.tsx'
import { ConversationDialog } from './conversation-dialog.tsx'
import { ConversationHeader } from './conversation-header.tsx'
import css from './conversations.module.css'
import { words } from './conversations.words.ts'

export default function ConversationPage() {
  const id = useParam('conversation')
  const { data: conversation, failure, retry } = useOperation(showConversation, { conversation: id })
  const crumbs = [{ label: words.title, path: '/conversations' }]
  if (failure) return <Broken isPage error={failure} retry={retry} />
  if (!conversation)
    return (
      <Page title="" crumbs={crumbs}>
        <HeaderSkeleton />
        <QuoteSkeleton count={5} />
      </Page>
    )
  return <Conversation conversation={conversation} />
}

function Conversation({ conversation }: { conversation: ConversationView }) {
  const { may } = useYou()
  const go = useGo()
  const [chosen, setChosen] = useAddressState('text')
  const [isAdding, setAdding] = useState(false)
  const [dialog, setDialog] = useState<'edit' | 'speakers'>()
  const { texts } = conversation
  const current = texts.find(({ id }) => id === chosen) ?? texts[0]
  const { data: text } = useOperation(
    showText,
    { text: current?.id ?? '' },
    { enabled: current !== undefined },
  )
  const canAdd = may('member') && conversation.archivedAt === null
  const isAddingNow = canAdd && (isAdding || (texts.length === 0 && conversation.heldAt !== null))

  return (
    <Page
      title={conversation.title}
      crumbs={[{ label: words.title, path: '/conversations' }]}
      action={
        canAdd && !isAddingNow && conversation.heldAt ? (
          <Button
            variant={texts.length === 0 ? 'filled' : 'default'}
            leftSection={<Icon name="plus" />}
            onClick={() => setAdding(true)}
          >
            {words.addText}
          </Button>
        ) : null
      }
    >
      <ConversationHeader
        conversation={conversation}
        text={text}
        actions={
          may('member') ? (
            <ConversationActions
              conversation={conversation}
              textId={current?.id}
              onEdit={() => setDialog('edit')}
              onSpeakers={text && text.speakers.length > 0 ? () => setDialog('speakers') : undefined}
            />
          ) : null
        }
      />
      {conversation.archivedAt ? <ArchivedNotice conversation={conversation} /> : null}
      {conversation.heldAt === null ? (
        <EmptyState
          title={words.notYetTitle}
          text={words.notYet}
          action={
            may('member') ? (
              <>
                <Button onClick={() => go(`/conversations/${conversation.id}/prepare`)}>
                  {words.prepare}
                </Button>
                <Button variant="filled" onClick={() => go(`/conversations/${conversation.id}/live`)}>
                  {words.goLive}
                </Button>
                <Button variant="subtle" onClick={() => setDialog('edit')}>
                  {words.sayHeld}
                </Button>
              </>
            ) : null
          }
        />
      ) : null}
      {isAddingNow ? (
        <AddText
          conversation={conversation}
          onCancel={texts.length > 0 ? () => setAdding(false) : undefined}
          onDone={(added) => {
            setAdding(false)
            setChosen(added.id)
            showDone(words.added)
          }}
        />
      ) : null}
      {!isAddingNow && texts.length > 1 ? (
        <div className={css.texts}>
          <SegmentedControl
            aria-label={words.texts}
            value={current?.id ?? ''}
            onChange={setChosen}
            data={texts.map(({ id, title }) => ({ value: id, label: title }))}
          />
        </div>
      ) : null}
      {!isAddingNow && current ? (
        <Reading
          key={current.id}
          textId={current.id}
          people={conversation.people}
          members={conversation.members}
        />
      ) : null}
      <Panels of="conversation" id={conversation.id} />
      {dialog === 'edit' ? (
        <ConversationDialog conversation={conversation} onClose={() => setDialog(undefined)} />
      ) : null}
      {dialog === 'speakers' && text ? (
        <SpeakersDialog text={text} people={conversation.people} onClose={() => setDialog(undefined)} />
      ) : null}
    </Page>
  )
}

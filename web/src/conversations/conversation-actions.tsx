import { type ConversationView, archiveConversation } from '@firsthand/contract/conversations/conversations'
import { removeText } from '@firsthand/contract/evidence/texts'
import { ActionIcon, Button, Menu } from '@mantine/core'
import { useAct } from '../api/hooks.ts'
import { Icon } from '../kit/icon.tsx'
import { Card, CardRow } from '../kit/section.tsx'
import { showDone, showUndo } from '../kit/undo-toast.tsx'
import { useGo } from '../shell/address.ts'
import css from './conversations.module.css'
import { words } from './conversations.words.ts'

type ActionsProps = {
  conversation: ConversationView
  textId: string | undefined
  onEdit: () => void
  onSpeakers: (() => void) | undefined
}

/** Changes a conversation, its texts and their speakers. */
export function ConversationActions({ conversation, textId, onEdit, onSpeakers }: ActionsProps) {
  const archive = useAct(archiveConversation)
  const remove = useAct(removeText, { onDone: () => showDone(words.textRemoved) })
  const { id, archivedAt } = conversation
  const go = useGo()
  return (
    <Menu>
      <Menu.Target>
        <ActionIcon aria-label={words.textActions} variant="default">
          <Icon name="more" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<Icon name="edit" />} onClick={onEdit}>
          {words.edit}
        </Menu.Item>
        <Menu.Item leftSection={<Icon name="check" />} onClick={() => go(`/conversations/${id}/prepare`)}>
          {words.prepare}
        </Menu.Item>
        <Menu.Item leftSection={<Icon name="clock" />} onClick={() => go(`/conversations/${id}/live`)}>
          {words.goLive}
        </Menu.Item>
        {onSpeakers ? (
          <Menu.Item leftSection={<Icon name="people" />} onClick={onSpeakers}>
            {words.saySpeakers}
          </Menu.Item>
        ) : null}
        {textId ? (
          <Menu.Item leftSection={<Icon name="remove" />} onClick={() => remove.act({ text: textId })}>
            {words.removeText}
          </Menu.Item>
        ) : null}
        {archivedAt === null ? (
          <Menu.Item
            leftSection={<Icon name="archive" />}
            onClick={() => {
              archive.act({ conversation: id })
              showUndo(words.archived, () => archive.act({ conversation: id, isArchived: false }))
            }}
          >
            {words.archive}
          </Menu.Item>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  )
}

/** Says that a conversation is put away, and brings it back. */
export function ArchivedNotice({ conversation }: { conversation: ConversationView }) {
  const archive = useAct(archiveConversation)
  return (
    <div className={css.notice}>
      <Card>
        <CardRow
          actions={
            <Button
              size="xs"
              onClick={() => archive.act({ conversation: conversation.id, isArchived: false })}
            >
              {words.restore}
            </Button>
          }
        >
          {words.isArchived}
        </CardRow>
      </Card>
    </div>
  )
}

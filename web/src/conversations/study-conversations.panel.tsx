import { listConversations } from '@firsthand/contract/conversations/conversations'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { usePages } from '../api/hooks.ts'
import { Icon } from '../kit/icon.tsx'
import { Section } from '../kit/section.tsx'
import { ListSkeleton } from '../kit/skeletons.tsx'
import { useYou } from '../shell/account.ts'
import { useGo } from '../shell/address.ts'
import { Broken } from '../shell/mishap.tsx'
import { ConversationDialog } from './conversation-dialog.tsx'
import { ConversationTable } from './conversation-table.tsx'
import css from './conversations.module.css'
import { words } from './conversations.words.ts'

/** The conversations of a study. */
export default function StudyConversations({ id }: { id: string }) {
  const conversations = usePages(listConversations, { study: id })
  const [isOpen, setOpen] = useState(false)
  const { may } = useYou()
  const go = useGo()
  return (
    <Section
      title={words.ofStudy}
      count={conversations.total?.count}
      actions={
        may('member') ? (
          <Button size="xs" leftSection={<Icon name="plus" />} onClick={() => setOpen(true)}>
            {words.log}
          </Button>
        ) : undefined
      }
    >
      {conversations.failure ? <Broken error={conversations.failure} retry={conversations.retry} /> : null}
      {conversations.isPending && !conversations.failure ? <ListSkeleton rows={3} /> : null}
      {conversations.items?.length === 0 ? <p className={css.none}>{words.ofStudyEmpty}</p> : null}
      {conversations.items?.length ? (
        <ConversationTable
          without={['members']}
          label={words.ofStudy}
          rows={conversations.items}
          onLoadMore={conversations.loadMore}
          loadingMore={conversations.isLoadingMore}
        />
      ) : null}
      {isOpen ? (
        <ConversationDialog
          study={id}
          onClose={() => setOpen(false)}
          onDone={(made) => go(`/conversations/${made.id}`)}
        />
      ) : null}
    </Section>
  )
}

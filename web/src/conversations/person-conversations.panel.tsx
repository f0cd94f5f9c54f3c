import { listConversations } from '@firsthand/contract/conversations/conversations'
import { usePages } from '../api/hooks.ts'
import { Section } from '../kit/section.tsx'
import { ListSkeleton } from '../kit/skeletons.tsx'
import { Broken } from '../shell/mishap.tsx'
import { ConversationTable } from './conversation-table.tsx'
import css from './conversations.module.css'
import { words } from './conversations.words.ts'

/** The conversations with a person. */
export default function PersonConversations({ id }: { id: string }) {
  const conversations = usePages(listConversations, { person: id })
  return (
    <Section title={words.ofPerson} count={conversations.total?.count}>
      {conversations.failure ? <Broken error={conversations.failure} retry={conversations.retry} /> : null}
      {conversations.isPending && !conversations.failure ? <ListSkeleton rows={2} /> : null}
      {conversations.items?.length === 0 ? <p className={css.none}>{words.ofPersonEmpty}</p> : null}
      {conversations.items?.length ? (
        <ConversationTable
          without={['members']}
          label={words.ofPerson}
          rows={conversations.items}
          onLoadMore={conversations.loadMore}
          loadingMore={conversations.isLoadingMore}
          keysFromAnywhere={false}
        />
      ) : null}
    </Section>
  )
}

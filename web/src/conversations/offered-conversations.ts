import { listConversations, showConversation } from '@firsthand/contract/conversations/conversations'
import { formatDate } from '../kit/format.ts'
import type { Offer } from '../shell/domain.ts'

/** Conversations by their titles and days, newest first. */
const conversations: Offer = {
  async find(typed, ask) {
    const { items } = await ask(listConversations, { ...(typed && { q: typed }), limit: 20 })
    return items.map(({ id, title, happenedAt }) => ({ id, name: `${title} · ${formatDate(happenedAt)}` }))
  },
  async show(conversation, ask) {
    const { id, title } = await ask(showConversation, { conversation })
    return { id, name: title }
  },
}
export default conversations

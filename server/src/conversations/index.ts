import type { Domain } from '../platform/domain.ts'
import { conversationHandlers } from './conversations.ts'
import { conversationSearchKinds } from './search.ts'

/** Interviews, coffees, calls and visits: who was there, when, and the texts that came of them. */
export const conversations: Domain = {
  name: 'conversations',
  handlers: conversationHandlers,
  searchKinds: conversationSearchKinds,
}

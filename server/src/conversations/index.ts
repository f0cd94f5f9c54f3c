import type { Domain } from '../platform/domain.ts'
import { conversationHandlers } from './conversations.ts'
import { conversationSearchKinds } from './search.ts'

/** Interviews, coffees, calls and visits: who was there, when, and the texts that came of them. */
export const conversations: Domain = {
  name: 'conversations',
  handlers: conversationHandlers,
  personRows: [
    { table: 'conversation_people', column: 'person_id', alongside: ['conversation_id'], whenErased: 'keep' },
  ],
  searchKinds: conversationSearchKinds,
}

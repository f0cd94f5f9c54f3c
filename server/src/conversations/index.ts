import type { Domain } from '../platform/domain.ts'
import { conversationHandlers } from './conversations.ts'
import { fieldNoteHandlers } from './field-notes/photos.ts'
import { honestyHandlers } from './honesty/honesty.ts'
import { honestyConsumers } from './honesty/measures.ts'
import { liveHandlers } from './live/live.ts'
import { indexNotesBeside, liveNoteSearchKind } from './live/search.ts'
import { prepareHandlers } from './prepare/prepare.ts'
import { eraseConversations } from './erase-conversations.ts'
import { findByNewNames, findConversationsAgainJob } from './find-again.ts'
import { givePhotos } from './give-photos.ts'
import { keptByConversations } from './keeps.ts'
import { readableNotes } from './readable-rows.ts'
import { conversationSearchKinds } from './search.ts'
import { conversationTalks } from './talks.ts'
import { tellConversations } from './tell-conversations.ts'
import { withheldConversations } from './withheld.ts'

/** Interviews, coffees, calls and visits: who was there, when, and the texts that came of them. */
export const conversations: Domain = {
  name: 'conversations',
  handlers: [
    ...conversationHandlers,
    ...prepareHandlers,
    ...liveHandlers,
    ...fieldNoteHandlers,
    ...honestyHandlers,
  ],
  consumers: honestyConsumers,
  jobs: [findConversationsAgainJob],
  personRows: [
    { table: 'conversation_people', column: 'person_id', alongside: ['conversation_id'], whenErased: 'keep' },
    { table: 'backgrounds', column: 'person_id', whenErased: 'delete' },
  ],
  personHooks: {
    erasing: eraseConversations,
    tells: tellConversations,
    gives: givePhotos,
    keeps: keptByConversations,
    merged: (ctx, { into }) => findByNewNames(ctx, [into]),
    unmerged: (ctx, { from, into }) => findByNewNames(ctx, [from, into]),
  },
  withheld: withheldConversations,
  searchKinds: [...conversationSearchKinds, liveNoteSearchKind],
  readableRows: readableNotes,
  rehidden: indexNotesBeside,
  talks: conversationTalks,
}

import { leavingNotes } from './notes/leaving.ts'
import { nightNotes } from './notes/night.ts'
import { unreadNotes } from './notes/unread.ts'
import type { BrambleConversation } from './shape.ts'
import { recordedConversations } from './transcripts/recorded.ts'

export const conversations: BrambleConversation[] = [
  ...recordedConversations,
  ...leavingNotes,
  ...nightNotes,
  ...unreadNotes,
]

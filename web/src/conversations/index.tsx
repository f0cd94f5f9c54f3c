import type { WebDomain } from '../shell/domain.ts'

/** Interviews, coffees, calls and visits, and the texts that came of them. */
export const conversations: WebDomain = {
  name: 'conversations',
  nav: [
    {
      label: 'Conversations',
      path: '/conversations',
      icon: 'conversations',
      order: 40,
      key: 'i',
      onPhone: true,
    },
  ],
  offers: { conversation: () => import('./offered-conversations.ts') },
  pages: [
    { path: '/conversations', load: () => import('./conversation-list.page.tsx') },
    { path: '/conversations/$conversation', load: () => import('./conversation.page.tsx') },
    { path: '/conversations/quick', load: () => import('./live/quick.page.tsx') },
    { path: '/conversations/how-i-listen', load: () => import('./honesty/own-honesty.page.tsx') },
    { path: '/conversations/$conversation/prepare', load: () => import('./prepare/prepare.page.tsx') },
    { path: '/conversations/$conversation/live', load: () => import('./live/live.page.tsx'), isKept: true },
  ],
  actions: [
    {
      id: 'log-conversation',
      label: 'Log a conversation',
      icon: 'plus',
      keywords: 'new interview coffee call visit transcript notes plan',
      run: ({ go }) => go('/conversations?log=yes'),
    },
    {
      id: 'conversations-without-evidence',
      label: 'Conversations without evidence',
      icon: 'conversations',
      keywords: 'unread transcripts',
      allows: 'viewer',
      run: ({ go }) => go('/conversations?state=without_evidence'),
    },
    {
      id: 'just-talked',
      label: 'I just talked with somebody',
      icon: 'plus',
      keywords: 'quick coffee sales support call log write down',
      run: ({ go }) => go('/conversations/quick'),
    },
    {
      id: 'how-i-listen',
      label: 'How I listen',
      icon: 'conversations',
      keywords: 'honesty talk share questions monologue leaders met',
      allows: 'viewer',
      run: ({ go }) => go('/conversations/how-i-listen'),
    },
  ],
  found: {
    conversation: { label: 'Conversations', icon: 'conversations', path: (id) => `/conversations/${id}` },
    live_note: {
      label: 'Live notes',
      icon: 'conversations',
      path: (id, part) => `/conversations/${id}/live?note=${part}`,
    },
  },
  panels: [
    { of: 'study', order: 10, load: () => import('./study-conversations.panel.tsx') },
    { of: 'study', order: 60, load: () => import('./honesty/study-honesty.panel.tsx') },
    { of: 'conversation', order: 40, load: () => import('./live/live-marks.panel.tsx') },
    { of: 'conversation', order: 50, load: () => import('./honesty/conversation-honesty.panel.tsx') },
    { of: 'person', order: 30, load: () => import('./person-conversations.panel.tsx') },
  ],
}

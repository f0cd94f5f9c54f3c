import type { WebDomain } from '../shell/domain.ts'

/** What we want to find out: guesses, and the research that they set off. */
export const studies: WebDomain = {
  name: 'studies',
  nav: [
    { label: 'Studies', path: '/studies', icon: 'studies', order: 30, key: 's' },
    { label: 'Practice', path: '/practice', icon: 'team', order: 95, key: 'r' },
  ],
  offers: {
    study: () => import('./offered-studies.ts'),
    segment: () => import('./offered-segments.ts'),
  },
  pages: [
    { path: '/studies', load: () => import('./study-list.page.tsx') },
    { path: '/studies/$study', load: () => import('./study.page.tsx') },
    { path: '/studies/$study/guide', load: () => import('./guides/guide.page.tsx') },
    { path: '/studies/$study/plan', load: () => import('./recruiting/plan.page.tsx') },
    { path: '/studies/$study/recruit', load: () => import('./recruiting/recruit.page.tsx') },
    { path: '/studies/$study/screener', load: () => import('./recruiting/screener.page.tsx') },
    { path: '/studies/$study/learn', load: () => import('./recruiting/learn.page.tsx') },
    { path: '/rules-for-asking', load: () => import('./recruiting/rules.page.tsx') },
    { path: '/hunch', load: () => import('./hunches/hunch.page.tsx') },
    { path: '/practice', load: () => import('./practice/practice.page.tsx') },
    { path: '/practice/$practice', load: () => import('./practice/practice-talk.page.tsx') },
    { path: '/guides/$guide', load: () => import('./guides/guide-link.page.tsx') },
    { path: '/studies/$study/guide/read', load: () => import('./guides/guide-read.page.tsx') },
  ],
  outside: [{ path: '/take-part', load: () => import('./recruiting/take-part.page.tsx') }],
  actions: [
    {
      id: 'practise',
      label: 'Practise a conversation',
      icon: 'team',
      keywords: 'practice role play training interview',
      run: ({ go }) => go('/practice?start=yes'),
    },
    {
      id: 'start-study',
      label: 'Start a study',
      icon: 'studies',
      keywords: 'new research project',
      run: ({ go }) => go('/studies?start=yes'),
    },
    {
      id: 'rules-for-asking',
      label: 'Rules for asking people',
      icon: 'settings',
      keywords: 'recruiting contact limits fatigue',
      run: ({ go }) => go('/rules-for-asking'),
    },
    {
      id: 'hunch',
      label: 'Note a hunch',
      icon: 'plus',
      keywords: 'write down guess idea belief',
      run: ({ go }) => go('/hunch'),
    },
  ],
  found: {
    guide: { label: 'Guides', icon: 'studies', path: (id) => `/guides/${id}` },
    study: { label: 'Studies', icon: 'studies', path: (id) => `/studies/${id}` },
    practice: {
      label: 'Practice talks',
      icon: 'team',
      // What it is about stands before its first turn.
      path: (id, part) => (part < 0 ? `/practice/${id}` : `/practice/${id}?turn=${part}`),
    },
    hunch: { label: 'Hunches', icon: 'studies', path: () => '/studies' },
  },
  panels: [
    { of: 'study', order: 5, load: () => import('./guides/study-guides.panel.tsx') },
    { of: 'study', order: 20, load: () => import('./recruiting/study-balance.panel.tsx') },
  ],
}

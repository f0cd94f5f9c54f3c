import type { WebDomain } from '../shell/domain.ts'

/** What we want to find out: guesses, and the research that they set off. */
export const studies: WebDomain = {
  name: 'studies',
  nav: [
    { label: 'Studies', path: '/studies', icon: 'studies', order: 30, key: 's' },
    { label: 'Practice', path: '/practice', icon: 'team', order: 95, key: 'x' },
  ],
  pages: [
    { path: '/studies', load: () => import('./study-list.page.tsx') },
    { path: '/studies/$study', load: () => import('./study.page.tsx') },
    { path: '/studies/$study/guide', load: () => import('./guides/guide.page.tsx') },
    { path: '/practice', load: () => import('./practice/practice.page.tsx') },
    { path: '/practice/$practice', load: () => import('./practice/practice-talk.page.tsx') },
    { path: '/guides/$guide', load: () => import('./guides/guide-link.page.tsx') },
    { path: '/studies/$study/guide/read', load: () => import('./guides/guide-read.page.tsx') },
  ],
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
      id: 'hunch',
      label: 'Write down a hunch',
      icon: 'plus',
      keywords: 'guess idea belief',
      run: ({ go }) => go('/studies?hunch=yes'),
    },
  ],
  found: {
    guide: { label: 'Guides', icon: 'studies', path: (id) => `/guides/${id}` },
    study: { label: 'Studies', icon: 'studies', path: (id) => `/studies/${id}` },
    hunch: { label: 'Hunches', icon: 'studies', path: () => '/studies' },
  },
  panels: [{ of: 'study', order: 5, load: () => import('./guides/study-guides.panel.tsx') }],
}

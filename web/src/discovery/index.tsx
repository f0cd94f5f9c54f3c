import type { WebDomain } from '../shell/domain.ts'

/** What to do because of what is known: today, and the first steps. */
export const discovery: WebDomain = {
  name: 'discovery',
  nav: [{ label: 'Today', path: '/today', icon: 'today', order: 10, key: 't', onPhone: true }],
  pages: [{ path: '/today', load: () => import('./today/today.page.tsx') }],
  actions: [
    {
      id: 'first-steps',
      label: 'Write down what you believe, and who told you',
      icon: 'claims',
      keywords: 'first steps begin start hunch heard',
      run: ({ go }) => go('/today?begin=claim'),
    },
  ],
}

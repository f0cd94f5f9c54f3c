import type { WebDomain } from '../shell/domain.ts'

/** Accounts, workspaces, members and what an administrator looks after. */
export const platform: WebDomain = {
  name: 'platform',
  nav: [{ label: 'Suggestions', path: '/suggestions', icon: 'check', order: 110, key: 'a' }],
  pages: [
    { path: '/settings', load: () => import('./settings/settings.page.tsx') },
    { path: '/settings/members', load: () => import('./members/members.page.tsx') },
    { path: '/settings/connections', load: () => import('./connections/connections.page.tsx') },
    { path: '/suggestions', load: () => import('./suggestions/suggestions.page.tsx') },
    { path: '/settings/history', load: () => import('./history/history.page.tsx') },
    { path: '/settings/jobs', load: () => import('./jobs/jobs.page.tsx') },
  ],
  actions: [
    {
      id: 'invite',
      label: 'Invite somebody',
      icon: 'people',
      keywords: 'member colleague invitation',
      allows: 'admin',
      run: ({ go }) => go('/settings/members?invite=yes'),
    },
    {
      id: 'settings',
      label: 'Settings',
      icon: 'settings',
      keywords: 'workspace members half-life country',
      allows: 'viewer',
      run: ({ go }) => go('/settings'),
    },
    {
      id: 'connections',
      label: 'API keys, webhooks and feeds',
      icon: 'key',
      keywords: 'token mcp assistant calendar rss atom api',
      allows: 'viewer',
      run: ({ go }) => go('/settings/connections'),
    },
    {
      id: 'history',
      label: 'Who changed what',
      icon: 'clock',
      keywords: 'audit history log',
      allows: 'admin',
      run: ({ go }) => go('/settings/history'),
    },
    {
      id: 'new-workspace',
      label: 'New workspace',
      icon: 'plus',
      keywords: 'team tenant',
      allows: 'viewer',
      run: ({ go }) => go('/workspaces/new'),
    },
  ],
  outside: [
    { path: '/', load: () => import('./start/start.page.tsx') },
    { path: '/welcome', load: () => import('./welcome/welcome.page.tsx') },
    { path: '/sign-in', load: () => import('./sign-in/sign-in.page.tsx') },
    { path: '/sign-up', load: () => import('./sign-up/sign-up.page.tsx') },
    { path: '/forgotten-password', load: () => import('./forgotten-password/forgotten-password.page.tsx') },
    { path: '/reset-password', load: () => import('./reset-password/reset-password.page.tsx') },
    { path: '/join/$workspace', load: () => import('./join/join.page.tsx') },
    { path: '/workspaces/new', load: () => import('./workspaces/new-workspace.page.tsx') },
  ],
}

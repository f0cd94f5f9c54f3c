import type { WebDomain } from '../shell/domain.ts'

/** Accounts, workspaces, members and what an administrator looks after. */
export const platform: WebDomain = {
  name: 'platform',
  pages: [{ path: '/settings', load: () => import('./settings/settings.page.tsx') }],
  outside: [{ path: '/sign-in', load: () => import('./sign-in/sign-in.page.tsx') }],
}

import type { WebDomain } from '../shell/domain.ts'

/** What customers said and did, and what we believe because of it. */
export const evidence: WebDomain = {
  name: 'evidence',
  pages: [{ path: '/texts/$text', load: () => import('./texts/text.page.tsx') }],
  found: { text: { label: 'Texts', icon: 'conversations', path: (id) => `/texts/${id}` } },
}

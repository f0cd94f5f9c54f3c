import type { WebDomain } from '../shell/domain.ts'

/** What customers said and did, and what we believe because of it. */
export const evidence: WebDomain = {
  name: 'evidence',
  nav: [
    { label: 'Evidence', path: '/evidence', icon: 'evidence', order: 50, key: 'e' },
    { label: 'Claims', path: '/claims', icon: 'claims', order: 60, key: 'c', onPhone: true },
  ],
  pages: [
    { path: '/texts/$text', load: () => import('./texts/text.page.tsx') },
    { path: '/evidence', load: () => import('./evidence/evidence-list.page.tsx') },
    { path: '/codes', load: () => import('./codes/codebook.page.tsx') },
    { path: '/codes/agreement', load: () => import('./codes/agreement.page.tsx') },
    { path: '/claims', load: () => import('./claims/claim-list.page.tsx') },
    { path: '/claims/$claim', load: () => import('./claims/claim.page.tsx') },
  ],
  actions: [
    {
      id: 'write-claim',
      label: 'Write a claim',
      icon: 'claims',
      keywords: 'new believe assumption insight hypothesis',
      run: ({ go }) => go('/claims?new=yes'),
    },
    {
      id: 'make-evidence',
      label: 'Make evidence',
      icon: 'evidence',
      keywords: 'new observed measured committed paid quote',
      run: ({ go }) => go('/evidence?make=yes'),
    },
    {
      id: 'codebook',
      label: 'Open the codebook',
      icon: 'evidence',
      keywords: 'codes themes tags coding',
      allows: 'viewer',
      run: ({ go }) => go('/codes'),
    },
    {
      id: 'code-agreement',
      label: 'How far we agree on codes',
      icon: 'evidence',
      keywords: 'krippendorff alpha reliability coders',
      allows: 'viewer',
      run: ({ go }) => go('/codes/agreement'),
    },
    {
      id: 'uncited-evidence',
      label: 'Evidence that no claim cites',
      icon: 'evidence',
      keywords: 'uncited unused',
      allows: 'viewer',
      run: ({ go }) => go('/evidence?cited=no'),
    },
  ],
  found: {
    code: { label: 'Codes', icon: 'filter', path: (id) => `/codes?open=${id}` },
    text: { label: 'Texts', icon: 'conversations', path: (id, part) => `/texts/${id}?range=${part}` },
    claim: { label: 'Claims', icon: 'claims', path: (id) => `/claims/${id}` },
    evidence: { label: 'Evidence', icon: 'evidence', path: (id) => `/evidence?open=${id}` },
  },
  panels: [{ of: 'person', order: 20, load: () => import('./evidence/person-evidence.panel.tsx') }],
}

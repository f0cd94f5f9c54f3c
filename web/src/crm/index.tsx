import type { WebDomain } from '../shell/domain.ts'
import { words } from './crm.words.ts'

/** People and organisations: whom we know, through whom, and when we talked. */
export const crm: WebDomain = {
  name: 'crm',
  nav: [{ label: words.people, path: '/people', icon: 'people', order: 20, key: 'p', onPhone: true }],
  pages: [
    { path: '/people', load: () => import('./people/person-list.page.tsx') },
    { path: '/people/$person', load: () => import('./people/person.page.tsx') },
    { path: '/organisations', load: () => import('./organisations/organisation-list.page.tsx') },
    { path: '/organisations/$organisation', load: () => import('./organisations/organisation.page.tsx') },
    { path: '/imports', load: () => import('./imports/import-list.page.tsx') },
    { path: '/imports/new', load: () => import('./imports/new-import.page.tsx') },
    { path: '/imports/$import', load: () => import('./imports/import.page.tsx') },
  ],
  actions: [
    {
      id: 'add-person',
      label: words.addPerson,
      icon: 'plus',
      keywords: words.addPersonKeywords,
      run: ({ go }) => go('/people?add=yes'),
    },
    {
      id: 'import-people',
      label: words.importPeople,
      icon: 'upload',
      keywords: words.importKeywords,
      run: ({ go }) => go('/imports/new'),
    },
    {
      id: 'organisations',
      label: words.organisations,
      icon: 'people',
      keywords: words.organisationsKeywords,
      allows: 'viewer',
      run: ({ go }) => go('/organisations'),
    },
    {
      id: 'imports',
      label: words.imports,
      icon: 'upload',
      keywords: words.importKeywords,
      allows: 'viewer',
      run: ({ go }) => go('/imports'),
    },
  ],
  found: {
    person: { label: words.people, icon: 'people', path: (id) => `/people/${id}` },
    organisation: { label: words.organisations, icon: 'people', path: (id) => `/organisations/${id}` },
  },
}

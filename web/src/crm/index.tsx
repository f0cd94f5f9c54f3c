import type { WebDomain } from '../shell/domain.ts'
import { words } from './crm.words.ts'
import { menu } from './network/menu.words.ts'
import { words as asking } from './resilience/resilience.words.ts'
import { words as followUps } from './tasks/tasks.words.ts'
import { words as touches } from './touchpoints/touchpoints.words.ts'

/** People and organisations: whom we know, through whom, and when we talked. */
export const crm: WebDomain = {
  name: 'crm',
  nav: [{ label: words.people, path: '/people', icon: 'people', order: 20, key: 'p', onPhone: true }],
  pages: [
    { path: '/people', load: () => import('./people/person-list.page.tsx') },
    { path: '/touch', load: () => import('./touchpoints/log.page.tsx') },
    { path: '/follow-ups', load: () => import('./tasks/follow-ups.page.tsx') },
    { path: '/follow-ups/settings', load: () => import('./tasks/settings.page.tsx') },
    { path: '/people/resilience', load: () => import('./resilience/resilience.page.tsx') },
    { path: '/people/referrals', load: () => import('./referrals/referrals.page.tsx') },
    { path: '/people/ways-in', load: () => import('./network/ways-in.page.tsx') },
    { path: '/people/know-how', load: () => import('./know-how/know-how.page.tsx') },
    { path: '/people/$person', load: () => import('./people/person.page.tsx') },
    { path: '/organisations', load: () => import('./organisations/organisation-list.page.tsx') },
    { path: '/organisations/$organisation', load: () => import('./organisations/organisation.page.tsx') },
    { path: '/imports', load: () => import('./imports/import-list.page.tsx') },
    { path: '/imports/new', load: () => import('./imports/new-import.page.tsx') },
    { path: '/imports/$import', load: () => import('./imports/import.page.tsx') },
  ],
  actions: [
    {
      id: 'ask-introduction',
      label: menu.referrals.ask,
      icon: 'people',
      keywords: menu.referrals.askKeywords,
      run: ({ go }) => go('/people/referrals?ask=yes'),
    },
    {
      id: 'introductions',
      label: menu.referrals.open,
      icon: 'people',
      keywords: menu.referrals.keywords,
      allows: 'viewer',
      run: ({ go }) => go('/people/referrals'),
    },
    {
      id: 'ways-in',
      label: menu.waysIn.open,
      icon: 'people',
      keywords: menu.waysIn.keywords,
      allows: 'viewer',
      run: ({ go }) => go('/people/ways-in'),
    },
    {
      id: 'know-how',
      label: menu.knowHow.open,
      icon: 'team',
      keywords: menu.knowHow.keywords,
      allows: 'viewer',
      run: ({ go }) => go('/people/know-how'),
    },
    {
      id: 'add-person',
      label: words.addPerson,
      icon: 'plus',
      keywords: words.addPersonKeywords,
      run: ({ go }) => go('/people?add=yes'),
    },
    {
      id: 'log-touch',
      label: touches.log,
      icon: 'plus',
      keywords: touches.logKeywords,
      run: ({ go }) => go('/touch'),
    },
    {
      id: 'follow-ups',
      label: followUps.followUps,
      icon: 'clock',
      keywords: followUps.keywords,
      allows: 'viewer',
      run: ({ go }) => go('/follow-ups'),
    },
    {
      id: 'resilience',
      label: asking.title,
      icon: 'pulse',
      keywords: asking.keywords,
      allows: 'viewer',
      run: ({ go }) => go('/people/resilience'),
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
    know_how: { label: menu.knowHow.title, icon: 'team', path: () => '/people/know-how' },
    person: { label: words.people, icon: 'people', path: (id) => `/people/${id}` },
    organisation: { label: words.organisations, icon: 'people', path: (id) => `/organisations/${id}` },
  },
  panels: [
    { of: 'person-aside', order: 42, load: () => import('./tasks/person-tasks.panel.tsx') },
    { of: 'organisation', order: 42, load: () => import('./tasks/organisation-tasks.panel.tsx') },
    { of: 'person-aside', order: 40, load: () => import('./network/person-ways-in.panel.tsx') },
    { of: 'organisation', order: 20, load: () => import('./network/organisation-ways-in.panel.tsx') },
  ],
}

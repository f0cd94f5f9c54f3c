import { formatNumber } from '../../kit/format.ts'

export const words = {
  title: 'People',
  question: 'Who do we know?',
  archivedQuestion: 'Who did we put away?',
  archivedLead: 'Their evidence stays and counts. Open somebody to bring them back.',
  list: 'People',
  search: 'Find by name, e-mail, organisation',
  add: 'Add a person',
  import: 'Import',
  // columns
  name: 'Name',
  organisation: 'Organisation',
  types: 'Contact type',
  role: 'Role',
  lastTouch: 'Last touch',
  nextTouch: 'Next touch',
  evidence: 'Evidence',
  late: (when: string) => `due ${when}`,
  // filters
  filter: 'Filter',
  narrowTo: 'Narrow to',
  order: 'Order',
  sorted: (by: string) => `By ${by}`,
  due: 'next touch is due',
  never: 'never talked to',
  archived: 'archived',
  anyType: 'Contact type',
  ofOrganisation: (name: string) => `at ${name}`,
  sorts: {
    name: 'name',
    lastTouch: 'last touch, newest first',
    nextTouch: 'next touch, soonest first',
    newest: 'newest first',
  },
  count: ({ count, exact }: { count: number; exact: boolean }) =>
    exact
      ? `${formatNumber(count)} ${count === 1 ? 'person' : 'people'}`
      : `more than ${formatNumber(count)} people`,
  bestMatches: (count: number) => `${formatNumber(count)} best matches`,
  // empty
  none: 'Nobody yet',
  noneText:
    'Everything starts with people. Bring the spreadsheet you have, or add the person you talked to last.',
  exampleName: 'Nele Brandt',
  exampleRole: 'night courier',
  exampleOrganisation: 'Rapid Rides',
  noMatch: 'Nobody fits',
  noMatchText: 'Take a filter away, or look for another spelling.',
  clear: 'Show everybody',
  noArchived: 'Nobody is put away',
  noArchivedText: 'People you archive wait here. Nothing of theirs is lost.',
  // adding
  addLead: 'A name is enough. The rest can come when you know it.',
  more: 'More',
  less: 'Less',
  email: 'E-mail',
  phone: 'Phone',
  note: 'Note',
  introducedBy: 'Introduced by',
  cancel: 'Cancel',
  save: 'Add',
  added: (name: string) => `${name} is added.`,
  organisationHint: 'A new name makes a new organisation.',
  nobodyFound: 'Nobody of this name.',
} as const

import { formatNumber } from '../../kit/format.ts'

/** What is said alike of lists of people and of lists of organisations. */
export const savedListWords = {
  lead: 'A live list is a filter and stays true by itself; a fixed list is put together by hand.',
  search: 'Find a list',
  menu: 'Lists',
  saveThis: 'Save this filter as a list',
  newFixed: 'New fixed list',
  manage: 'All lists',
  noLists: 'No list yet',
  looking: 'Looking for lists …',
  // on the page of a person or an organisation
  onLists: 'On the lists',
  onNoList: 'On no list put together by hand.',
  retry: 'Try again',
  name: 'Name',
  kind: 'Kind',
  kinds: { live: 'live', fixed: 'fixed' },
  madeBy: 'Made by',
  seenBy: 'Seen by',
  everybody: 'everybody',
  onlyYou: 'only you',
  share: 'Everybody in the workspace sees it',
  save: 'Save',
  cancel: 'Cancel',
  saveTitle: 'Save a list',
  saved: (name: string) => `The list ${name} is saved.`,
  about: ({ count, exact }: { count: number; exact: boolean }) =>
    exact ? formatNumber(count) : `more than ${formatNumber(count)}`,
  change: 'Change',
  actions: (name: string) => `What can be done with ${name}`,
  changeFilterOf: (name: string) => `Change the filter of ${name}`,
  changeFilter: 'Change its filter',
  changing: (name: string) =>
    `You are changing the filter of the list “${name}”. Nobody sees it before you save.`,
  saveFilter: 'Save the filter',
  makeShared: 'Share with everybody',
  makePrivate: 'Keep to yourself',
  remove: 'Remove',
  none: 'No list yet',
} as const

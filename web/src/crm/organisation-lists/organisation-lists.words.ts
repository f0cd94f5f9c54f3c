import { formatNumber } from '../../kit/format.ts'

const organisations = (count: number) =>
  count === 1 ? '1 organisation' : `${formatNumber(count)} organisations`

export const words = {
  title: 'Lists of organisations',
  question: 'Which organisations do we keep together?',
  lead: 'A live list is a filter and stays true by itself; a fixed list is put together by hand.',
  search: 'Find a list',
  menu: 'Lists',
  saveThis: 'Save this filter as a list',
  newFixed: 'New fixed list',
  manage: 'All lists',
  noLists: 'No list yet',
  name: 'Name',
  kind: 'Kind',
  kinds: { live: 'live', fixed: 'fixed' },
  organisations: 'Organisations',
  madeBy: 'Made by',
  seenBy: 'Seen by',
  everybody: 'everybody',
  onlyYou: 'only you',
  share: 'Everybody in the workspace sees it',
  save: 'Save',
  cancel: 'Cancel',
  saveTitle: 'Save a list',
  liveLead: 'Whatever fits the filter is on it, now and later.',
  fixedLead: 'It begins empty. Choose organisations with x and put them on it.',
  chosenLead: (count: number) => `${organisations(count)} will be on it to begin with.`,
  saved: (name: string) => `The list ${name} is saved.`,
  about: ({ count, exact }: { count: number; exact: boolean }) =>
    exact ? formatNumber(count) : `more than ${formatNumber(count)}`,
  change: 'Change',
  actions: (name: string) => `What can be done with ${name}`,
  changeFilter: 'Change its filter',
  changing: (name: string) =>
    `You are changing the filter of the list “${name}”. Nobody sees it before you save.`,
  saveFilter: 'Save the filter',
  makeShared: 'Share with everybody',
  makePrivate: 'Keep to yourself',
  remove: 'Remove',
  removed: (name: string) => `The list ${name} is removed. Its organisations stay.`,
  none: 'No list yet',
  noneText:
    'Filter organisations, then save the filter as a list; or make a fixed list and put organisations on it.',
  example: 'Bakeries that we visited',
  // what is chosen
  selection: 'What is chosen',
  selected: (count: number) => `${organisations(count)} chosen`,
  tooMany: (most: number) => `Choose ${formatNumber(most)} at the most.`,
  putOn: 'Put on a list …',
  putTitle: 'Put on a fixed list',
  whichList: 'List',
  asNew: 'A new list …',
  put: 'Put on it',
  added: (added: number, name: string) =>
    added === 0 ? `All of them were on ${name} already.` : `${organisations(added)} put on ${name}.`,
  takeOff: 'Take off this list',
  takenOff: (count: number) => `${organisations(count)} taken off the list.`,
  chooseNone: 'Choose none',
  // on the page of an organisation
  onLists: 'On the lists',
} as const

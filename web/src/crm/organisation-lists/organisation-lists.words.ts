import { formatNumber } from '../../kit/format.ts'
import { savedListWords } from '../lists/saved-lists.words.ts'

const organisations = (count: number) =>
  count === 1 ? '1 organisation' : `${formatNumber(count)} organisations`

export const words = {
  ...savedListWords,
  title: 'Lists of organisations',
  question: 'Which organisations do we keep together?',
  holds: 'Organisations',
  liveLead: 'Whatever fits the filter is on it, now and later.',
  fixedLead: 'It begins empty. Choose organisations with x and put them on it.',
  chosenLead: (count: number) => `${organisations(count)} will be on it to begin with.`,
  removed: (name: string) => `The list ${name} is removed. Its organisations stay.`,
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
} as const

import { savedListWords } from './saved-lists.words.ts'

export const words = {
  ...savedListWords,
  title: 'Lists',
  question: 'Which people do we keep together?',
  holds: 'People',
  liveLead: 'Whoever fits the filter is on it, now and later.',
  fixedLead: 'It begins empty. Choose people in the list with x and put them on it.',
  when: 'When',
  removed: (name: string) => `The list ${name} is removed. Its people stay.`,
  noneText: 'Filter people, then save the filter as a list; or make a fixed list and put people on it.',
  example: 'Night couriers to talk to',
} as const

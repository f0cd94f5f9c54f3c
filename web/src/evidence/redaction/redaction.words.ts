import type { RedactionKind, RedactionView } from '@firsthand/contract/evidence/redaction'
import { countOf } from '../../kit/kit.words.ts'

/** The words of hiding what must not be read, and of pseudonyms. */
export const words = {
  hide: 'Hide…',
  title: 'Hide these words',
  selected: 'Hidden will be',
  lead: 'They go from every version of this text, from all evidence made of it, from search and from every file that leaves. The file it came from is locked away.',
  kind: 'What is it?',
  kinds: {
    name: 'A name',
    place: 'A place',
    organisation: 'An organisation',
    number: 'A number',
    other: 'Something else',
  } satisfies Record<RedactionKind, string>,
  replacement: 'What stands there instead',
  everywhere: 'Everywhere in this text, now and later',
  everywhereHint: 'Wherever the same words stand, however they are written.',
  save: 'Hide',
  cancel: 'Cancel',
  hidden: (places: number) => `Hidden in ${countOf(places, 'place', 'places')}.`,

  list: (count: number) => (count === 0 ? 'Hidden words' : `Hidden: ${count}`),
  listTitle: 'What is hidden in this text',
  empty: 'Nothing is hidden. Select words in the text and choose “Hide…”: a name, a place, a number.',
  about: ({ kind, places, isEverywhere }: RedactionView) =>
    [words.kinds[kind], countOf(places, 'place', 'places'), isEverywhere ? 'everywhere' : '']
      .filter(Boolean)
      .join(' · '),
  by: (name: string, when: string) => `${name}, ${when}`,
  lifted: (name: string) => `Shown again by ${name}`,
  lift: 'Show again',
  shown: 'The words stand there again.',
  reveal: 'Look beneath…',
  reason: 'Why do you have to know?',
  reasonHint: 'Kept in the audit log with your name. Nobody else sees more for it.',
  look: 'Look',
  beneath: 'Beneath it stands',

  ofPerson: (name: string) => `In all that ${name} says`,
  hideName: 'Hide a name in all that somebody says…',
  hideNameLead:
    'It goes from every text in which they speak and from all evidence of them, now and later, not from this text alone.',
  whoseTexts: 'In whose texts?',
  whichWords: 'Which name, or words?',
  whichWordsHint: 'However they are written: with an ending, in capitals or without accents.',
  insteadStands: (replacement: string) => `There will stand ${replacement}.`,
  hideEverywhere: 'Hide everywhere',

  pseudonym: 'Name in quotes',
  pseudonymLead: 'In quotes they are called',
  byName: 'Quotes say the name.',
  inFiles: 'A file that leaves never says the name of whoever agreed to be quoted: they agreed without it.',
  usePseudonym: 'Use a pseudonym',
  useName: 'Use the name again',
  chosen: 'Pseudonym',
  chosenHint: 'Left empty: P and a number that stays theirs.',
  kept: 'Quotes say the pseudonym now.',
  keptName: 'Quotes say the name again.',
} as const

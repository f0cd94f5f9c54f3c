import { countOf } from '../../kit/kit.words.ts'

/** The words of fears and pressures. They are always somebody's reading, never what was said. */
export const words = {
  title: 'Fears and pressures',
  question: 'What may stand behind what they say?',
  lead: 'What members read into evidence. These are interpretations with an author; nobody said them, and no claim counts them.',
  empty: 'Nobody has read a fear or pressure into anything yet',
  emptyText:
    'Open a piece of evidence and say what you read in it. Somebody else may read it otherwise: both stay.',
  open: 'Open evidence',
  n: (evidence: number, people: number, readers: number) =>
    `${countOf(evidence, 'piece', 'pieces')} of evidence from ${countOf(people, 'person', 'people')}, read by ${countOf(readers, 'member', 'members')}.`,
  people: (people: number) => countOf(people, 'person', 'people'),
  pieces: (evidence: number) => countOf(evidence, 'piece', 'pieces'),
  readBy: (readers: string) => `read so by ${readers}`,
  reader: (name: string, evidence: number) => `${name} (${evidence})`,
  alone: 'one reader’s view',
  shared: (shared: number) => `${countOf(shared, 'piece', 'pieces')} read so by two or more`,
  show: 'Show the evidence',
  all: 'All readings',
  read: 'What do you read into it?',
  readLead: 'Your interpretation, kept with your name. It is not what they said.',
  readsAs: (reader: string, pressure: string) => `${reader} reads this as ${pressure}`,
  youRead: (pressure: string) => `You read this as ${pressure}`,
  takeBack: 'Take back',
  choose: 'Choose a fear or pressure',
  fears: 'Fear',
  surroundings: 'Pressure',
  note: 'What makes you read it so? (optional)',
  keep: 'Keep my reading',
} as const

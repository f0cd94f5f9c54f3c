import type { CarriedView, VersionView } from '@firsthand/contract/evidence/versions'
import { countOf } from '../../kit/kit.words.ts'

/** The words of correcting a text, and of looking at what was coded before. */
export const words = {
  group: 'Correcting',
  correct: 'Correct',
  versions: (count: number) => (count === 1 ? 'Versions' : `Versions: ${count}`),
  look: (count: number) => `${count} to look at`,

  correcting: 'Correct what was heard wrong',
  keys: 'Up and down go from turn to turn. Enter writes in it; there, Enter splits it, Backspace at its beginning joins it to the one before, and Escape leaves it.',
  words: (speaker: string) => `Words of ${speaker}`,
  turnOf: (position: number, speaker: string) => `Turn ${position + 1}, ${speaker}`,
  speaker: 'Who says it',
  nobody: 'Nobody',
  starts: 'Begins at',
  startsUnclear: 'Write minutes and seconds, such as 12:05.',
  split: 'Split here',
  join: 'Join to the one before',
  insert: 'Add a turn below',
  newTurn: 'New turn',
  remove: 'Remove this turn',
  done: 'Done',
  count: (count: number) =>
    count === 0 ? 'Nothing corrected yet' : countOf(count, 'correction', 'corrections'),
  note: 'What was wrong',
  notePlaceholder: 'What was wrong (optional)',
  save: 'Save as a new version',
  takeBack: 'Take back the last one',
  leave: 'Leave',
  leaveSure: 'Leave without saving?',
  leaveLost: (count: number) => `${countOf(count, 'correction', 'corrections')} would be lost.`,
  discard: 'Leave without them',
  stay: 'Go on correcting',
  noteOld: 'Words that were made into evidence stay as they were until somebody has looked.',
  saved: (number: number, carried: { found: number; changed: number; orphans: number }) =>
    [`Version ${number} is saved.`, ...carriedWords(carried)].join(' '),
  undone: 'The version before is back.',
  copyMine: 'Copy my version',
  copied: 'Your version is copied.',
  startAgain: 'Read theirs',

  review: 'To look at after corrections',
  reviewLead:
    'These words were made into evidence before the text was corrected. The evidence keeps them until you say otherwise.',
  nothingToReview: 'Nothing waits: every highlight has its words.',
  why: {
    words: 'Other words stand there now.',
    speaker: 'Somebody else says them now.',
    unsure: 'They are probably here; make sure.',
  } satisfies Record<NonNullable<CarriedView['now']>['why'], string>,
  orphan: 'Its words are not in the text any more.',
  saysNow: (name: string) => `Now ${name} says it.`,
  fromVersion: (number: number) => `Words of version ${number}`,
  evidenceSays: 'The evidence says',
  standsThere: 'The text says now',
  accept: 'Take the new words',
  keep: 'Keep the old words',
  kept: 'Kept as it was.',
  accepted: 'The evidence says what the text says.',
  choosePlace: 'Choose its place',
  choosing: (quote: string) => `Select where this stands now: “${quote}”`,
  putHere: 'It stands here',
  placed: 'The evidence stands at its new place.',
  withdraw: 'Withdraw it',
  show: 'Show in the text',
  cancel: 'Cancel',
  close: 'Close',

  versionsTitle: 'Versions of this text',
  version: (number: number) => `Version ${number}`,
  current: 'read now',
  origin,
  compare: 'Compare with now',
  restore: 'Bring it back',
  restored: (number: number) => `Version ${number} is back, as a new one.`,
  upload: 'Upload a better transcript',
  uploadLead:
    'Its words are compared with these, one by one. What was made into evidence is carried over where that is sure; the rest is put up for a look.',
  uploading: 'Put it in place',
  sameSpeakers: 'Speakers with the same name stay who they are.',
  knownSpeaker: 'Known in this text',
  newSpeaker: 'New: say who it is afterwards',
  comparing: (from: number, to: number) => `Version ${from} and version ${to}`,
  same: 'Both say the same.',
  sameTurns: (count: number) => `${countOf(count, 'turn', 'turns')} alike`,
  gone: 'Only in the older one',
  fresh: 'Only in the newer one',
} as const

function carriedWords({
  found,
  changed,
  orphans,
}: {
  found: number
  changed: number
  orphans: number
}): string[] {
  if (found + changed + orphans === 0) return []
  return [
    `${countOf(found, 'highlight', 'highlights')} found again.`,
    ...(changed > 0 ? [`${changed} changed: have a look.`] : []),
    ...(orphans > 0 ? [`${orphans} lost ${orphans === 1 ? 'its' : 'their'} words.`] : []),
  ]
}

function origin({ origin: how, restoredNumber, steps }: VersionView): string {
  if (how === 'added') return 'As it came in'
  if (how === 'replaced') return 'A better transcript'
  if (how === 'restored') return `Version ${restoredNumber ?? ''} brought back`
  return countOf(steps.length, 'correction', 'corrections')
}

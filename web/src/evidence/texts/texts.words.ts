import type { TalkShareView } from '@firsthand/contract/evidence/texts'
import type { EvidenceKind } from '@firsthand/contract/evidence/kinds'
import type { z } from 'zod'
import { formatLength, formatPercent } from '../../kit/format.ts'
import { countOf } from '../../kit/kit.words.ts'

type Talk = z.output<typeof TalkShareView>

/** The words of texts and of their reader. */
export const words = {
  text: 'Text',
  noName: 'No name',

  team: 'We',
  them: 'They',
  tickWords: { open: 'open questions', closed: 'closed', leading: 'leading' },
  meterUnknown: 'Say who the speakers are, and this shows who talked when.',
  talk,
  longest: longestStretch,

  find: 'Find in this text',
  findNext: 'Next place',
  findPrevious: 'Previous place',
  findClose: 'Stop finding',
  found: (index: number, count: number, isAll: boolean) =>
    count === 0 ? (isAll ? 'Nowhere' : 'Not yet…') : `${index + 1} of ${count}${isAll ? '' : '…'}`,

  transcript: 'What was said',
  keysHint: 'Arrow keys move, Shift with arrows selects words, e makes evidence, l gives them a code.',
  nextTurn: 'Next turn',
  previousTurn: 'Previous turn',
  makeEvidence: 'Make evidence',
  codeSelection: 'Give a code',
  codesHere: 'Codes',
  codeMakes: (who: string | undefined, heardBy: string[]) =>
    `The first code makes these words evidence: ${who ?? 'somebody we do not know'} says what they did, ${heardBy.length > 0 ? `heard by ${heardBy.join(' and ')}` : 'and nobody of us heard it'}. Change that afterwards where it is wrong.`,
  madeCoded: 'Evidence is made, with its code.',
  wholeEvidence: 'Open it with everything about it',
  selected: (text: string) => `Selected: ${text}`,
  copyLink: 'Copy link',
  linkCopied: 'The link to these words is copied.',
  tooLong: (most: number) =>
    `At most ${most.toLocaleString('en')} characters make one piece of evidence. Select less.`,

  evidenceSoFar: 'Evidence so far',
  evidenceCount: (count: number) => `Evidence so far: ${count}`,
  noEvidence:
    'Nothing yet. Select words in the text and press e, or l to give them a code; or use the buttons that appear.',
  alsoHere: 'Also marked here',
  close: 'Close',

  whatKind: 'What kind is it?',
  kindWhy: {
    said_opinion: 'What they think or feel about something.',
    said_past: 'What they say they did. The usual kind.',
    said_future: 'What they say they would do. It weighs little.',
    did_observed: 'You saw them do it.',
    did_measured: 'A system counted it.',
    committed: 'They gave time, reputation or money.',
  } satisfies Record<EvidenceKind, string>,
  gave: 'What did they give?',
  commitments: { time: 'Time', reputation: 'Reputation', money: 'Money' },
  who: 'Who said or did it?',
  whoMissing: 'Without a person it is kept and counts for nothing.',
  heardBy: 'Who of us heard it?',
  nobodyHeard: 'Nobody of us: it is kept as relayed, and does not count as a customer’s voice.',
  note: 'Note',
  notePlaceholder: 'What one should know beside the words',
  claim: 'Which claim does it bear on?',
  claimPlaceholder: 'Find a claim, or write a new one',
  newClaim: (sentence: string) => `New claim: “${sentence}”`,
  noClaims: 'No claim yet. Write one: a sentence you believe.',
  supports: 'Supports it',
  contradicts: 'Contradicts it',
  stance: 'For or against',
  save: 'Make evidence',
  made: 'Evidence is made.',
  cancel: 'Cancel',
  withdraw: 'Withdraw',
  withdrawn: 'The evidence is withdrawn: it is kept, and counts for nothing.',
  cites: 'Claims that cite it',
  notCited: 'No claim cites it yet.',

  nobody: 'Nobody',
  findPerson: 'Find a person',
  create: (name: string) => `Add “${name}”`,
  nothingFound: 'Nobody by that name',
  unknown: 'Not known yet',
  observer: 'Somebody who only listened',
  fromHere: 'In this conversation',
  others: 'Others',
  ofUs: 'Of us',

  speakers: 'Who is who?',
  speakersLead:
    'Matching speakers to people shows who talked how much, and makes their words evidence of them.',
  whoIs: (label: string) => `Who is ${label}?`,
  matched: 'The speakers are matched.',
  saidMuch: (turns: number, count: number) =>
    `${countOf(turns, 'turn', 'turns')}, ${countOf(count, 'word', 'words')}`,
  saveSpeakers: 'Save',
  matchedMoved: (moved: number) =>
    moved === 0
      ? 'The speakers are matched.'
      : `The speakers are matched, and ${countOf(moved, 'piece', 'pieces')} of evidence went along.`,
  speakersUndone: 'The speakers are as they were.',
  nameOf: (label: string) => `How ${label} is called in this text`,
  choose: 'Choose',
  mergeThis: 'The same person twice?',
  mergeInto: 'is really',
  merge: 'Make them one',
  split: 'Did somebody else say some of it?',
  splitLead: 'Where a recorder took two people for one: choose the turns of the other, and say who that was.',
  splitOf: 'Turns of',
  splitTurns: 'Which turns?',
  splitMore: (count: number) => `Show more of ${countOf(count, 'turn', 'turns')}`,
  splitLabel: 'What to call them in this text',
  splitWho: 'Who was it?',
  splitDo: (count: number) =>
    count === 0 ? 'Choose turns first' : `Give them ${countOf(count, 'turn', 'turns')}`,
  history: (count: number) => `What was changed before: ${count}`,
  changes: {
    matched: 'Speakers were said to be somebody',
    merged: 'Two speakers became one',
    split: 'Turns were given to somebody else',
  },
  moved: (count: number) => `${countOf(count, 'piece', 'pieces')} of evidence went along`,
  undoneSince: 'undone',
  undoChange: 'Undo this',
  effects: 'What follows',
  effectsOf: (evidence: number, claims: number) =>
    `${countOf(evidence, 'piece', 'pieces')} of evidence will follow${claims > 0 ? `, and ${countOf(claims, 'claim', 'claims')} will be worked out again` : ''}.`,
  becomes: (before: string | undefined, then: string | undefined) =>
    `${before ?? 'Nobody'} → ${then ?? 'nobody'}.`,
  heardToo: (names: string) => `Heard by ${names}.`,
  more: (count: number) => `and ${count} more`,
  unmatched: (count: number) =>
    count === 1 ? 'One speaker is nobody yet.' : `${count} speakers are nobody yet.`,
} as const

/**
 * "You talked 31 % of the time." What the number means is said where it is high. `who` is the one of us who spoke; the share
 * is that of all of us, so it is nobody's own where several did.
 */
function talk(talk: Talk, who: string = 'Your side'): string {
  if (talk.withheldBecause === 'unassigned')
    return 'Too many words belong to nobody yet to tell who talked how much.'
  if (talk.teamShare === null) return 'Nobody said anything.'
  const of = talk.measure === 'time' ? 'of the time' : 'of the words'
  const share = `${who} talked ${formatPercent(talk.teamShare)} ${of}`
  return talk.teamShare > 0.45 ? `${share}: more than is good for listening.` : `${share}.`
}

function longestStretch({
  longestTeamStretchMs: time,
  longestTeamStretchWords: count,
}: Talk): string | undefined {
  if (time !== null && time >= 60_000) return `Longest stretch ${formatLength(time)}.`
  return count !== null && count >= 150 ? `Longest stretch ${count.toLocaleString('en')} words.` : undefined
}

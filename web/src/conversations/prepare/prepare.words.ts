import type { BackgroundAspect } from '@firsthand/contract/conversations/prepare'
import { countOf, list } from '../../kit/kit.words.ts'

/** The words of preparing a conversation. */
export const words = {
  title: 'Prepare',
  conversations: 'Conversations',
  question: (who: string[]) =>
    who.length > 0 ? `What to know before you talk with ${list(who)}` : 'What to know before you look',
  goLive: 'Begin',
  nobody: 'Nobody is named for this conversation yet. Name them, and what we know stands here.',
  edit: 'Open the conversation',
  consentTitle: 'First: what they agreed to',
  consentLead: 'Say who you are and what happens with the data before the first question.',
  may: 'fine',
  mayNot: 'not allowed',
  ask: 'ask first',
  showPage: (name: string) => `Hand ${name} this phone`,
  backgroundTitle: (name: string) => `Background of ${name}`,
  aspects: { pressure: 'Pressure', circumstance: 'Circumstance', other: 'Other' } satisfies Record<
    BackgroundAspect,
    string
  >,
  aspectLabel: 'What is it about?',
  basis: { heard: 'they said so', assumed: 'we assume' },
  wary: (assumed: string[], all: number) =>
    `Be wary of stereotypes: ${assumed.length} of ${countOf(all, 'line', 'lines')} here ${assumed.length === 1 ? 'is' : 'are'} assumed, heard from nobody: ${list(assumed.map((line) => `“${line}”`))}. Ask, and be ready to be wrong.`,
  warySo: 'All of this was heard. People change: ask whether it still holds.',
  waryNone:
    'Nothing is noted. What you picture now is a guess about people like them; ask how it is for them.',
  add: 'What weighs on them, how they live and work',
  keep: 'Keep',
  heardIt: 'They said so',
  heardItOf: (line: string) => `They said so: ${line}`,
  assumedItOf: (line: string) => `We assume: ${line}`,
  assumedIt: 'We assume',
  remove: 'Remove',
  removeOf: (line: string) => `Remove: ${line}`,
  earlier: 'Earlier talks',
  noEarlier: 'The first talk with them.',
  heard: 'What we heard from them',
  noHeard: 'Nothing yet.',
  relayed: 'relayed',
  promises: 'What we promised them',
  promised: (member: string | null, due: string | null) =>
    [member, due ? `until ${due}` : ''].filter(Boolean).join(', '),
  attendTitle: 'Who is there, and does what',
  attendLead: 'One asks. The others note and observe, and say nothing while it goes on.',
  role: (name: string) => `What ${name} does`,
  noRole: 'not said',
  nobodyOfUs: 'Nobody of us is named yet.',
  unknownTitle: 'Still unknown',
  questions: 'Research questions without an answer',
  claims: 'Claims that stand on little',
  stakes: (stakes: number) => ['', 'little at stake', 'much at stake', 'everything at stake'][stakes] ?? '',
  nothingUnknown: 'No open question or weak claim hangs on this conversation.',
  guideTitle: 'Guide',
  minutes: (minutes: number | null) => (minutes ? `${minutes} min` : ''),
  prompts: (count: number) => countOf(count, 'prompt', 'prompts'),
  noGuide: 'No guide. A conversation of a study with a guide shows it here.',
} as const

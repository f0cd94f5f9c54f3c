import type { TalkToNext, TodayView } from '@firsthand/contract/discovery/today'
import type { Share } from '@firsthand/contract/core/shapes'
import { formatPercent, formatRange, formatShare } from '../../kit/format.ts'
import { countOf, list } from '../../kit/kit.words.ts'

/** The words of Today. */
export const words = {
  title: 'Today',
  log: 'Log a conversation',
  you: ({ conversationsThisWeek, goal }: TodayView['you']) =>
    `${talked(conversationsThisWeek)}${goal > 0 ? ` (goal ${goal})` : ''}.`,
  firstHand: ({ hits, n, low, high }: Share) => {
    if (n === 0 || low === null || high === null) return 'No new evidence in the last 30 days.'
    if (n < 3) return `${countOf(n, 'new piece', 'new pieces')} of evidence in 30 days; too few for a share.`
    return `The team heard ${formatPercent(hits / n)} of its new evidence itself (${formatRange(low, high)}, ${countOf(n, 'piece', 'pieces')}).`
  },
  talk: 'Talk to next',
  nobody:
    'Nobody is waiting. Add people whom you have not met, and they stand here when a claim needs their voice.',
  addPeople: 'Add people',
  reasons: {
    follow_up_due: 'follow-up due',
    new_voice: 'new voice',
    introduction_waiting: 'introduction waits',
    thanks_due: 'thanks due',
    task_due: 'task',
    complaint_waiting: 'complaint',
    promise_due: 'promised',
  } satisfies Record<TalkToNext['reason'], string>,
  logTouch: 'Log a touch',
  notNow: 'Not now',
  notNowFor: (name: string) => `Not now: ${name}`,
  logTouchWith: (name: string) => `Log a touch with ${name}`,
  snoozes: { week: 'In a week', month: 'In a month', quarter: 'In three months' },
  snoozed: (name: string) => `${name} is put off.`,
  claims: 'Risky claims',
  noClaims: 'No claim is shaky. Write down what else you believe.',
  writeClaim: 'Write a claim',
  ask: 'Ask someone',
  withoutEvidence: 'Conversations without evidence',
  allRead: 'Every conversation has left evidence.',
  read: 'Read',
  planned: 'Planned',
  nonePlanned: 'Nothing is planned.',
  plan: 'Plan a conversation',
  open: 'Open',
  signs: 'Signs',
  noSigns: 'Every leader met a customer this week.',
  mixed: (count: number) => (count === 0 ? '' : 'The news of us is mixed.'),
  onlyGood: 'Only good news for three weeks',
  onlyGoodWhy: ({ hits, n, low, high }: Share) =>
    `${formatShare({ count: hits, n, low: low ?? undefined, high: high ?? undefined })} of what was said of us praises us. Ask somebody who left.`,
  whoLeft: 'Who left?',
  leader: ({ name, days }: TodayView['leadersWithout'][number]) =>
    days === null
      ? `${name} has never met a customer.`
      : `${name} has not met a customer for ${countOf(days, 'day', 'days')}.`,
  leaders: 'Leaders without a customer this week',
  withPeople: (names: string[]) => (names.length === 0 ? 'nobody yet' : list(names)),
  minutes: (count: number) => countOf(count, 'minute', 'minutes'),
  noText: 'No text yet: paste your notes, or drop in the transcript.',
  weTalked: (share: number) => `your side talked ${formatPercent(share)} of the time`,

  touchTitle: (name: string) => `A touch with ${name}`,
  channel: 'How?',
  channels: {
    coffee: 'Coffee',
    in_person: 'In person',
    call: 'Call',
    video: 'Video',
    mail: 'Mail',
    message: 'Message',
    meeting: 'Meeting',
    visit: 'Visit',
    event: 'Event',
    letter: 'Letter',
    other: 'Other',
  },
  outcome: 'What came of it?',
  outcomes: { reached: 'We talked', no_answer: 'No answer', declined: 'They declined', yes: 'They said yes' },
  touchNote: 'Note',
  save: 'Save',
  touched: (name: string) => `Noted. ${name} knows us a little better.`,
} as const

function talked(count: number): string {
  if (count === 0) return 'You have not talked with a customer this week'
  return `You talked with customers ${['', 'once', 'twice'][count] ?? `${count} times`} this week`
}

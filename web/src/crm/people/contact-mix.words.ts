import { formatNumber } from '../../kit/format.ts'

export const words = {
  title: 'Whom we talk to',
  people: 'People',
  question: 'Do we talk to those who use it, or to those who buy it?',
  lead: 'People we reached, each once, by what they were to us on a day that we talked.',
  period: 'How far back',
  periods: [
    { value: '30', label: '30 days' },
    { value: '90', label: '90 days' },
    { value: '365', label: 'a year' },
  ],
  nobody: 'We talked to nobody in that time',
  nobodyText: 'Log a call or a coffee on somebody’s page, and say there what they are to us.',
  ofPeople: (count: number) =>
    count === 1 ? 'The one person we talked to' : `Of ${formatNumber(count)} people we talked to`,
  users: 'Use it',
  usersWhy: 'End users, whatever else they are.',
  payersOnly: 'Buy or pay, and do not use it',
  payersOnlyWhy: 'Hear how it is to use it from somebody else.',
  touches: (count: number) => (count === 1 ? 'one touch' : `${formatNumber(count)} touches`),
  untyped: (count: number) =>
    count === 1
      ? 'Of one more nobody said what they are: say it on their page.'
      : `Of ${formatNumber(count)} more nobody said what they are: say it on their pages.`,
} as const

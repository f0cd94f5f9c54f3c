import type { SentFieldValues } from '@firsthand/contract/crm/fields'
import type { NewField } from '../../crm/fields/define.ts'

/** What Bramble wants to know beyond what everybody has. */
export const ownFields: NewField[] = [
  {
    of: 'person',
    key: 'rides_a_week',
    label: 'Rides a week',
    type: 'number',
    unit: 'rides',
    help: 'What they told us, not what the app counts.',
  },
  {
    of: 'person',
    key: 'best_reached',
    label: 'Best reached',
    type: 'choice',
    choices: ['before the shift', 'between lunch and dinner', 'late at night'],
  },
  { of: 'person', key: 'pays_a_month', label: 'Pays a month', type: 'money', currency: 'GBP' },
  { of: 'organisation', key: 'seats', label: 'Seats', type: 'number', unit: 'seats' },
  { of: 'organisation', key: 'trial_until', label: 'Trial until', type: 'date' },
]

export const personDetails: {
  person: string
  fields: SentFieldValues
  links?: { url: string; label?: string }[]
}[] = [
  { person: 'joao', fields: { rides_a_week: 64, best_reached: 'before the shift' } },
  { person: 'dilan', fields: { rides_a_week: 31, best_reached: 'late at night' } },
  { person: 'nele', fields: { rides_a_week: 45 } },
  { person: 'bartek', fields: { rides_a_week: 52, best_reached: 'before the shift' } },
  {
    person: 'tobi',
    fields: { pays_a_month: '£420.00', best_reached: 'between lunch and dinner' },
    links: [
      { url: 'https://www.linkedin.com/in/tobi-oduya-example' },
      { url: 'https://oduyas.example/late', label: 'the late trial' },
    ],
  },
  { person: 'jiayi', fields: { pays_a_month: '£180.00', best_reached: 'between lunch and dinner' } },
  { person: 'rosalind', fields: { pays_a_month: '£95.50' } },
]

export const organisationDetails: { organisation: string; fields: SentFieldValues }[] = [
  { organisation: 'oduyas', fields: { seats: 38 } },
  { organisation: 'lantern', fields: { seats: 54 } },
]

/** Notes by members; the newest of a person stands first, but for one that is kept on top. */
export const memberNotes: {
  about: { person: string } | { organisation: string }
  member: string
  daysAgo: number
  isPinned?: true
  text: string
}[] = [
  {
    about: { person: 'tobi' },
    member: 'mara',
    daysAgo: 40,
    isPinned: true,
    text: 'Call between **three and five**, never on a Friday. He decides about the trial with Bisi, and she reads the numbers.',
  },
  {
    about: { person: 'tobi' },
    member: 'leo',
    daysAgo: 9,
    text: 'Wants from us before the next talk:\n- the late orders of the last four Fridays\n- what a rider costs after ten',
  },
  {
    about: { person: 'joao' },
    member: 'anouk',
    daysAgo: 21,
    text: 'Knows half of the riders at the ferry by name. Ask him who else stopped riding this year.',
  },
  {
    about: { organisation: 'oduyas' },
    member: 'mara',
    daysAgo: 33,
    text: 'Two people answer for them: Tobi for the kitchen, Bisi for money. A yes of one is not a yes of both.',
  },
]

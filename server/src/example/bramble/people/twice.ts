import type { BramblePerson } from '../shape.ts'

/** People whom somebody wrote down a second time, as it happens: from a phone, from a list of names, in a hurry. */
export const peopleTwice: BramblePerson[] = [
  {
    key: 'joao-again',
    name: 'Joao Peixoto',
    types: [{ type: 'supplier', sinceDaysAgo: 20 }],
    phones: ['+44 7700 900114'],
    note: 'From the phone of the evening shift.',
  },
  {
    key: 'dilan-again',
    name: 'Aksoy Dilan',
    types: [{ type: 'supplier', sinceDaysAgo: 30 }],
    emails: ['dilan.aksoy@mail.example'],
    note: 'From the list of the students’ union, family names first.',
  },
]

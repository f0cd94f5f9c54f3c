import type { BrambleConversation } from '../shape.ts'
import { abenaNight } from './abena-night.ts'
import { harrietCall } from './harriet-call.ts'
import { inesExit } from './ines-exit.ts'
import { joaoRide } from './joao-ride.ts'
import { samCoffee } from './sam-coffee.ts'
import { tobiLull } from './tobi-lull.ts'

export const recordedConversations: BrambleConversation[] = [
  {
    key: 'ines_exit',
    kind: 'interview',
    title: 'Ines Vogt, the Sunday on Lockhill',
    study: 'leaving',
    daysAgo: 34,
    time: '14:00',
    minutes: 21,
    people: ['ines'],
    members: ['mara', 'leo'],
    transcript: inesExit,
  },
  {
    key: 'sam_coffee',
    kind: 'coffee',
    title: 'Coffee with Sam Osei, four months after',
    study: 'leaving',
    daysAgo: 27,
    time: '14:15',
    minutes: 19,
    people: ['sam'],
    members: ['mara'],
    transcript: samCoffee,
  },
  {
    key: 'joao_ride',
    kind: 'ride_along',
    title: 'A Friday evening behind João Peixoto',
    study: 'leaving',
    daysAgo: 16,
    time: '17:40',
    minutes: 184,
    people: ['joao', 'jiayi'],
    members: ['leo'],
    transcript: joaoRide,
  },
  {
    key: 'tobi_lull',
    kind: 'interview',
    title: 'Tobi Oduya, two weekends into the late trial',
    study: 'night',
    daysAgo: 13,
    time: '15:15',
    minutes: 18,
    people: ['tobi', 'rosalind'],
    members: ['anouk'],
    transcript: tobiLull,
  },
  {
    key: 'harriet_call',
    kind: 'sales_call',
    title: 'Harriet Bowditch, The Late Plaice, about nights',
    study: 'night',
    daysAgo: 12,
    time: '15:10',
    minutes: 17,
    people: ['harriet'],
    members: ['callum'],
    transcript: harrietCall,
  },
  {
    key: 'abena_night',
    kind: 'interview',
    title: 'Abena Frimpong, before a night on ward 6',
    study: 'night',
    daysAgo: 9,
    time: '19:10',
    minutes: 18,
    people: ['abena'],
    members: ['anouk', 'mara'],
    transcript: abenaNight,
  },
]

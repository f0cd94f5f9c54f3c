import type { BrambleConversation } from '../shape.ts'
import { note } from './note.ts'

// Nobody has made evidence from these yet: Today shows them as waiting.
export const unreadNotes: BrambleConversation[] = [
  {
    key: 'ruth_home',
    kind: 'home_visit',
    title: "Ruth Applegarth's hall table",
    daysAgo: 5,
    time: '11:15',
    minutes: 40,
    people: ['ruth'],
    members: ['anouk'],
    note: note(`
Ruth keeps the menus in the drawer with the candles. She orders on Tuesdays and Saturdays, by telephone,
from the Late Plaice and from Marisol's, and always before six, "because after that it's the young people's
turn".

She knows João by name and one of the others as "the tall girl who whistles". When a new one came she did
not open the door until he had told her what was in the bag. She has a two-pound coin ready on the hall
table, every time, and last week gave it to a rider who was not bringing her anything, because he looked
cold.

On nights: she does not sleep much. She would not order, but she said she likes to hear the bikes go by at
eleven, it means somebody is about.`),
  },
  {
    key: 'jonas_coffee',
    kind: 'coffee',
    title: 'Coffee with Jonas Keller',
    study: 'night',
    daysAgo: 3,
    time: '09:30',
    minutes: 34,
    people: ['jonas'],
    members: ['mara'],
    note: note(`
Jonas is back for six weeks and works with his window open on Ferrygate. I went to hear about late orders
and came away having explained our whole plan to him, lamps and all. Must do better.

What I did hear: in Berlin he orders at midnight perhaps twice a month, when a release goes wrong. Here,
last month, it was one plantain, at twenty to eleven, three Fridays running. He gets two. He has not worked
out why and is afraid to ask, in case it stops.

He switched from us to the big app for a fortnight in spring and came back. He said it was nothing, then he
said that the other one sent a different person each time and that he had missed being recognised. He was a
bit embarrassed by it.`),
  },
  {
    key: 'gus_coffee',
    kind: 'coffee',
    title: 'Gus Tranter, over a stand',
    study: 'leaving',
    daysAgo: 2,
    time: '17:45',
    minutes: 30,
    people: ['gus'],
    members: ['leo'],
    note: note(`
Took Gus a coffee at closing. He talks best with a wheel in his hands.

He did fifty-one of our bikes in the last two months. Thirty-odd of those were brakes and chains that should
have come in a month earlier; people wait until payday. He has started a tin: riders put in what they can,
and he does the pads from it. There was eleven pounds forty in it and a foreign coin.

His offer, and I think he has been sitting on it for a while: we pay him a flat sum each month and he does a
check on every bike, ten minutes, Tuesdays, no names and no bills. He named a figure and then looked at the
floor. I said I would take it to Mara. He has João's old frame on the wall and will not sell it.`),
  },
]

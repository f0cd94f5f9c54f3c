import type { BrambleConversation } from '../shape.ts'
import { note } from './note.ts'

export const leavingNotes: BrambleConversation[] = [
  {
    key: 'tamsin_exit',
    kind: 'interview',
    title: 'Tamsin Okell, at the school',
    study: 'leaving',
    daysAgo: 31,
    time: '15:30',
    minutes: 35,
    people: ['tamsin'],
    members: ['anouk'],
    note: note(`
Met Tamsin in the school office on Upper Marrow. The bell went while I was signing in and she said "that's
me", and it was. On the wall behind her: next term's timetable, already laminated.

She took the secretary's job at about a hundred and ninety pounds a month less than her last summer with us,
and has not missed a day of it. She showed me the two figures without being asked, she had them in the same
drawer as the sellotape.

On us: "I rang the desk from the ring road with a flat and a birthday cake, and I was still ringing when the
candles were out." That was a Saturday, ten past nine. She rang four times. She said it at the pizza meeting
as well.

She misses Gus. She does not miss rain. She asked whether the flip chart had led to anything and I said I
would find out. (It is behind the printer.)`),
  },
  {
    key: 'paul_talk',
    kind: 'interview',
    title: 'Paul Achter, by the ferry',
    study: 'leaving',
    daysAgo: 25,
    time: '11:00',
    minutes: 25,
    people: ['paul'],
    members: ['leo'],
    note: note(`
Through Sam. Twenty-five minutes on the bench by the ferry, Paul had chips for breakfast.

Very clear about it, clearer than I can use: "Four twenty a drop. Nobody walks away from a thing that pays."
When I asked what happened in the week he left he said nothing happened, it was just the four twenty. I
asked twice. I think I asked it badly the second time, I said something like "so it really was the rate
then?", which is not a question.

About the desk: "I never once needed the desk. If you can't change a tube you shouldn't be riding." He
laughed about Ines, not in a bad way.

He has not got another job yet, which I only noticed on the way home.`),
  },
  {
    key: 'greta_call',
    kind: 'interview',
    title: 'Greta Moss, on the phone between two classes',
    study: 'leaving',
    daysAgo: 24,
    time: '12:20',
    minutes: 20,
    people: ['greta'],
    members: ['anouk'],
    note: note(`
Greta rang me back in her lunch, you could hear the drill from the next workshop. Through Sam, same message
as Paul.

Why she left, first answer: "A drop paid exactly what it paid the day I started, and my rent didn't." Asked
her to go back to the month itself. Long pause. Then the college came up.

"I missed two evening classes because the rota moved, and they charge you for the ones you miss." Forty-five
pounds each. She had told Leo on the stairs, he had said he would see. She does not think he was being
awful, she thinks there were a lot of people on those stairs.

Would talk again, but not before the exam. I wrote down the date and promised to wish her luck.`),
  },
  {
    key: 'yusuf_talk',
    kind: 'interview',
    title: 'Yusuf Haddad, after the early shift',
    study: 'leaving',
    daysAgo: 22,
    time: '14:40',
    minutes: 30,
    people: ['yusuf'],
    members: ['mara'],
    note: note(`
Third one through Sam. Yusuf came straight from the warehouse, still with the ear plugs round his neck.

"I left for one pound ninety an hour more. That is the whole story, I'm sorry it's not longer." He sends
most of it home; his brother starts university. I believed him.

I asked whether I could see what he signed and he had it on his phone. Warehouse contract: twelve pounds
thirty an hour, earlies, five days in seven that change every week, signed nine days after his last drop for
us. So the hours are no better than ours. He moved for the rate and for nothing else.

He said the others at the table talk about the rota more than he does. He also said: be careful, we were all
at that table.`),
  },
  {
    key: 'hut_night',
    kind: 'observation',
    title: 'A Saturday night in the Wheelhouse hut',
    study: 'leaving',
    daysAgo: 21,
    time: '21:45',
    minutes: 150,
    people: ['siobhan', 'pim', 'kojo', 'bartek'],
    members: ['anouk', 'leo'],
    note: note(`
Under the arches from quarter to ten until gone midnight. A stove, a sofa, eleven helmets on nails. Anouk
watched, Leo made tea and was told it was weak.

22:20, a nine-pound job to the caravans comes up. Siobhán reads it, says "not the path", and lets it go to
nobody. 22:50, Pim takes one to the same caravans and goes round by the road, eleven minutes longer, lit all
the way. Bartek rides the path: "I have a good lamp and I'm not afraid of it, I did it thirty times."

There is a column of numbers in pencil by the door. Kojo writes his minutes at the bar counter there every
time he comes in: tonight nine, fourteen, six, seventeen.

Repairs: Kojo thinks the fuss is silly, "a bike costs what it costs, same as shoes". Pim, on hours: "If I
can't pick my week, I don't ride, it's that simple." Bartek: "Fixed days are for offices, I want to choose."`),
  },
  {
    key: 'helena_call',
    kind: 'interview',
    title: 'Helena Brodsky on notice and planning',
    study: 'leaving',
    daysAgo: 20,
    time: '14:00',
    minutes: 40,
    people: ['helena'],
    members: ['anouk'],
    note: note(`
Forty minutes with Helena, nine in the morning for her, dog in the background. She has followed bus drivers
and cleaners for years, never riders, and said so first.

The sentence I keep: "Below about a week's notice people stop planning and start coping, and coping is what
they quit." She would look at who swaps, not at who complains: swaps are the complaint, made in a way that
costs nothing to hear.

She warned me off asking "would you stay if". She also warned me off averages: some people really do want
the board on Sunday night, and a fixed rota for all would lose those.

She will read our draft if it is under four pages.`),
  },
  {
    key: 'dilan_call',
    kind: 'support_call',
    title: 'Dilan Aksoy, about Sunday evening',
    study: 'leaving',
    daysAgo: 8,
    time: '16:10',
    minutes: 28,
    people: ['dilan'],
    members: ['leo'],
    note: note(`
Rang Dilan back about Sunday. Before I rang I pulled the desk log, so this is the log and not his memory or
mine: Dilan's number at 20:12, 20:15 and 20:21, none answered; at 20:22 he wrote to the riders and Nele
answered in a minute. It was a locked gate, nothing terrible. That is not the point and he was kind enough
not to say so.

He shared his screen. A spreadsheet of who will swap with whom, forty-six rows, colours, kept since his
first month. I did not know it existed. It is better than our rota.

Bike: "The brakes were sixty-four pounds, and that was the week I'd cleared a hundred and ninety."

He asked if the late bonus counts against him when he says no. It does not. I looked it up with him on the
line: six offers of thirty pounds this term, four of them touching a Thursday, and all four turned down.`),
  },
]

import type { BrambleConversation } from '../shape.ts'
import { note } from './note.ts'

export const nightNotes: BrambleConversation[] = [
  {
    key: 'luca_stop',
    kind: 'support_call',
    title: 'Luca Ferrante stops the first night pilot',
    daysAgo: 236,
    time: '16:30',
    minutes: 12,
    people: ['luca'],
    members: ['callum'],
    note: note(`
Luca rang to stop. Not angry. He had the slips from five weeks in front of him and read them out: of
twenty-eight late orders, nine were waiting for a rider longer than half an hour, and all nine came back or
were eaten by the staff.

"After half an hour I don't ring you any more, I give it to the band." From week three on he had stopped
putting us on the tablet after eleven.

I said I was sorry to hear it and that the service would improve. I did not ask him anything.`),
  },
  {
    key: 'nele_tea',
    kind: 'coffee',
    title: 'Tea with Nele Hartung',
    study: 'night',
    daysAgo: 19,
    time: '17:30',
    minutes: 45,
    people: ['nele'],
    members: ['mara'],
    note: note(`
Nele does not do coffee after four. Tea, then, at the place with the cat.

She keeps a log of the late trial in a school exercise book and let me copy it: since the trial began, nine
jobs past the pumping station, seven declined by her, the two taken both before eleven.

While we sat there her phone rang three times. Each time it was one of ours with something the desk should
have had: a code for a gate, a flat tyre, "is the Plaice still frying". She answered all three and went back
to her tea. She is not paid for that. I had not known.

"I'd ride Thursdays too, if somebody is awake at the other end." Asked what awake means: "That they say my
name when they pick up."

I talked too much about the lamps.`),
  },
  {
    key: 'elif_bar',
    kind: 'coffee',
    title: 'Elif Korkmaz, before her shift at the bar',
    study: 'night',
    daysAgo: 18,
    time: '18:15',
    minutes: 20,
    people: ['elif'],
    members: ['anouk'],
    note: note(`
Through Jonas. Elif was cutting limes the whole time, I held the bowl.

They close at two and eat standing: "Last night it was olives and the end of somebody's birthday cake." The
six of them order together when they order, always before midnight, because after that nobody answers.

"I'd order after my shift twice a week, easily, if it was there when I lock the door." I asked when she last
tried anything after one. She thought about it: not since spring, Hamid's cousin on the moped, and he had
gone home.`),
  },
  {
    key: 'chidi_hall',
    kind: 'home_visit',
    title: 'Chidi Nwosu, the kitchen on the third floor',
    study: 'night',
    daysAgo: 18,
    time: '20:30',
    minutes: 30,
    people: ['chidi'],
    members: ['anouk'],
    note: note(`
Eleven students, two hobs, one of them works. Chidi cooked for me, which is not how round it should be.

"In exam weeks I'd get something at one in the morning at least once a week, probably more." Then, without
my asking: "But I've never actually done it. The one time I looked, everything was shut and I made toast."
He is good at catching himself.

The others shouted in from the corridor that delivery costs more than the food. Someone has drawn a price
list of toast on the fridge.`),
  },
  {
    key: 'marisol_visit',
    kind: 'sales_call',
    title: 'Marisol Quintero says no to nights',
    study: 'night',
    daysAgo: 15,
    time: '20:40',
    minutes: 25,
    people: ['marisol'],
    members: ['callum'],
    note: note(`
Went at twenty to nine because she said come at the end. She was mopping and did not stop.

"You could not pay me enough to be awake for other people's hunger." I tried the number anyway. She laughed,
gave me the last flan, and said I should try the number on somebody with worse knees.

At nine exactly the tablet went into the drawer under the till, with two orders still flashing on it. She
shut the drawer with her hip.

I asked how she came to sign with us in the first place. "At four, between the cake and the mop, like I sign
everything." Not a prospect for nights. Possibly the happiest person I have met this month.`),
  },
  {
    key: 'jiayi_rail',
    kind: 'sales_call',
    title: 'Jiayi Wen and the till list',
    study: 'night',
    daysAgo: 11,
    time: '16:35',
    minutes: 30,
    people: ['jiayi'],
    members: ['callum'],
    note: note(`
She had promised Leo the till list and she had it printed and stapled. Four Fridays, sixty-one courier
orders at Lockhill, from printed to handed over: middle one twelve minutes, worst thirty-one. She went
through it with a ruler.

Late: "On Saturday I sent seven people away at half past ten, with the wok still hot and the bikes gone."
The owner has asked her to find out what staying open until midnight would bring.

Twenty to five, standing between two crates, she read our page, asked one question (who pays if the rider
waits?) and wrote our second meeting on the ticket rail with the date. "Tuesday, four o'clock, I bring the
owner and one hour."`),
  },
  {
    key: 'kitchen_close',
    kind: 'observation',
    title: "The close at Oduya's Kitchen",
    study: 'night',
    daysAgo: 10,
    time: '21:40',
    minutes: 170,
    people: ['bisi', 'rosalind'],
    members: ['anouk'],
    note: note(`
Sat on the flour, as told.

22:35: Bisi takes the sheet from the wall, crosses out the grill's eleven o'clock and writes half past
twelve, "because it's a Friday and the tickets are coming". She pays for that hour and a half herself, out
of her week. Before the trial, she says: "We were paying two people until half eleven to look at a door."

Rosalind, folding: "From ten on I used to do napkins. Four hundred napkins, on full pay, for nobody."

00:20 till cashed, one bag left on the shelf. Rosalind puts her coat on, takes it off, looks at the road.
She goes to the door seven times in fourteen minutes. Bisi: "It's the only part I hate. Last week it was
forty minutes and I couldn't lock up and I couldn't leave." 00:34 Kojo arrives. Everybody goes home at once.`),
  },
  {
    key: 'dorota_call',
    kind: 'sales_call',
    title: 'Dorota Mazur and the night canteen that was',
    study: 'night',
    daysAgo: 7,
    time: '10:30',
    minutes: 35,
    people: ['dorota'],
    members: ['callum', 'anouk'],
    note: note(`
Abena's introduction, by way of the choir. We said nothing about the sandwiches.

Two hundred and sixty people on a night, machines since the canteen shut. She has tried: "Last winter I paid
an agency nineteen hundred pounds for seven weeks of a night trolley, and then the money was gone." The
trolley sold out on most nights. She still has the sheets.

She cannot sign anything over five hundred without a committee. "If it works on ward 6, I would pay for a
drop point, I think from the wellbeing money." She thinks.

What she will do: "On Monday at six in the morning I'll walk you from the night entrance to ward 6, with a
stopwatch and the porter." Callum said yes before Anouk could look at the train times.`),
  },
]

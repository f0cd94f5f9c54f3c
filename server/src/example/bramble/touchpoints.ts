import type { BrambleTouchpoint } from './shape.ts'

// One a line: days ago, time, member, > (we to them) or < (they to us), person, channel, what about.
export const touchpoints: BrambleTouchpoint[] = readTouchpoints(`
120 11:10 mara > ottilie mail: Asked whether the Trust funds lamps. It does, for riders, not for paths.
96 19:30 leo > nele visit: Walked down to the hut to ask if the co-op would ride a trial. She made me wait an hour.
93 12:15 leo > nele message: Who else rides nights and would talk to us?
90 20:04 leo < nele message: Kojo. Do not ring him before two.
88 14:30 leo > kojo call: First call. Yes to the trial, no to a jacket.
80 15:20 callum > tobi visit: Asked who else keeps a kitchen warm after ten. Harriet, he says, and do not show her a graph.
74 15:02 callum < tobi message: Told Harriet you are all right. The rest is up to you.
72 15:25 callum > harriet call: First call. She let me finish one sentence.
71 09:40 anouk > ottilie mail: Does the Trust know anybody who has studied shift work?
66 16:12 anouk < ottilie mail: Meet Helena, in copy. She is abroad this year and answers at odd hours.
61 13:05 leo > bartek message: Hello from Bramble, Kojo says you might ride weekends.
58 17:30 leo < ines message: That was my last shift. The jacket is on the hook. I am owed forty pounds.
51 10:02 mara < ottilie mail: The money for the lamps is on its way. Send me a photograph with a rider in it.
47 15:48 callum < hamid call: Heard from Tobi that there will be bikes at night. Is it true?
44 15:30 callum > tobi coffee: He drank tea. Would introduce us to Hamid if we stop saying "solution".
41 21:55 callum < tobi message: Hamid expects your call. Speak slowly, he is always in the fryer.
40 15:50 callum > hamid call: Wants seven nights if it is real. Does not want the moped again.
36 23:48 mara < jonas mail: Long mail about Thursdays. The one useful line is in evidence now.
35 18:20 mara > ines message: Would you tell Leo and me how it went, at the office, whenever suits you?
35 19:01 mara < ines message: Tomorrow at two, after the bakery.
33 12:00 anouk > elif message: Jonas gave me your number, may I hold your limes for twenty minutes?
31 16:30 anouk > tamsin mail: Thanks, and the two figures as I wrote them down, to correct.
30 08:15 anouk < tamsin mail: Figures right. Spelling of "laminated" wrong.
29 20:40 mara > sam message: Could I buy you a coffee? Not to get you back.
28 05:12 mara < sam message: Thursday quarter past two. The place with the cardamom ones.
27 19:45 mara < sam message: Told Paul, Greta and Yusuf. All three say fine.
26 14:00 leo > ines visit: Her call list, an hour and ten, no cake. Fifty-three calls that rang out in a year.
23 08:40 leo < gus message: About Pim and the pads. Second-hand, but he thought we should know.
21 09:30 mara > sam message: Thank you. We have met all three. One table, as you said.
20 15:10 anouk > helena mail: The draft will be under four pages, I promise.
17 09:05 leo < joao message: Tomorrow bring your own bicycle.
15 07:50 leo > joao message: Legs hurt. Thank you. Wednesday at four stands.
14 11:20 callum > tobi mail: The trial in figures, two weekends. Left out the graph.
12 15:21 callum < harriet message: Photo of a chalkboard with a fish on it.
12 16:31 callum > harriet mail: What I heard, in seven lines, for her to strike out what is wrong.
11 15:18 callum < harriet mail: Nothing wrong. You forgot the smiling face again.
9 16:20 anouk > abena message: The diary sheet, and how the forty pounds will reach you.
8 18:02 anouk < abena message: First photo. Four in the morning, spoon.
8 17:10 anouk < abena message: Wrote to Dorota. She will see you if you are kind about the sandwiches.
7 11:30 callum > dorota mail: Thanks, and yes to Monday at six with the stopwatch.
6 13:40 mara > ines message: Did Mirela say whether she would talk to me? No hurry, no names.
5 15:35 callum < hamid call: Asked again if it is real. I said ask me on Friday.
4 17:25 leo < dilan message: Would you like the spreadsheet? It has a tab for you now.
3 10:20 mara > elif message: Jonas says thank you and so do I.
2 18:20 leo < gus message: The sum per month again, in writing, in case you did not hear it over the compressor.
1 15:05 callum < tobi message: Next Friday was last Friday. Rosalind has it on the board.
`)

function readTouchpoints(written: string) {
  return written.trim().split('\n').map(readTouchpoint)
}

function readTouchpoint(line: string): BrambleTouchpoint {
  const found = /^(\d+) (\d\d:\d\d) (\w+) ([<>]) (\w+) (mail|call|message|coffee|visit): (.+)$/.exec(line)
  if (!found) throw new RangeError(`Not a touchpoint: ${line}`)
  const [, daysAgo = '', time = '', member = '', arrow = '', person = '', channel = '', summary = ''] = found
  return {
    person,
    member,
    direction: arrow === '>' ? 'outbound' : 'inbound',
    channel: channel as BrambleTouchpoint['channel'],
    daysAgo: Number(daysAgo),
    time,
    summary,
  }
}

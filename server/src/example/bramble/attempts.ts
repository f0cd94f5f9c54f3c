/** Asks that came to something or to nothing: how many weeks ago, who, whom, how, and what came of it. */
export type BrambleAttempt = {
  daysAgo: number
  time: string
  member: string
  person: string
  channel: string
  outcome: 'no_answer' | 'declined' | 'yes'
  summary: string
}

const outcomes = { '-': 'no_answer', no: 'declined', yes: 'yes' } as const

// One a line: days ago, time, member, person, channel, - (nobody answered), no or yes, what was asked.
export const attempts: BrambleAttempt[] = readAttempts(`
75 11:00 callum harriet call -: Rang at eleven. She is at the market at eleven.
74 16:05 callum harriet call no: Would she try two weekends? Not with a graph.
70 12:20 leo bartek call -: A ride on Saturday, along with him?
63 12:25 leo bartek call no: Not on a Saturday, Saturday is the good day.
56 17:10 leo bartek message yes: On a Tuesday, then.
54 10:00 mara ottilie call no: Money for the path as well? Lamps, not paths.
49 15:20 callum hamid call -: First call, in the middle of the fries.
48 15:25 callum hamid call -: Second call, in the middle of the fries.
40 16:00 callum hamid call yes: Would he take seven nights if it is real?
38 13:30 anouk elif message -: Twenty minutes about Thursdays?
34 12:40 anouk elif message no: Not in December.
29 21:00 mara sam message yes: A coffee, not to get him back?
25 09:00 mara dilan call no: Would he show the tab to everybody?
24 18:00 leo gus message no: A word with Pim, with Gus in the room?
19 11:00 callum dorota call no: The kitchen on a Monday, all of it?
18 11:10 callum dorota call -: The kitchen on a Monday, an hour of it?
16 09:40 anouk helena mail -: Half an hour about shift work, at an odd hour?
13 09:45 anouk helena mail yes: The draft instead, under four pages?
11 19:00 leo kojo call -: Before two again.
10 14:20 leo kojo call no: The jacket, at last? No jacket.
9 17:00 leo dilan call -: May we see the sum of the waiting hours?
6 13:50 mara tamsin mail no: A quotation with her name under it?
5 17:30 anouk abena message yes: Another week of the diary?
3 15:45 callum harriet call no: A photograph of the kitchen at eleven at night?
2 12:10 leo joao call -: The drawing of the calls, over coffee?
`)

function readAttempts(written: string): BrambleAttempt[] {
  return written.trim().split('\n').map(readAttempt)
}

function readAttempt(line: string): BrambleAttempt {
  const found = /^(\d+) (\d\d:\d\d) (\w+) (\w+) (\w+) (-|no|yes): (.+)$/.exec(line)
  if (!found) throw new RangeError(`Not an attempt: ${line}`)
  const [, daysAgo = '', time = '', member = '', person = '', channel = '', outcome = '-', summary = ''] =
    found
  return {
    daysAgo: Number(daysAgo),
    time,
    member,
    person,
    channel,
    outcome: outcomes[outcome as keyof typeof outcomes],
    summary,
  }
}

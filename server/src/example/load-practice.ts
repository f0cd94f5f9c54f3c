import {
  addPracticeTalk,
  judgePractice,
  startPractice,
  timePractice,
  writePracticeFeedback,
} from '@firsthand/contract/studies/practice'
import type { Operation, Sent } from '@firsthand/contract/core/operation'
import type { Context } from '../platform/context.ts'
import { practiceHandlers } from '../studies/practice/practice.ts'
import { bramble } from './bramble/index.ts'
import { type BramblePractice, practice } from './bramble/practice.ts'
import type { Loading } from './load-people.ts'
import { performAs } from './perform-as.ts'

/** Two practice talks of one member, with what they showed and what the others wrote. */
export async function loadPractice(ctx: Context, { clock, members }: Loading): Promise<void> {
  for (const talk of practice) {
    const as = <O extends Operation>(member: string, time: string, operation: O, sent: Sent<O>) =>
      performAs(ctx, operation, sent, {
        handlers: practiceHandlers,
        members,
        member,
        at: clock.at(talk.daysAgo, time),
      })
    const { id } = await as(talk.interviewer, '16:00', startPractice, {
      interviewer: members.get(talk.interviewer)!,
      customer: members.get(talk.customer)!,
      card: talk.card,
      goal: talk.goal,
    })
    await as(talk.interviewer, '16:02', timePractice, { practice: id, is: 'begun' })
    await as(talk.interviewer, '16:05', timePractice, { practice: id, is: 'ended' })
    await as(talk.customer, '16:10', addPracticeTalk, {
      practice: id,
      source: { pasted: captionsOf(talk), fileName: 'practice.vtt' },
      speakers: [
        { label: nameOf(talk.interviewer), is: 'interviewer' },
        { label: nameOf(talk.customer), is: 'customer' },
      ],
    })
    await as(talk.found.by, '16:11', judgePractice, { practice: id, found: talk.found.is })
    for (const { member, ...sheet } of talk.sheets)
      await as(member, '16:20', writePracticeFeedback, { practice: id, ...sheet })
  }
}

/** As a recorder writes it: WebVTT with a voice in each cue. */
function captionsOf({ said, interviewer, customer }: BramblePractice): string {
  const cues = said.map(([from, to, who, words]) => {
    const name = nameOf(who === 'asks' ? interviewer : customer)
    return `${cueTime(from)} --> ${cueTime(to)}\n<v ${name}>${words}</v>`
  })
  return ['WEBVTT', ...cues].join('\n\n')
}

function cueTime(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `00:${two(Math.floor(seconds / 60))}:${two(seconds % 60)}.000`
}

function nameOf(key: string): string {
  return bramble.members.find((member) => member.key === key)!.name
}

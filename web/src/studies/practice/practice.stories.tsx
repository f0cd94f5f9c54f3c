import type { PracticeView } from '@firsthand/contract/studies/practice'
import { Result } from './result.tsx'
import { RoleSheet } from './role-sheet.tsx'
import { Timer } from './timer.tsx'

const practice: PracticeView = {
  id: 'p',
  card: {
    key: 'a',
    title: 'The florist',
    who: 'Ida, 40, sells flowers.',
    brief: 'She stopped ordering in May.',
  },
  interviewer: { id: 'm', name: 'Mara' },
  customer: { id: 'a', name: 'Ada' },
  createdAt: '2026-05-14T09:00:00.000Z',
  begunAt: null,
  endedAt: null,
  plannedMinutes: 15,
  truthFound: null,
  measured: null,
  feedbackCount: 0,
  goal: '',
  guide: null,
  secret: null,
  turns: [
    {
      position: 0,
      speaker: 'interviewer',
      startsMs: 0,
      body: 'Was it the price?',
      asks: 'closed',
      labels: ['leading'],
    },
    {
      position: 1,
      speaker: 'customer',
      startsMs: 4_000,
      body: 'No. Nobody called back.',
      asks: null,
      labels: [],
    },
  ],
  hasMoreTurns: false,
  feedback: [],
}
const questions = { open: 6, closed: 3, leading: 1, hypothetical: 0, solution: 0, double: 1, faulty: 2 }

export const RoleHidden = () => <RoleSheet practice={practice} isInterviewer />

export const RoleShown = () => (
  <RoleSheet
    isInterviewer={false}
    practice={{
      ...practice,
      secret: {
        goal: 'To be heard.',
        truth: 'The last delivery was wilted, and nobody called back.',
        opens: 'Asked about the day in May.',
        fears: ['Being a nuisance'],
        pressures: ['Rent'],
        manner: 'Polite.',
      },
    }}
  />
)

export const TimerBefore = () => <Timer practice={practice} />
export const TimerOver = () => <Timer practice={{ ...practice, begunAt: '2026-05-14T09:00:00.000Z' }} />
export const TimerEnded = () => (
  <Timer
    practice={{ ...practice, begunAt: '2026-05-14T09:00:00.000Z', endedAt: '2026-05-14T09:12:30.000Z' }}
  />
)

export const Measured = () => (
  <Result
    practice={practice}
    measure={{
      measuredBy: 'time',
      talkShare: 0.31,
      longestStretch: 42_000,
      longestStretchTurn: 0,
      questions,
      silences: { count: 3, longestMs: 6_400, heldMedianMs: 1_200 },
      interruptions: 1,
    }}
  />
)

export const MeasuredByWords = () => (
  <Result
    practice={practice}
    measure={{
      measuredBy: 'words',
      talkShare: null,
      longestStretch: 88,
      longestStretchTurn: 0,
      questions: { ...questions, leading: 0, double: 0, faulty: 0 },
      silences: null,
      interruptions: null,
    }}
  />
)

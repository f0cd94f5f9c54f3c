import { CardSkeleton } from '../../kit/skeletons.tsx'
import { Asking, type AskingView } from './asking.tsx'

const counts = { asked: 31, talked: 7, yes: 4, refused: 14, silent: 6 }
const weeks = [3, 0, 5, 8, 4, 6, 5].map((asked, place) => ({
  week: `2026-${place < 3 ? '09' : '10'}-${String(7 + (place % 3) * 7).padStart(2, '0')}`,
  asked,
  talked: Math.min(1, asked),
  yes: place % 2 && asked > 2 ? 1 : 0,
  refused: Math.max(0, asked - 3),
  silent: asked > 1 ? 1 : 0,
}))

const asking: AskingView = {
  since: '2026-09-07',
  sentence: '14 noes this month, and 4 yeses: you asked 31 times.',
  total: counts,
  answered: { hits: 25, n: 31, low: 0.637, high: 0.908 },
  yes: { hits: 4, n: 31, low: 0.051, high: 0.289 },
  weeks,
  members: [
    { member: { id: 'leo', name: 'Leo' }, ...counts, yesShare: { hits: 4, n: 31, low: 0.051, high: 0.289 } },
    {
      member: { id: 'mara', name: 'Mara' },
      asked: 2,
      talked: 1,
      yes: 1,
      refused: 0,
      silent: 0,
      yesShare: { hits: 1, n: 2, low: null, high: null },
    },
  ],
  channels: [{ channel: 'Call', ...counts, yesShare: { hits: 4, n: 31, low: 0.051, high: 0.289 } }],
  asksForOneYes: { low: 3.5, middle: 7.8, high: 19.6 },
}

const nobody = { asked: 0, talked: 0, yes: 0, refused: 0, silent: 0 }

export const Empty = () => <Asking asking={{ ...asking, total: nobody }} />

export const Few = () => (
  <Asking
    asking={{
      ...asking,
      total: { asked: 2, talked: 1, yes: 1, refused: 0, silent: 0 },
      answered: { hits: 2, n: 2, low: null, high: null },
      yes: { hits: 1, n: 2, low: null, high: null },
      members: asking.members.slice(1),
      channels: [],
      asksForOneYes: null,
    }}
  />
)

export const Many = () => <Asking asking={asking} />

export const Loading = () => <CardSkeleton rows={5} />

import type { TodayView } from '@firsthand/contract/discovery/today'
import { Signs } from './signs-card.tsx'

const quiet: TodayView = {
  isEmpty: false,
  headline: 'All is answered. A good day to ask somebody new.',
  you: { conversationsThisWeek: 2, goal: 3, weeksWithoutCustomer: 0, lastConversationAt: null },
  leadersWithout: [],
  firstHand: { hits: 27, n: 44, low: 0.46, high: 0.74 },
  goodNews: { hits: 6, n: 12, low: 0.25, high: 0.75 },
  talkToNext: [],
  riskyClaims: [],
  withoutEvidence: [],
  planned: [],
}

export const Nothing = () => <Signs today={quiet} />

export const OnlyGoodNews = () => (
  <Signs today={{ ...quiet, goodNews: { hits: 14, n: 15, low: 0.702, high: 0.988 } }} />
)

export const LeadersWhoMetNobody = () => (
  <Signs
    today={{
      ...quiet,
      leadersWithout: [
        { id: 'leo', name: 'Leo', days: 19 },
        { id: 'ada', name: 'Ada', days: null },
      ],
    }}
  />
)

import { Button } from '@mantine/core'
import { PageHeader } from './page-header.tsx'

export const Answer = () => (
  <PageHeader
    title="Nobody on the team has talked to a night-shift courier for 19 days."
    lead="You had 2 coffees this week (goal 3). The team heard 61 % of its new evidence first-hand."
    actions={<Button variant="filled">Log a conversation</Button>}
  />
)

export const Sentence = () => (
  <PageHeader
    sentence
    over="Claim about couriers"
    title="Couriers leave because of pay"
    actions={<Button>Cite evidence</Button>}
  />
)

export const LongSentence = () => (
  <PageHeader
    sentence
    title="Restaurants within two kilometres of a station would pay at least €200 a month for a courier who is reachable after 22:00 on weekdays"
  />
)

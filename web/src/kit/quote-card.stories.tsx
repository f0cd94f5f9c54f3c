import { Button } from '@mantine/core'
import { QuoteCard } from './quote-card.tsx'

export const Said = () => (
  <QuoteCard
    words="I did the sums in March. After the bike repairs I was under minimum wage."
    kind="said_past"
    speaker="Ines Vogt"
    speakerHref="#ines"
    date="2026-05-14"
    heardBy={['Mara', 'Leo']}
    moment={{ href: '#moment', at: 760_000 }}
  />
)

export const Behaviour = () => (
  <QuoteCard
    words="Left the shift at 22:40 and rode home without logging out."
    kind="did_observed"
    speaker="Sam Osei"
    date="2026-05-20"
    heardBy={['Leo']}
  />
)

export const Committed = () => (
  <QuoteCard
    words="Paid a deposit of €200 for a trial of the night shift."
    kind="committed"
    speaker="Tobi Oduya"
    date="2026-06-02"
    heardBy={['Mara']}
  />
)

export const Against = () => (
  <QuoteCard
    against
    words="Took a job 8 % below ours, with fixed shifts."
    kind="did_observed"
    speaker="Sam Osei"
    date="2026-05-20"
  />
)

export const Relayed = () => (
  <QuoteCard
    relayed
    words="Everyone says it is the money."
    kind="said_opinion"
    speaker="Paul Achter"
    date="2026-06-02"
  />
)

export const WithActions = () => (
  <QuoteCard
    words="It was the Sunday when nobody picked up the phone."
    kind="said_past"
    speaker="Ines Vogt"
    date="2026-05-14"
    heardBy={['Mara']}
    moment={{ href: '#moment', at: 3_782_000 }}
    note="support · weekend"
    actions={
      <>
        <Button size="xs" variant="subtle" color="gray">
          Edit
        </Button>
        <Button size="xs">Cite in a claim</Button>
      </>
    }
  />
)

const long =
  'Well, first there was the bike, and then there was the rain, and then somebody changed the zones so that the restaurants by the river were no longer mine, and I had been riding to those restaurants for two years and they knew me, they would have the bags ready. And nobody told us why. So I asked in the chat and I got a thumbs-up. A thumbs-up!'

export const Long = () => (
  <QuoteCard
    words={long}
    kind="said_past"
    speaker="Aleksandra Wiśniewska-Brzezińska"
    date="2024-11-03"
    heardBy={['Mara', 'Leo', 'Jonas']}
  />
)

export const LongCut = () => (
  <QuoteCard words={long} lines={2} kind="said_past" speaker="Aleksandra Wiśniewska" date="2024-11-03" />
)

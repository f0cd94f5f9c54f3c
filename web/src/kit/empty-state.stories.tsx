import { Button } from '@mantine/core'
import { EmptyState } from './empty-state.tsx'
import { QuoteCard } from './quote-card.tsx'

export const WithExample = () => (
  <EmptyState
    title="What did somebody tell you last?"
    text="Evidence is one person, one moment, in their own words. Paste a note or a transcript and mark the words that matter."
    action={
      <>
        <Button variant="filled">Log a conversation</Button>
        <Button variant="subtle" color="gray">
          Import transcripts
        </Button>
      </>
    }
    example={
      <QuoteCard
        words="I did the sums in March. After the bike repairs I was under minimum wage."
        kind="said_past"
        speaker="Ines Vogt"
        date="2026-05-14"
        heardBy={['Mara']}
      />
    }
  />
)

export const WithoutExample = () => (
  <EmptyState
    title="Nothing is waiting for you"
    text="Promises and follow-ups stand here on the day they are due."
  />
)

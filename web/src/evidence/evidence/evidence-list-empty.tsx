import { Button } from '@mantine/core'
import { EmptyState } from '../../kit/empty-state.tsx'
import { Link } from '../../kit/link.tsx'
import { QuoteCard } from '../../kit/quote-card.tsx'
import { words } from './evidence.words.ts'

/** No evidence at all: what it will look like, and where it comes from. */
export function NoEvidenceYet({ mayMake, onMake }: { mayMake: boolean; onMake: () => void }) {
  return (
    <EmptyState
      title={words.empty}
      text={words.emptyText}
      action={
        mayMake ? (
          <>
            <Button variant="filled" component={Link} href="/conversations?log=yes">
              {words.log}
            </Button>
            <Button onClick={onMake}>{words.make}</Button>
          </>
        ) : null
      }
      example={
        <QuoteCard
          words={words.example.words}
          kind="said_past"
          speaker={words.example.person}
          date="2026-05-14"
          heardBy={[words.example.hearer]}
        />
      }
    />
  )
}

/** There is evidence, and none that fits. */
export function NoEvidenceFits({ onClear }: { onClear: () => void }) {
  return (
    <EmptyState
      title={words.nothing}
      text={words.nothingTodo}
      action={<Button onClick={onClear}>{words.clear}</Button>}
    />
  )
}

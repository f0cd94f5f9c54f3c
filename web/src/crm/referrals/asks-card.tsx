import { listIntroductions } from '@firsthand/contract/crm/introductions'
import { Button } from '@mantine/core'
import { usePages } from '../../api/hooks.ts'
import { EmptyState } from '../../kit/empty-state.tsx'
import { Card } from '../../kit/section.tsx'
import { CardSkeleton } from '../../kit/skeletons.tsx'
import { Broken } from '../../shell/mishap.tsx'
import { AskRow } from './ask-row.tsx'
import { words } from './referrals.words.ts'

/** Introductions that are on their way, those that wait for an answer first. */
export function AsksCard({ mayChange, onAsk }: { mayChange: boolean; onAsk: () => void }) {
  const asks = usePages(listIntroductions, { of: 'open', limit: 50 })
  if (asks.failure) return <Broken error={asks.failure} retry={asks.retry} />
  if (!asks.items) return <CardSkeleton rows={3} />
  const items = asks.items.toSorted((a, b) => Number(b.isDue) - Number(a.isDue))
  return (
    <Card title={words.asks} count={items.length || undefined}>
      {items.length === 0 ? (
        <EmptyState
          title={words.asksNone}
          text={words.asksNoneText}
          action={
            mayChange ? (
              <Button variant="filled" onClick={onAsk}>
                {words.ask}
              </Button>
            ) : null
          }
          example={
            <p>
              <strong>{words.exampleWish}</strong>
              <br />
              {words.exampleState}
            </p>
          }
        />
      ) : null}
      {items.map((each) => (
        <AskRow key={each.id} introduction={each} mayChange={mayChange} />
      ))}
      {asks.loadMore ? (
        <Button size="xs" variant="subtle" onClick={asks.loadMore} loading={asks.isLoadingMore}>
          …
        </Button>
      ) : null}
    </Card>
  )
}

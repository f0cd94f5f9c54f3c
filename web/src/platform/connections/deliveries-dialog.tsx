import { Button, Modal } from '@mantine/core'
import {
  type DeliveryView,
  type WebhookView,
  listDeliveries,
  replayDelivery,
} from '@firsthand/contract/platform/webhooks'
import { useAct, usePages } from '../../api/hooks.ts'
import { formatDateTime } from '../../kit/format.ts'
import { ListSkeleton } from '../../kit/skeletons.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import { Broken } from '../../shell/mishap.tsx'
import css from './connections.module.css'
import { words } from './connections.words.ts'

type DeliveriesProps = { webhook: WebhookView | undefined; onClose: () => void }

/** What was sent to a webhook, and another try for each. */
export function DeliveriesDialog({ webhook, onClose }: DeliveriesProps) {
  return (
    <Modal
      opened={webhook !== undefined}
      onClose={onClose}
      title={webhook ? words.deliveriesOf(webhook.name) : ''}
      size="xl"
    >
      {webhook ? <Deliveries webhook={webhook.id} /> : null}
    </Modal>
  )
}

function Deliveries({ webhook }: { webhook: string }) {
  const deliveries = usePages(listDeliveries, { webhook, limit: 30 }, { everyMs: 3_000 })
  const replay = useAct(replayDelivery, {
    invalidates: [listDeliveries],
    onDone: () => showDone(words.replayed),
  })
  if (deliveries.failure) return <Broken error={deliveries.failure} retry={deliveries.retry} />
  if (!deliveries.items) return <ListSkeleton rows={4} />
  if (deliveries.items.length === 0) return <p className={css.empty}>{words.noDeliveries}</p>
  return (
    <>
      <ul className={css.deliveries}>
        {deliveries.items.map((delivery) => (
          <li key={delivery.id}>
            <div>
              <div className={css.name}>{delivery.event.name}</div>
              <div className={css.detail}>{detailsOf(delivery)}</div>
              {delivery.problem ? <div className={css.warning}>{delivery.problem}</div> : null}
            </div>
            {delivery.state === 'waiting' ? null : (
              <Button
                variant="subtle"
                disabled={replay.isActing}
                onClick={() => replay.act({ webhook, delivery: delivery.id })}
              >
                {words.replay}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {deliveries.loadMore ? (
        <Button variant="subtle" fullWidth loading={deliveries.isLoadingMore} onClick={deliveries.loadMore}>
          {words.earlier}
        </Button>
      ) : null}
    </>
  )
}

function detailsOf({ createdAt, state, attempts, status, nextTryAt }: DeliveryView): string {
  return [
    formatDateTime(createdAt),
    words.states[state],
    attempts > 0 ? words.tries(attempts) : undefined,
    status ?? undefined,
    attempts > 0 && nextTryAt ? words.nextTry(formatDateTime(nextTryAt)) : undefined,
  ]
    .filter((part) => part !== undefined)
    .join(' · ')
}

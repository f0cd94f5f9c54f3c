import { Button } from '@mantine/core'
import {
  type WebhookView,
  listDeliveries,
  listWebhooks,
  removeWebhook,
  testWebhook,
  updateWebhook,
} from '@firsthand/contract/platform/webhooks'
import { useState } from 'react'
import { useAct, useOperation } from '../../api/hooks.ts'
import { relativeDays } from '../../kit/format.ts'
import { Card, CardRow } from '../../kit/section.tsx'
import { CardSkeleton } from '../../kit/skeletons.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import { Broken } from '../../shell/mishap.tsx'
import css from './connections.module.css'
import { words } from './connections.words.ts'
import { DeliveriesDialog } from './deliveries-dialog.tsx'
import { WebhookDialog } from './webhook-dialog.tsx'

/** Addresses that hear of changes. For administrators. */
export function Webhooks() {
  const webhooks = useOperation(listWebhooks, {}, { everyMs: 10_000 })
  const [isMaking, setIsMaking] = useState(false)
  const [shown, setShown] = useState<WebhookView>()
  const [changed, setChanged] = useState<WebhookView>()
  if (webhooks.failure) return <Broken error={webhooks.failure} retry={webhooks.retry} />
  if (!webhooks.data) return <CardSkeleton rows={2} />
  const { items } = webhooks.data
  return (
    <Card
      title={words.webhooks}
      count={items.length || undefined}
      actions={<Button onClick={() => setIsMaking(true)}>{words.makeWebhook}</Button>}
    >
      {items.length === 0 ? <p className={css.empty}>{words.noWebhooks}</p> : null}
      {items.map((webhook) => (
        <WebhookRow
          key={webhook.id}
          webhook={webhook}
          onShow={() => setShown(webhook)}
          onChange={() => setChanged(webhook)}
        />
      ))}
      <WebhookDialog opened={isMaking} onClose={() => setIsMaking(false)} />
      <WebhookDialog
        key={changed?.id}
        opened={changed !== undefined}
        webhook={changed}
        onClose={() => setChanged(undefined)}
      />
      <DeliveriesDialog webhook={shown} onClose={() => setShown(undefined)} />
    </Card>
  )
}

function WebhookRow({
  webhook,
  onShow,
  onChange,
}: {
  webhook: WebhookView
  onShow: () => void
  onChange: () => void
}) {
  const { id, name, url, events, disabledAt, note, failingSince, lastDeliveredAt } = webhook
  const update = useAct(updateWebhook, { invalidates: [listWebhooks] })
  const test = useAct(testWebhook, {
    invalidates: [listDeliveries],
    onDone: () => showDone(words.tested),
  })
  const remove = useAct(removeWebhook, {
    invalidates: [listWebhooks],
    onDone: () => showDone(words.removed(name)),
  })
  const state = disabledAt
    ? words.off
    : failingSince
      ? words.failing(relativeDays(failingSince))
      : lastDeliveredAt
        ? words.lastDelivered(relativeDays(lastDeliveredAt))
        : words.nothingDelivered
  return (
    <CardRow
      actions={
        <div className={css.actions}>
          <Button variant="subtle" onClick={onShow}>
            {words.deliveries}
          </Button>
          <Button variant="subtle" onClick={onChange}>
            {words.change}
          </Button>
          {disabledAt ? null : (
            <Button variant="subtle" disabled={test.isActing} onClick={() => test.act({ webhook: id })}>
              {words.test}
            </Button>
          )}
          <Button
            variant="subtle"
            color="gray"
            disabled={update.isActing}
            onClick={() => update.act({ webhook: id, enabled: disabledAt !== null })}
          >
            {disabledAt ? words.switchOn : words.switchOff}
          </Button>
          <Button
            variant="subtle"
            color="gray"
            disabled={remove.isActing}
            onClick={() => remove.act({ webhook: id })}
          >
            {words.remove}
          </Button>
        </div>
      }
    >
      <div className={css.name}>{name}</div>
      <div className={css.detail}>{[url, events.join(', '), state].join(' · ')}</div>
      {note ? <div className={css.warning}>{note}</div> : null}
    </CardRow>
  )
}

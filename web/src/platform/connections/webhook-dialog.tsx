import { Modal, MultiSelect } from '@mantine/core'
import { eventKinds, eventNames } from '@firsthand/contract/platform/event-names'
import {
  type WebhookView,
  createWebhook,
  listWebhooks,
  updateWebhook,
  webhookLimits,
} from '@firsthand/contract/platform/webhooks'
import { useState } from 'react'
import { TextField } from '../../kit/fields.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import { FormBody } from '../../shell/form-body.tsx'
import { useForm } from '../../shell/use-form.ts'
import { words } from './connections.words.ts'
import { Secret } from './secret.tsx'

const patterns = [
  { group: words.manyEvents, items: ['*', ...eventKinds.map((kind) => `${kind}.*`)] },
  { group: words.oneEvent, items: eventNames },
]

/** Makes a webhook, whose secret is shown once, or changes one. */
export function WebhookDialog({
  opened,
  webhook,
  onClose,
}: {
  opened: boolean
  /** The one to change; left out, a new one is made. */
  webhook?: WebhookView | undefined
  onClose: () => void
}) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={webhook ? words.changeWebhook(webhook.name) : words.makeWebhook}
      size="lg"
    >
      {webhook ? <ChangeWebhook webhook={webhook} onClose={onClose} /> : <MakeWebhook onClose={onClose} />}
    </Modal>
  )
}

function MakeWebhook({ onClose }: { onClose: () => void }) {
  const [events, setEvents] = useState(['*'])
  const form = useForm(createWebhook, {
    start: { name: '', url: '' },
    prepare: (values) => ({ ...values, events }),
    invalidates: [listWebhooks],
  })
  if (form.output) return <Secret label={words.theSecret} value={form.output.secret} onClose={onClose} />
  return (
    <FormBody form={form} send={words.makeWebhook} isHeldBack={events.length === 0} onClose={onClose}>
      <TextField
        label={words.webhookName}
        placeholder={words.webhookNameExample}
        data-autofocus
        {...form.field('name')}
      />
      <TextField
        label={words.webhookUrl}
        placeholder={words.webhookUrlExample}
        type="url"
        {...form.field('url')}
      />
      <Events value={events} onChange={setEvents} error={form.choice('events').error} />
    </FormBody>
  )
}

/** Its secret stays. */
function ChangeWebhook({ webhook, onClose }: { webhook: WebhookView; onClose: () => void }) {
  const { id, name, url } = webhook
  const [events, setEvents] = useState(webhook.events)
  const form = useForm(updateWebhook, {
    start: { name, url },
    fixed: { webhook: id },
    prepare: (values) => ({ ...values, events }),
    invalidates: [listWebhooks],
    onDone: () => {
      showDone(words.webhookChanged)
      onClose()
    },
  })
  return (
    <FormBody form={form} send={words.saveWebhook} isHeldBack={events.length === 0} onClose={onClose}>
      <TextField label={words.webhookName} data-autofocus {...form.field('name')} />
      <TextField label={words.webhookUrl} type="url" {...form.field('url')} />
      <Events value={events} onChange={setEvents} error={form.choice('events').error} />
    </FormBody>
  )
}

function Events({
  value,
  onChange,
  error,
}: {
  value: string[]
  onChange: (events: string[]) => void
  error: string | undefined
}) {
  return (
    <MultiSelect
      label={words.webhookEvents}
      description={words.webhookEventsWhy}
      searchable
      hidePickedOptions
      maxValues={webhookLimits.patterns}
      nothingFoundMessage={words.noSuchEvent}
      data={patterns}
      value={value}
      onChange={onChange}
      error={error}
      withAlignedLabels
    />
  )
}

import { Button, Modal } from '@mantine/core'
import { createWebhook, listWebhooks } from '@firsthand/contract/platform/webhooks'
import { useState } from 'react'
import { Fields, TextField } from '../../kit/fields.tsx'
import { FormRefusal } from '../../shell/form-refusal.tsx'
import { useForm } from '../../shell/use-form.ts'
import { words } from './connections.words.ts'
import { Secret } from './secret.tsx'

/** Makes a webhook; its secret is shown once. */
export function WebhookDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal opened={opened} onClose={onClose} title={words.makeWebhook} size="lg">
      <MakeWebhook onClose={onClose} />
    </Modal>
  )
}

function MakeWebhook({ onClose }: { onClose: () => void }) {
  const [events, setEvents] = useState('*')
  const form = useForm(createWebhook, {
    start: { name: '', url: '' },
    prepare: (values) => ({ ...values, events: events.split(/[\s,]+/).filter(Boolean) }),
    invalidates: [listWebhooks],
  })
  if (form.output) return <Secret label={words.theSecret} value={form.output.secret} onClose={onClose} />
  const { error } = form.choice('events')
  return (
    <form {...form.props}>
      <Fields
        actions={
          <>
            <Button onClick={onClose}>{words.cancel}</Button>
            <Button type="submit" variant="filled" loading={form.isSending}>
              {words.makeWebhook}
            </Button>
          </>
        }
      >
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
        <TextField
          label={words.webhookEvents}
          description={words.webhookEventsWhy}
          value={events}
          onChange={(event) => setEvents(event.currentTarget.value)}
          error={error}
        />
        <FormRefusal of={form} />
      </Fields>
    </form>
  )
}

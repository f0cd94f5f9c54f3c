import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { isEventPattern } from './event-names.ts'
import { Id, Instant, Nothing, line, page, pageInput } from '../core/shapes.ts'

export const webhookLimits = { name: 80, url: 2_000, patterns: 50, perWorkspace: 20 }

/** `*` hears everything, `person.*` everything about people, `person.created` that alone. */
export const EventPattern = z
  .string()
  .max(80)
  .regex(
    /^(?:\*|[a-z_]+\.(?:\*|[a-z_]+))$/,
    'Write the name of an event, such as person.created, person.* or *.',
  )
  .refine(isEventPattern, {
    message: 'No event is called so. Choose from the list, or from the guide page Webhooks.',
  })

export const WebhookUrl = z
  .url({ protocol: /^https?$/, error: 'This is not a web address. It begins with https:// or http://.' })
  .max(webhookLimits.url)
  .refine((text) => !URL.parse(text)?.username && !URL.parse(text)?.password, {
    message: 'Leave the name and password out of the address; check the signature instead.',
  })

const events = z.array(EventPattern).min(1).max(webhookLimits.patterns)

export const WebhookView = z.object({
  id: Id,
  name: z.string(),
  url: z.string(),
  events: z.array(z.string()),
  createdAt: Instant,
  disabledAt: Instant.nullable(),
  note: z.string().nullable().describe('Why Firsthand disabled it by itself.'),
  lastDeliveredAt: Instant.nullable(),
  failingSince: Instant.nullable(),
})
export type WebhookView = z.output<typeof WebhookView>

export const DeliveryView = z.object({
  id: Id,
  event: z.object({ id: Id, name: z.string() }),
  state: z.enum(['waiting', 'delivered', 'failed']),
  attempts: z.int(),
  status: z.int().nullable().describe('What the address answered last.'),
  problem: z.string().nullable(),
  createdAt: Instant,
  lastTriedAt: Instant.nullable(),
  nextTryAt: Instant.nullable(),
  replayOf: Id.nullable(),
})
export type DeliveryView = z.output<typeof DeliveryView>

const addressErrors = {
  address_private: {
    status: 422,
    message:
      'This address is inside the network of the server, so it is refused. Use a public one, or ask whoever runs Firsthand to set WEBHOOKS_ALLOW_PRIVATE.',
  },
} as const

export const listWebhooks = operation({
  name: 'webhooks.list',
  summary: 'List the addresses that hear of changes.',
  method: 'GET',
  path: '/webhooks',
  allows: 'admin',
  input: z.object({}),
  output: z.object({ items: z.array(WebhookView) }),
})

export const createWebhook = operation({
  name: 'webhooks.create',
  summary: 'Tell an address of changes, with signed messages. The secret is shown this once.',
  method: 'POST',
  path: '/webhooks',
  allows: 'admin',
  onlyInPerson: true,
  input: z.object({
    name: line(webhookLimits.name),
    url: WebhookUrl,
    events: events.default(['*']).describe('Which events it hears: names, person.* or *.'),
  }),
  output: z.object({ webhook: WebhookView, secret: z.string().describe('Checks signatures; keep it.') }),
  errors: {
    ...addressErrors,
    too_many: { status: 409, message: 'A workspace may have {limit} webhooks. Remove one first.' },
  },
})

export const updateWebhook = operation({
  name: 'webhooks.update',
  summary: 'Change what a webhook hears or where, or switch it off and on.',
  method: 'PATCH',
  path: '/webhooks/{webhook}',
  allows: 'admin',
  input: z.object({
    webhook: Id,
    name: line(webhookLimits.name).optional(),
    url: WebhookUrl.optional(),
    events: events.optional(),
    enabled: z.boolean().optional(),
  }),
  output: WebhookView,
  errors: addressErrors,
})

export const removeWebhook = operation({
  name: 'webhooks.remove',
  summary: 'Remove a webhook with its deliveries.',
  method: 'DELETE',
  path: '/webhooks/{webhook}',
  allows: 'admin',
  input: z.object({ webhook: Id }),
  output: Nothing,
})

export const testWebhook = operation({
  name: 'webhooks.test',
  summary: 'Send a webhook a message that says nothing, to see whether it arrives.',
  method: 'POST',
  path: '/webhooks/{webhook}/test',
  allows: 'admin',
  input: z.object({ webhook: Id }),
  output: DeliveryView,
})

export const listDeliveries = operation({
  name: 'webhooks.deliveries',
  summary: 'List what was sent to a webhook in the last 30 days, newest first.',
  method: 'GET',
  path: '/webhooks/{webhook}/deliveries',
  allows: 'admin',
  input: z.object({ webhook: Id, ...pageInput }),
  output: page(DeliveryView),
})

export const replayDelivery = operation({
  name: 'webhooks.replay',
  summary: 'Send a message once more, as it was.',
  method: 'POST',
  path: '/webhooks/{webhook}/deliveries/{delivery}/replay',
  allows: 'admin',
  input: z.object({ webhook: Id, delivery: Id }),
  output: DeliveryView,
})

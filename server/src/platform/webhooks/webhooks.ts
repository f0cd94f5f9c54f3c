import { fail, failCommon } from '@firsthand/contract/core/failure'
import * as contract from '@firsthand/contract/platform/webhooks'
import { type Context, asker } from '../context.ts'
import { type Handler, handle } from '../handle.ts'
import { pageOf, readCursor } from '../keyset.ts'
import { isPublicAddress, literalAddress } from '../outside/addresses.ts'
import type { Interest } from './interest.ts'
import { type Payload, addDeliveries } from './send.ts'
import { webhookSecret } from './signature.ts'

const { perWorkspace } = contract.webhookLimits

export function webhookHandlers(interest: Interest): Handler[] {
  return [
    handle(contract.listWebhooks, async (ctx) => {
      const rows = await ctx.db
        .selectFrom('webhooks')
        .selectAll()
        .where('workspaceId', '=', ctx.workspaceId)
        .orderBy('createdAt')
        .orderBy('id')
        .execute()
      return { items: rows.map(present) }
    }),

    handle(contract.createWebhook, async (ctx, { name, url, events }) => {
      if (leadsInside(ctx, url)) fail(contract.createWebhook, 'address_private')
      const id = ctx.newId()
      const made = { id, name, url, events: [...new Set(events)], createdAt: ctx.instant }
      const others = await ctx.db
        .selectFrom('webhooks')
        .select('id')
        .where('workspaceId', '=', ctx.workspaceId)
        .execute()
      if (others.length >= perWorkspace) fail(contract.createWebhook, 'too_many', { limit: perWorkspace })
      await ctx.db
        .insertInto('webhooks')
        .values({ workspaceId: ctx.workspaceId, ...made, createdBy: asker(ctx).id })
        .execute()
      interest.forget(ctx)
      ctx.record('webhook.created', { kind: 'webhook', id }, { after: { name, url, events } })
      const secret = webhookSecret(ctx.services.settings.secret, ctx.workspaceId, id)
      return { webhook: present(await findWebhook(ctx, id)), secret }
    }),

    handle(contract.updateWebhook, async (ctx, { webhook: id, enabled, ...changes }) => {
      const before = await findWebhook(ctx, id, true)
      if (changes.url !== undefined && leadsInside(ctx, changes.url))
        fail(contract.updateWebhook, 'address_private')
      const switched =
        enabled === undefined
          ? {}
          : enabled
            ? { disabledAt: null, note: null, failingSince: null }
            : { disabledAt: before.disabledAt ?? ctx.instant, note: null }
      const changed = Object.fromEntries(
        Object.entries({ ...changes, ...switched }).filter(([, value]) => value !== undefined),
      )
      if (Object.keys(changed).length > 0) {
        await ctx.db
          .updateTable('webhooks')
          .set(changed)
          .where('workspaceId', '=', ctx.workspaceId)
          .where('id', '=', id)
          .execute()
        interest.forget(ctx)
        const { name, url, events, disabledAt } = before
        const was = { name, url, events, disabledAt }
        ctx.record('webhook.updated', { kind: 'webhook', id }, { before: was, after: { ...was, ...changed } })
      }
      return present(await findWebhook(ctx, id))
    }),

    handle(contract.removeWebhook, async (ctx, { webhook: id }) => {
      const { name, url } = await findWebhook(ctx, id)
      await ctx.db
        .deleteFrom('webhooks')
        .where('workspaceId', '=', ctx.workspaceId)
        .where('id', '=', id)
        .execute()
      interest.forget(ctx)
      ctx.record('webhook.removed', { kind: 'webhook', id }, { before: { name, url } })
      return {}
    }),

    handle(contract.testWebhook, async (ctx, { webhook: webhookId }) => {
      const { name } = await findWebhook(ctx, webhookId)
      const event: Payload = {
        id: ctx.newId(),
        name: 'webhook.test',
        at: ctx.instant,
        workspace: ctx.workspaceId,
        actor: { kind: 'member', id: asker(ctx).id },
        through: ctx.through,
        subject: { kind: 'webhook', id: webhookId },
        before: null,
        after: { name },
      }
      const [id] = await addDeliveries(ctx, [{ webhookId, event }])
      return presentDelivery(await findDelivery(ctx, webhookId, id!))
    }),

    handle(contract.listDeliveries, async (ctx, { webhook, limit, after }) => {
      await findWebhook(ctx, webhook)
      const [at, id] = after ? readCursor(after, 2) : []
      const rows = await deliveriesOf(ctx, webhook)
        .$if(at !== undefined, (query) =>
          query.where((row) => row(row.refTuple('createdAt', 'id'), '<', row.tuple(String(at), String(id)))),
        )
        .orderBy('createdAt', 'desc')
        .orderBy('id', 'desc')
        .limit(limit + 1)
        .execute()
      return pageOf(rows, limit, { item: presentDelivery, cursor: (row) => [row.createdAt, row.id] })
    }),

    handle(contract.replayDelivery, async (ctx, { webhook, delivery }) => {
      const { payload } = await findDelivery(ctx, webhook, delivery)
      const again = { webhookId: webhook, event: payload as Payload, replayOf: delivery }
      const [id] = await addDeliveries(ctx, [again])
      return presentDelivery(await findDelivery(ctx, webhook, id!))
    }),
  ]
}

/** Said at once where it is plain; a name is looked up, and checked, whenever something is sent to it. */
function leadsInside({ services }: Context, url: string): boolean {
  const literal = literalAddress(new URL(url))
  return !services.settings.webhooksAllowPrivate && literal !== undefined && !isPublicAddress(literal)
}

async function findWebhook(ctx: Context, id: string, lock = false) {
  const row = await ctx.db
    .selectFrom('webhooks')
    .selectAll()
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst()
  return row ?? failCommon('not_found')
}

function deliveriesOf(ctx: Context, webhook: string) {
  return ctx.db
    .selectFrom('webhookDeliveries')
    .selectAll()
    .where('workspaceId', '=', ctx.workspaceId)
    .where('webhookId', '=', webhook)
}

async function findDelivery(ctx: Context, webhook: string, id: string) {
  const row = await deliveriesOf(ctx, webhook).where('id', '=', id).executeTakeFirst()
  return row ?? failCommon('not_found')
}

function present(row: Awaited<ReturnType<typeof findWebhook>>): contract.WebhookView {
  const { id, name, url, events, createdAt, disabledAt, note, lastDeliveredAt, failingSince } = row
  return { id, name, url, events, createdAt, disabledAt, note, lastDeliveredAt, failingSince }
}

function presentDelivery(row: Awaited<ReturnType<typeof findDelivery>>): contract.DeliveryView {
  const { id, attempts, status, problem, createdAt, lastTriedAt, nextTryAt, replayOf } = row
  return {
    id,
    event: { id: row.eventId, name: row.eventName },
    state: row.deliveredAt ? 'delivered' : row.failedAt ? 'failed' : 'waiting',
    attempts,
    status,
    problem,
    createdAt,
    lastTriedAt,
    nextTryAt,
    replayOf,
  }
}

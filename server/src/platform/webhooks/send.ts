import type { Context } from '../context.ts'
import type { Consumer, Errand } from '../domain.ts'
import { chunks, matches } from '../events/record.ts'
import type { RecordedEvent } from '../events/record.ts'
import { forget, postpone } from '../jobs/wakeups.ts'
import { NotSent, sendOutside } from '../outside/send-outside.ts'
import type { Interest } from './interest.ts'
import { sign, webhookSecret } from './signature.ts'

const seconds = 1_000
const minutes = 60 * seconds
const hours = 60 * minutes
const days = 24 * hours

/** How long to wait after each try that failed; after the last, the delivery is given up. About two days in all. */
export const waitsMs = [
  10 * seconds,
  minutes,
  5 * minutes,
  30 * minutes,
  2 * hours,
  6 * hours,
  12 * hours,
  24 * hours,
]

/** A webhook that took nothing for so long is switched off. */
export const patienceMs = 5 * days
const keptMs = 30 * days

/** Writes one delivery for each webhook that hears an event. */
export function webhookConsumer(interest: Interest): Consumer {
  return {
    name: 'webhooks',
    hears: [],
    wants: (ctx) => interest.of(ctx),
    async run(ctx, event) {
      const webhooks = await ctx.db
        .selectFrom('webhooks')
        .select(['id', 'events'])
        .where('workspaceId', '=', ctx.workspaceId)
        .where('disabledAt', 'is', null)
        .execute()
      const hearing = webhooks.filter(({ events }) => events.some((pattern) => matches(pattern, event.name)))
      await addDeliveries(
        ctx,
        hearing.map(({ id }) => ({ webhookId: id, event: payloadOf(ctx, event) })),
      )
    },
  }
}

export type Payload = { id: string; name: string; [more: string]: unknown }

/** What a message says of an event. */
function payloadOf({ workspaceId }: Context, event: RecordedEvent): Payload {
  const { id, name, at, actorKind, actorId, through, subjectKind, subjectId, before, after } = event
  return {
    id,
    name,
    at,
    workspace: workspaceId,
    actor: { kind: actorKind, id: actorId },
    through,
    subject: { kind: subjectKind, id: subjectId },
    before: before ?? null,
    after: after ?? null,
  }
}

type NewDelivery = { webhookId: string; event: Payload; replayOf?: string }

/** Keeps deliveries and wakes whoever sends them. Answers their ids. */
export async function addDeliveries(ctx: Context, deliveries: NewDelivery[]): Promise<string[]> {
  const { workspaceId, instant } = ctx
  const rows = deliveries.map(({ webhookId, event, replayOf }) => ({
    workspaceId,
    id: ctx.newId(),
    webhookId,
    eventId: event.id,
    eventName: event.name,
    payload: JSON.stringify(event),
    createdAt: instant,
    nextTryAt: instant,
    replayOf: replayOf ?? null,
  }))
  for (const some of chunks(rows, 500)) {
    await ctx.db.insertInto('webhookDeliveries').values(some).execute()
    const wakeups = some.map(({ id }) => ({ workspaceId, id, kind: 'errand', dueAt: instant }))
    await ctx.db.insertInto('wakeups').values(wakeups).execute()
  }
  return rows.map(({ id }) => id)
}

/** Sends one delivery: looked up, sent outside any transaction, and noted. After a crash it is sent again. */
export async function sendDelivery({ workspaceId, id, services, signal, step }: Errand): Promise<void> {
  const due = await step((ctx) => takeDue(ctx, id))
  if (!due) return
  const body = JSON.stringify(due.payload)
  const outcome = await attempt()
  await step((ctx) => note(ctx, { ...due, id }, outcome))

  async function attempt(): Promise<Outcome> {
    const secret = webhookSecret(services.settings.secret, workspaceId, due!.webhookId)
    const headers = {
      'content-type': 'application/json; charset=utf-8',
      'user-agent': 'Firsthand-Webhook/1',
      'firsthand-event': due!.eventName,
      'firsthand-event-id': due!.eventId,
      'firsthand-delivery': id,
      'firsthand-signature': sign(secret, body, new Date()),
    }
    try {
      const allowPrivate = services.settings.webhooksAllowPrivate
      const { status } = await sendOutside({ url: due!.url, body, headers }, { allowPrivate, signal })
      return { status, problem: problemOf(status) }
    } catch (error) {
      if (!(error instanceof NotSent)) throw error
      return { status: null, problem: error.message }
    }
  }
}

type Outcome = { status: number | null; problem: string | null }

function problemOf(status: number): string | null {
  if (status >= 200 && status < 300) return null
  if (status >= 300 && status < 400)
    return `It answered ${status}, a redirect. Redirects are not followed; give the final address.`
  return `It answered ${status}. Anything from 200 to 299 counts as taken.`
}

/** The delivery, if it is still to be sent, now. */
async function takeDue(ctx: Context, id: string) {
  const row = await ctx.db
    .selectFrom('webhookDeliveries')
    .innerJoin('webhooks', (on) =>
      on
        .onRef('webhooks.workspaceId', '=', 'webhookDeliveries.workspaceId')
        .onRef('webhooks.id', '=', 'webhookDeliveries.webhookId'),
    )
    .selectAll('webhookDeliveries')
    .select(['webhooks.url', 'webhooks.disabledAt', 'webhooks.failingSince'])
    .where('webhookDeliveries.workspaceId', '=', ctx.workspaceId)
    .where('webhooks.workspaceId', '=', ctx.workspaceId)
    .where('webhookDeliveries.id', '=', id)
    .executeTakeFirst()
  const errand = { id, kind: 'errand' } as const
  if (!row || row.disabledAt || !row.nextTryAt) {
    if (row)
      await finish(ctx, id, {
        failedAt: ctx.instant,
        problem: row.problem ?? 'The webhook was switched off.',
      })
    await forget(ctx, errand)
    return undefined
  }
  const early = new Date(row.nextTryAt).getTime() - ctx.now.getTime()
  if (early > 0) {
    await postpone(ctx, errand, early)
    return undefined
  }
  return row
}

type Due = NonNullable<Awaited<ReturnType<typeof takeDue>>>

async function note(ctx: Context, delivery: Due, { status, problem }: Outcome): Promise<void> {
  const { id, webhookId, attempts, failingSince } = delivery
  const tried = { attempts: attempts + 1, status, problem, lastTriedAt: ctx.instant }
  const errand = { id, kind: 'errand' } as const
  if (problem === null) {
    await finish(ctx, id, { ...tried, deliveredAt: ctx.instant })
    await changeWebhook(ctx, webhookId, { failingSince: null, lastDeliveredAt: ctx.instant })
    await dropOld(ctx, webhookId)
    return forget(ctx, errand)
  }
  const wait = waitsMs[attempts]
  if (wait === undefined) {
    await finish(ctx, id, { ...tried, failedAt: ctx.instant })
    await forget(ctx, errand)
  } else {
    const nextTryAt = new Date(ctx.now.getTime() + wait).toISOString()
    await updateDelivery(ctx, id, { ...tried, nextTryAt })
    await postpone(ctx, errand, wait)
  }
  const since = failingSince ?? ctx.instant
  if (ctx.now.getTime() - new Date(since).getTime() < patienceMs)
    return changeWebhook(ctx, webhookId, { failingSince: since })
  const why = `It took nothing since ${since.slice(0, 10)}, so it was switched off. The last try: ${problem}`
  await changeWebhook(ctx, webhookId, { failingSince: since, disabledAt: ctx.instant, note: why })
  ctx.record('webhook.disabled', { kind: 'webhook', id: webhookId }, { after: { note: why } })
}

type Changes = Partial<
  Record<'lastTriedAt' | 'nextTryAt' | 'deliveredAt' | 'failedAt' | 'problem', string | null>
> & {
  attempts?: number
  status?: number | null
}

async function finish(ctx: Context, id: string, changes: Changes): Promise<void> {
  await updateDelivery(ctx, id, { ...changes, nextTryAt: null })
}

async function updateDelivery(ctx: Context, id: string, changes: Changes): Promise<void> {
  await ctx.db
    .updateTable('webhookDeliveries')
    .set(changes)
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .where('deliveredAt', 'is', null)
    .execute()
}

type WebhookChanges = Partial<
  Record<'failingSince' | 'lastDeliveredAt' | 'disabledAt' | 'note', string | null>
>

async function changeWebhook(ctx: Context, id: string, changes: WebhookChanges): Promise<void> {
  await ctx.db
    .updateTable('webhooks')
    .set(changes)
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .execute()
}

async function dropOld(ctx: Context, webhookId: string): Promise<void> {
  await ctx.db
    .deleteFrom('webhookDeliveries')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('webhookId', '=', webhookId)
    .where('createdAt', '<', new Date(ctx.now.getTime() - keptMs).toISOString())
    .execute()
}

import type { Context } from '../context.ts'
import type { Consumer } from '../domain.ts'
import { type WorkerTools, claim } from '../jobs/worker.ts'
import type { RecordedEvent } from './record.ts'

type Wakeup = { workspaceId: string; id: string; kind: string }

/** Gives one event to each consumer that still waits for it, once each. Answers whether anything was done. */
export async function deliverEvent(tools: WorkerTools, wakeup: Wakeup): Promise<boolean> {
  if (!(await claim(tools, wakeup))) return false
  const consumers = new Map(
    tools.domains.flatMap((domain) => domain.consumers ?? []).map((consumer) => [consumer.name, consumer]),
  )
  const inWorkspace = <Result>(run: (ctx: Context) => Promise<Result>) =>
    tools.transactor.inWorkspace({ workspaceId: wakeup.workspaceId, as: 'system', pool: tools.pool }, run)

  const waiting = await inWorkspace((ctx) => waitingFor(ctx, wakeup.id))
  let failures = 0
  for (const { id, consumer } of waiting) {
    try {
      await inWorkspace((ctx) =>
        deliver(ctx, { outboxId: id, eventId: wakeup.id, consumer: consumers.get(consumer) }),
      )
    } catch (error) {
      failures += 1
      tools.services.log.warn(
        { err: error, consumer, event: wakeup.id },
        'A consumer failed; the event is delivered to it again later.',
      )
      await inWorkspace((ctx) => noteFailure(ctx, id, error))
    }
  }
  await inWorkspace((ctx) => (failures === 0 ? forget(ctx, wakeup.id) : postpone(ctx, wakeup.id)))
  return true
}

async function waitingFor(ctx: Context, eventId: string) {
  return ctx.db
    .selectFrom('outbox')
    .select(['id', 'consumer'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('eventId', '=', eventId)
    .orderBy('createdAt')
    .orderBy('id')
    .execute()
}

/** The consumer's work and the end of the outbox row are one transaction: done once, however often it is tried. */
async function deliver(
  ctx: Context,
  { outboxId, eventId, consumer }: { outboxId: string; eventId: string; consumer: Consumer | undefined },
) {
  const taken = await ctx.db
    .deleteFrom('outbox')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', outboxId)
    .executeTakeFirst()
  if (taken.numDeletedRows === 0n || !consumer) return
  const event = await ctx.db
    .selectFrom('events')
    .select([
      'id',
      'name',
      'at',
      'actorId',
      'actorKind',
      'through',
      'subjectKind',
      'subjectId',
      'before',
      'after',
    ])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', eventId)
    .executeTakeFirst()
  if (event) await consumer.run(ctx, event as RecordedEvent)
}

async function noteFailure(ctx: Context, outboxId: string, error: unknown) {
  await ctx.db
    .updateTable('outbox')
    .set((row) => ({
      attempts: row('attempts', '+', 1),
      problem: String((error as Error)?.message ?? error).slice(0, 500),
    }))
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', outboxId)
    .execute()
}

async function forget(ctx: Context, eventId: string) {
  await ctx.db
    .deleteFrom('wakeups')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', eventId)
    .where('kind', '=', 'outbox')
    .execute()
}

/** Waits longer after each failure, up to an hour, and never gives up: the row says what is wrong. */
async function postpone(ctx: Context, eventId: string) {
  const { attempts } = await ctx.db
    .selectFrom('outbox')
    .select((row) => row.fn.max('attempts').as('attempts'))
    .where('workspaceId', '=', ctx.workspaceId)
    .where('eventId', '=', eventId)
    .executeTakeFirstOrThrow()
  const waitMs = Math.min(3_600_000, 1_000 * 2 ** Number(attempts ?? 1))
  await ctx.db
    .updateTable('wakeups')
    .set({ dueAt: new Date(ctx.now.getTime() + waitMs).toISOString() })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', eventId)
    .where('kind', '=', 'outbox')
    .execute()
}

import type { Context } from '../context.ts'
import type { Consumer } from '../domain.ts'
import { type Wakeup, type WorkerTools, claim, forget, postpone } from '../jobs/wakeups.ts'
import type { RecordedEvent } from './record.ts'

/** Gives one event to each consumer that still waits for it, once each. Answers whether anything was done. */
export async function deliverEvent(tools: WorkerTools, wakeup: Wakeup): Promise<boolean> {
  const consumers = new Map(
    tools.domains.flatMap((domain) => domain.consumers ?? []).map((consumer) => [consumer.name, consumer]),
  )
  const inWorkspace = <Result>(run: (ctx: Context) => Promise<Result>) =>
    tools.transactor.inWorkspace({ workspaceId: wakeup.workspaceId, as: 'system', pool: tools.pool }, run)

  const waiting = await inWorkspace(async (ctx) =>
    (await claim(ctx, wakeup)) ? waitingFor(ctx, wakeup.id) : undefined,
  )
  if (!waiting) return false
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
  await inWorkspace((ctx) => (failures === 0 ? forget(ctx, wakeup) : tryLater(ctx, wakeup.id)))
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

/** Waits longer after each failure, up to an hour, and never gives up: the row says what is wrong. */
async function tryLater(ctx: Context, eventId: string) {
  const { attempts } = await ctx.db
    .selectFrom('outbox')
    .select((row) => row.fn.max('attempts').as('attempts'))
    .where('workspaceId', '=', ctx.workspaceId)
    .where('eventId', '=', eventId)
    .executeTakeFirstOrThrow()
  await postpone(
    ctx,
    { id: eventId, kind: 'outbox' },
    Math.min(3_600_000, 1_000 * 2 ** Number(attempts ?? 1)),
  )
}

import type { Services } from '../context.ts'
import type { Database } from '../db/pools.ts'
import type { Domain } from '../domain.ts'
import type { Transactor } from '../transact.ts'
import { deliverEvent } from '../events/deliver.ts'
import { performJob } from './perform-job.ts'

export type WorkerTools = {
  services: Services
  transactor: Transactor
  domains: Domain[]
  pool: Database
  signal: AbortSignal
}

type Wakeup = { workspaceId: string; id: string; kind: string }

const pollMs = 1_000
const jobsAtOnce = 2

/** How long a claim lasts unless it is renewed; after a crash, work is taken up again when it has run out. */
export const leaseMs = 10_000

/** Does what is waiting: delivers events to their consumers and runs jobs, one workspace opened at a time. */
export function startWorker(tools: Omit<WorkerTools, 'signal'>): {
  wake(): void
  idle(): Promise<void>
  stop(): Promise<void>
} {
  const stopping = new AbortController()
  const all: WorkerTools = { ...tools, signal: stopping.signal }
  const running = new Set<Promise<void>>()
  let timer: NodeJS.Timeout | undefined
  let round: Promise<void> | undefined
  let again = false

  const wake = () => {
    if (stopping.signal.aborted) return
    if (round) {
      again = true
      return
    }
    clearTimeout(timer)
    round = work().finally(() => {
      round = undefined
      if (stopping.signal.aborted) return
      if (again) wake()
      else timer = setTimeout(wake, pollMs)
    })
  }

  async function work(): Promise<void> {
    again = false
    try {
      for (const wakeup of await dueWakeups(all)) {
        if (stopping.signal.aborted) return
        if (wakeup.kind === 'outbox') again = (await deliverEvent(all, wakeup)) || again
        else if (running.size < jobsAtOnce && (await claim(all, wakeup))) startJob(wakeup)
      }
    } catch (error) {
      if (!stopping.signal.aborted)
        tools.services.log.warn(
          { err: error },
          'The worker could not look for work; it tries again in a second.',
        )
    }
  }

  function startJob(wakeup: Wakeup): void {
    const heartbeat = setInterval(() => void renew(all, wakeup), leaseMs / 3)
    const run = performJob(all, wakeup)
      .catch((error: unknown) =>
        tools.services.log.warn(
          { err: error, job: wakeup.id },
          'A job was interrupted; it will be taken up again.',
        ),
      )
      .finally(() => {
        clearInterval(heartbeat)
        running.delete(run)
        wake()
      })
    running.add(run)
  }

  wake()
  return {
    wake,
    /** Waits until nothing that is due is left; for tests. */
    async idle() {
      for (;;) {
        wake()
        await round
        await Promise.all(running)
        if (running.size === 0 && !again && (await dueWakeups(all)).length === 0) return
      }
    },
    async stop() {
      stopping.abort()
      clearTimeout(timer)
      await round
      await Promise.allSettled(running)
    },
  }
}

/** Keys alone, across workspaces: the one thing that the worker's role may read without opening one. */
async function dueWakeups({ pool, transactor }: WorkerTools): Promise<Wakeup[]> {
  return pool
    .selectFrom('wakeups')
    .select(['workspaceId', 'id', 'kind'])
    .where('dueAt', '<=', transactor.clock().toISOString())
    .orderBy('dueAt')
    .limit(50)
    .execute()
}

/** Takes a wakeup for the length of a lease; false when another worker was faster. */
export async function claim({ transactor, pool }: WorkerTools, wakeup: Wakeup): Promise<boolean> {
  return transactor.inWorkspace({ workspaceId: wakeup.workspaceId, as: 'system', pool }, async (ctx) => {
    const result = await ctx.db
      .updateTable('wakeups')
      .set({ dueAt: new Date(ctx.now.getTime() + leaseMs).toISOString() })
      .where('workspaceId', '=', wakeup.workspaceId)
      .where('id', '=', wakeup.id)
      .where('kind', '=', wakeup.kind)
      .where('dueAt', '<=', ctx.instant)
      .executeTakeFirst()
    return result.numUpdatedRows > 0n
  })
}

async function renew({ transactor, pool, services }: WorkerTools, wakeup: Wakeup): Promise<void> {
  try {
    await transactor.inWorkspace({ workspaceId: wakeup.workspaceId, as: 'system', pool }, async (ctx) => {
      await ctx.db
        .updateTable('wakeups')
        .set({ dueAt: new Date(ctx.now.getTime() + leaseMs).toISOString() })
        .where('workspaceId', '=', wakeup.workspaceId)
        .where('id', '=', wakeup.id)
        .where('kind', '=', wakeup.kind)
        .execute()
    })
  } catch (error) {
    services.log.warn({ err: error }, 'A job could not say that it is alive; another worker may take it up.')
  }
}

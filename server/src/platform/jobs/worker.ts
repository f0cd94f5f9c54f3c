import { setTimeout as sleep } from 'node:timers/promises'
import { deliverEvent } from '../events/deliver.ts'
import { createClockWatch } from './clock-watch.ts'
import { performErrand } from './perform-errand.ts'
import { performJob } from './perform-job.ts'
import { type Wakeup, type WorkerTools, claim, dueWakeups, leaseMs, postpone } from './wakeups.ts'

const pollMs = 1_000
const jobsAtOnce = 2
const errandsAtOnce = 8
const eventsAtOnce = 50
const patienceMs = 15_000

/** Does what is waiting: delivers events to their consumers and runs jobs, one workspace opened at a time. */
export function startWorker(tools: Omit<WorkerTools, 'signal'>): {
  wake(): void
  idle(): Promise<void>
  stop(): Promise<void>
} {
  const stopping = new AbortController()
  const all: WorkerTools = { ...tools, signal: stopping.signal }
  const watchClock = createClockWatch(all)
  const running = new Map<string, Promise<void>>()
  const errands = new Map<string, Promise<void>>()
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
      await watchClock()
      // Asked for apart, so that many waiting jobs never stand in the way of news, nor the other way round.
      await startJobs()
      await startErrands()
      for (const wakeup of await dueWakeups(all, { kind: 'outbox', limit: eventsAtOnce })) {
        if (stopping.signal.aborted) return
        again = (await deliverEvent(all, wakeup)) || again
      }
    } catch (error) {
      if (!stopping.signal.aborted)
        tools.services.log.warn(
          { err: error },
          'The worker could not look for work; it tries again in a second.',
        )
    }
  }

  async function startJobs(): Promise<void> {
    const free = jobsAtOnce - running.size
    if (free <= 0) return
    for (const wakeup of await dueWakeups(all, { kind: 'job', limit: free })) {
      if (stopping.signal.aborted) return
      // Ours already, only late with its sign of life: the process was too busy to give one.
      if (running.has(wakeup.id)) await renew(all, wakeup)
      else if (await inWorkspaceOf(all, wakeup, (ctx) => claim(ctx, wakeup))) startJob(wakeup)
    }
  }

  async function startErrands(): Promise<void> {
    const free = errandsAtOnce - errands.size
    if (free <= 0) return
    for (const wakeup of await dueWakeups(all, { kind: 'errand', limit: free })) {
      if (stopping.signal.aborted) return
      if (errands.has(wakeup.id)) await renew(all, wakeup)
      else if (await inWorkspaceOf(all, wakeup, (ctx) => claim(ctx, wakeup)))
        keepAlive(errands, wakeup, performErrand(all, wakeup))
    }
  }

  function startJob(wakeup: Wakeup): void {
    keepAlive(running, wakeup, performJob(all, wakeup))
  }

  /** Renews the lease of what runs, until it ends. */
  function keepAlive(among: Map<string, Promise<void>>, wakeup: Wakeup, work: Promise<void>): void {
    const heartbeat = setInterval(() => void renew(all, wakeup), leaseMs / 3)
    const run = work
      .catch((error: unknown) =>
        tools.services.log.warn(
          { err: error, [wakeup.kind]: wakeup.id },
          'Work was interrupted; it will be taken up again.',
        ),
      )
      .finally(() => {
        clearInterval(heartbeat)
        among.delete(wakeup.id)
        wake()
      })
    among.set(wakeup.id, run)
  }

  async function isAnythingDue(): Promise<boolean> {
    for (const kind of ['job', 'outbox', 'errand'] as const)
      if ((await dueWakeups(all, { kind, limit: 1 })).length > 0) return true
    return false
  }

  wake()
  return {
    wake,
    /** Waits until nothing that is due is left; for tests. */
    async idle() {
      for (;;) {
        wake()
        await round
        await Promise.all([...running.values(), ...errands.values()])
        const isLeft = await isAnythingDue()
        // Looked at last: what was claimed a moment ago is due no longer, and under way.
        if (!isLeft && !round && !again && running.size + errands.size === 0) return
      }
    },
    async stop() {
      stopping.abort()
      clearTimeout(timer)
      // A step that takes longer is left to its fate: it is rolled back, and the next start repeats it.
      await Promise.race([finish(), sleep(patienceMs, undefined, { ref: false })])
    },
  }

  async function finish(): Promise<void> {
    await round
    await Promise.allSettled([...running.values(), ...errands.values()])
  }
}

/** Says that a job is alive, unless its run is over and the wakeup with it. */
async function renew(tools: WorkerTools, wakeup: Wakeup): Promise<void> {
  try {
    await inWorkspaceOf(tools, wakeup, (ctx) => postpone(ctx, wakeup, leaseMs))
  } catch (error) {
    tools.services.log.warn(
      { err: error },
      'A job could not say that it is alive; another worker may take it up.',
    )
  }
}

function inWorkspaceOf<Result>(
  { transactor, pool }: WorkerTools,
  { workspaceId }: Wakeup,
  run: Parameters<typeof transactor.inWorkspace<Result>>[1],
): Promise<Result> {
  return transactor.inWorkspace({ workspaceId, as: 'system', pool }, run)
}

import { type LaunchOptions, type RunningPostgres, launchPostgres } from './launch.ts'
import { isAlive, isProcess, readPostmaster } from './postmaster-file.ts'

export type KeptPostgres = Omit<RunningPostgres, 'stop'> & { stop(): Promise<void> }

const lookEveryMs = 500
const retryAtMostMs = 30_000

/**
 * Launches PostgreSQL, and again whenever it is gone though we still need it: killed for want of memory, by a crash, by
 * somebody. It comes back where it was, so pools only have to connect again.
 */
export async function keepPostgres(options: LaunchOptions): Promise<KeptPostgres> {
  const first = await launchPostgres(options)
  const { dataDirectory, port } = first
  const { log = () => undefined } = options
  let held = first
  let stopping = false
  let timer: NodeJS.Timeout | undefined
  let round: Promise<void> = Promise.resolve()
  let waitMs = lookEveryMs

  const look = () => {
    round = lookOnce().finally(() => {
      if (!stopping) timer = setTimeout(look, waitMs).unref()
    })
  }
  timer = setTimeout(look, waitMs).unref()

  async function lookOnce(): Promise<void> {
    if (isThere(dataDirectory)) return
    log('PostgreSQL has ended though it is needed. Starting it again.')
    try {
      const again = await launchPostgres({
        ...options,
        settings: { ...options.settings, port: String(port) },
      })
      const before = held
      held = again
      waitMs = lookEveryMs
      await before.stop() // Its door fell with it; this only lets go of what was left.
    } catch (error) {
      waitMs = Math.min(waitMs * 2, retryAtMostMs)
      log(
        `PostgreSQL could not be started again: ${(error as Error).message} Trying again in ${Math.round(waitMs / 1000)} seconds.`,
      )
    }
  }

  return {
    ...first,
    async stop() {
      stopping = true
      clearTimeout(timer)
      await round
      await held.stop()
    },
  }
}

function isThere(dataDirectory: string): boolean {
  const postmaster = readPostmaster(dataDirectory)
  if (!postmaster) return false
  // Elsewhere the exact answer needs a program, which is too much twice a second.
  return process.platform === 'linux' ? isAlive(postmaster) : isProcess(postmaster.pid)
}

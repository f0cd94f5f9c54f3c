import type { Application } from '../application.ts'
import { createSetupToken } from '../platform/accounts/setup-link.ts'
import { createLog } from '../platform/log.ts'
import { type Settings, SettingsRefused, readSettings } from '../platform/settings.ts'
import { say } from './say.ts'
import { openDatabase } from './database.ts'

/** Serves until it is told to stop; then finishes what it does and lets go of everything. */
export async function start(): Promise<void> {
  // What cannot be said, as when the disk of the log is full, is no reason to stop serving.
  for (const output of [process.stdout, process.stderr]) output.on('error', () => undefined)
  const settings = readSettings(process.env)
  const log = createLog(
    process.stdout.isTTY && process.env.LOG_LEVEL === undefined ? 'warn' : settings.logLevel,
  )
  // The rest of the program is read while PostgreSQL starts.
  const [database, { createApplication }] = await Promise.all([
    openDatabase(settings, (line) => say(line)),
    import('../application.ts'),
  ])
  const application = createApplication({ settings, address: database.address, log })
  const { replayErasures } = await import('../crm/rights/erasure/replay.ts')
  const letGo = async () => {
    await application.close()
    await database.close()
  }
  try {
    // Before anybody is let in: a restored back-up may have brought back somebody who was erased.
    const again = await replayErasures(application)
    if (again > 0) say(`${again} people had been erased after this was backed up, and were erased again.`)
    await listen(application, settings)
  } catch (error) {
    await letGo()
    throw error
  }
  application.startWorker()

  const token = await createSetupToken(application.services.app)
  say(greeting({ settings, kind: database.kind, token }))
  log.info({ port: settings.port, applied: database.applied.length }, 'Firsthand is ready.')

  let stopping = false
  const stop = async (signal: string) => {
    // Asked twice: whoever asks does not want to wait. Nothing is lost; what was under way is taken up at the next start.
    if (stopping) process.exit(130)
    stopping = true
    log.info({ signal }, 'Firsthand is stopping.')
    await letGo()
    process.exit(0)
  }
  process.on('SIGINT', (signal) => void stop(signal))
  process.on('SIGTERM', (signal) => void stop(signal))
}

function listen(application: Application, settings: Settings): Promise<void> {
  return new Promise((resolve, reject) => {
    application.server.once('error', (error: NodeJS.ErrnoException) => {
      const sentence =
        error.code === 'EADDRINUSE'
          ? `Port ${settings.port} is taken by another program. Stop it, or choose another port: PORT=3001 npm start`
          : `Firsthand cannot listen at ${settings.host}:${settings.port} (${error.code}). Check HOST and PORT.`
      reject(new SettingsRefused(sentence))
    })
    application.server.listen(settings.port, settings.host, () => resolve())
  })
}

function greeting({
  settings,
  kind,
  token,
}: {
  settings: Settings
  kind: string
  token: string | undefined
}): string {
  const address = settings.publicUrl
  const lines = [
    `\nFirsthand is at ${address}`,
    `Data: ${settings.databaseUrl ? 'the server in DATABASE_URL' : settings.dataDirectory} (${kind})`,
  ]
  if (token)
    lines.push(
      '',
      'Nobody has an account yet. Open this link to make the first one; it works once:',
      `  ${address}/welcome#${token}`,
    )
  else lines.push('Open it and sign in.')
  lines.push('', 'Stop it with Ctrl+C.')
  return lines.join('\n')
}

import { Failure } from '@firsthand/contract/core/failure'
import { DatabaseRefused } from '../platform/db/database-refused.ts'
import { sortPostgresError } from '../platform/db/errors.ts'
import { MigrationRefused } from '../platform/db/migrate.ts'
import { SettingsRefused, describeSettings } from '../platform/settings.ts'
import { PostgresRefused } from '../platform/postgres/launch.ts'
import { say } from './say.ts'

type Command = { sentence: string; run(words: string[]): Promise<void> }

// Each is loaded when it is asked for, so that none makes the others slow to start.
const commands: Record<string, Command> = {
  start: {
    sentence: 'Serve Firsthand; makes and migrates the database first.',
    run: async () => (await import('./start.ts')).start(),
  },
  migrate: {
    sentence: 'Bring the database up to date and stop; with --citus over the nodes of a cluster.',
    run: async (words) => (await import('./migrate.ts')).migrateOnly(words),
  },
  backup: {
    sentence:
      'Write everything into one file, while the server runs or not: backup monday.zip (or - for the standard output)',
    run: async (words) => (await import('./backup.ts')).backup(words),
  },
  restore: {
    sentence: 'Put a back-up into an empty installation: restore monday.zip --to ./restored',
    run: async (words) => (await import('./restore.ts')).restore(words),
  },
  'scale-out': {
    sentence: 'Spread a database that was on one node over a Citus cluster. Stop Firsthand first.',
    run: async () => (await import('./scale-out.ts')).scaleOut(),
  },
  seed: {
    sentence: 'Make a demonstration: an account and the example workspace Bramble.',
    run: async () => (await import('./seed.ts')).seed(),
  },
  'reset-link': {
    sentence: 'Print a link with which an account sets a new password: reset-link ada@example.com',
    run: async (words) => (await import('./reset-link.ts')).resetLink(words),
  },
}

/** What goes wrong with one of these is for whoever started us, and says what to do. */
const refusals = [SettingsRefused, DatabaseRefused, MigrationRefused, PostgresRefused, Failure]

/** Runs one command of the server; what goes wrong is one sentence and an exit code. */
export async function runCommand([name = 'help', ...words]: string[]): Promise<void> {
  const command = commands[name]
  if (!command || words.includes('--help')) {
    say(help())
    process.exitCode = command || name === 'help' || name === '--help' ? 0 : 64
    return
  }
  try {
    await command.run(words)
  } catch (error) {
    const sentence = sentenceOf(error)
    process.stderr.write(`\n${sentence ?? (error as Error).stack ?? String(error)}\n`)
    process.exitCode = sentence ? 78 : 1
    // Pools of a start that failed half-way would keep the process.
    setTimeout(() => process.exit(), 1_000).unref()
  }
}

/** What whoever started us can do something about. */
function sentenceOf(error: unknown): string | undefined {
  if (refusals.some((refusal) => error instanceof refusal)) return (error as Error).message
  return sortPostgresError(error) === 'disk_full'
    ? 'The disk is full, so this was not finished. Make room, then run it again.'
    : undefined
}

function help(): string {
  const list = Object.entries(commands).map(([name, { sentence }]) => `  ${name.padEnd(12)}${sentence}`)
  const settings = describeSettings().map(
    ({ name, sentence, fallback }) => `  ${name.padEnd(20)}${sentence}${fallback && ` (${fallback})`}`,
  )
  return [
    'Firsthand, the server.\n\nCommands:',
    ...list,
    '\nSettings, from the environment:',
    ...settings,
  ].join('\n')
}

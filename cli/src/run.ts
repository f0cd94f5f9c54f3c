import { type Command, CommanderError } from 'commander'
import { ApiRefused } from './api.ts'
import { CommandEnded, exitCodes } from './exit.ts'
import { createProgram } from './program.ts'
import { safeText } from './safe-text.ts'
import { runServerCommand, serverCommands } from './server-commands.ts'
import type { Terminal } from './terminal.ts'

/** Runs one command; answers its exit code. What goes wrong is a sentence beside the results, never among them. */
export async function run(words: string[], terminal: Terminal): Promise<number> {
  const [first] = words
  try {
    if (first !== undefined && Object.hasOwn(serverCommands, first))
      return await runServerCommand(words, terminal.environment)
    const program = createProgram(terminal, first === 'help' ? words[1] : first)
    for (const command of allOf(program)) {
      command.exitOverride()
      command.copyInheritedSettings(program)
    }
    if (words.length === 0) {
      program.outputHelp()
      return exitCodes.usage
    }
    await program.parseAsync(words, { from: 'user' })
    return exitCodes.done
  } catch (error) {
    return explain(error, terminal)
  }
}

function allOf(command: Command): Command[] {
  return [command, ...command.commands.flatMap(allOf)]
}

function explain(error: unknown, terminal: Terminal): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage
  if (!(error instanceof CommandEnded)) throw error
  terminal.note(`${safeText(error.message)}\n`)
  if (error instanceof ApiRefused)
    for (const { path, message } of error.problems)
      terminal.note(`  ${safeText(path)}: ${safeText(message)}\n`)
  return exitCodes[error.ending]
}

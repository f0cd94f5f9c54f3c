import { operations } from '@firsthand/contract'
import { inputSchema } from '@firsthand/contract/core/json-schema'
import { pathParameters } from '@firsthand/contract/core/operation'
import { kebab } from '@firsthand/contract/core/words-of-name'
import { expect, test } from 'vitest'
import { commandWords, exampleOf } from '../src/examples.ts'
import { createProgram } from '../src/program.ts'
import type { Terminal } from '../src/terminal.ts'

const terminal: Terminal = {
  environment: {},
  readInput: () => Promise.resolve(''),
  write: () => undefined,
  note: () => undefined,
  columns: undefined,
  isInteractive: false,
}

test.each(operations.map((operation) => [operation.name, operation] as const))(
  '%s is a command, with its ids as words, its input as flags and an example',
  (_, operation) => {
    const [noun, verb] = commandWords(operation)
    const commands = createProgram(terminal, noun)
      .commands.filter((command) => command.name() === noun)
      .flatMap((command) => command.commands)
      .filter((command) => command.name() === verb)
    expect(commands.length).toBe(1)

    const [command] = commands
    const ids = pathParameters(operation.path)
    expect(command!.registeredArguments.map((word) => word.name())).toEqual(ids.map(kebab))
    const flags = command!.options.map(({ long }) => long)
    expect(new Set(flags).size).toBe(flags.length)
    for (const name of Object.keys(inputSchema(operation).properties ?? {}))
      if (!ids.includes(name)) expect(flags).toContain(`--${kebab(name)}`)
    expect(exampleOf(operation)).toMatch(new RegExp(`^firsthand ${noun} ${verb}`))
  },
)

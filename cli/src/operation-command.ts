import type { Operation, Sent } from '@firsthand/contract/core/operation'
import { Command, Option } from 'commander'
import { type Api, createApi } from './api.ts'
import { exampleOf } from './examples.ts'
import { refuseUse } from './exit.ts'
import { type Flag, flagsOf, readFlag } from './flags.ts'
import { currentPlace } from './place.ts'
import { type Format, itemsOf, show } from './show.ts'
import { type Terminal, readTyped } from './terminal.ts'

const mostAtOnce = 200

/** What a person does with their own password, and no key may do. */
export function isInPerson(operation: Operation): boolean {
  return operation.allows === 'account' || operation.onlyInPerson === true
}

/** What a command does; of what only a person may do, also that. */
export function summaryOf(operation: Operation): string {
  return isInPerson(operation) ? `${operation.summary} Only signed in, on the pages.` : operation.summary
}

/** The command of an operation: ids as words, everything else as flags. */
export function addOperation(command: Command, operation: Operation, terminal: Terminal): void {
  const { words, flags } = flagsOf(operation)
  const isPaged = flags.some(({ name }) => name === 'after')
  for (const word of words) command.argument(`<${word.name}>`, word.description)
  addInputFlags(command, flags)
  command
    .option('--with <json>', 'the whole input as JSON, @file or - for standard input; flags are added to it')
    .option('--json', 'write JSON')
    .option('--jsonl', 'write one line of JSON for each row')
  if (isPaged) command.option('--all', 'go on to the end of the list')
  command.addHelpText(
    'after',
    `\nExample:\n  $ ${exampleOf(operation)}\n\nThe same over HTTP: /docs#${operation.name}`,
  )
  command.action(async (...given: unknown[]) => {
    const typed = given.slice(0, words.length) as string[]
    const options = command.opts<Record<string, unknown>>()
    const sent = await readInput({ words, flags, typed, options, terminal })
    const api = createApi(currentPlace(terminal.environment))
    if (isInPerson(operation))
      refuseUse(
        'notAllowed',
        `A key may not do this: it is done in person. Sign in at ${api.url} and do it under Settings or Your account.`,
      )
    const format: Format = options.jsonl ? 'jsonl' : options.json ? 'json' : 'table'
    if (options.all) await showAll({ api, operation, sent, format, terminal })
    else show(terminal, await api.call(operation, sent as Sent<typeof operation>), format)
  })
}

/** The flags of an operation's input; also for commands that send the same in another way. */
export function addInputFlags(command: Command, flags: Flag[]): void {
  for (const flag of flags) command.addOption(optionOf(flag))
}

const placeholders: Record<Flag['kind'], string> = {
  text: 'text',
  number: 'number',
  boolean: 'yes|no',
  list: 'json',
  json: 'json',
  any: 'value',
}

function optionOf(flag: Flag): Option {
  const value = placeholders[flag.kind === 'list' ? flag.element : flag.kind]
  const more = [
    flag.description.replace(/\.$/, ''),
    flag.choices.length > 0 && `one of: ${flag.choices.join(', ')}`,
    flag.kind === 'list' && 'again for each',
    flag.isRequired && 'needed',
    flag.fallback !== undefined && `otherwise ${JSON.stringify(flag.fallback)}`,
  ]
  const shape = flag.kind === 'boolean' ? `--${flag.name} [${value}]` : `--${flag.name} <${value}>`
  return new Option(shape, more.filter(Boolean).join('; '))
    .argParser((text: string, before: string[] | undefined) => [
      ...(Array.isArray(before) ? before : []),
      text,
    ])
    .preset(flag.kind === 'boolean' ? 'yes' : undefined)
}

/** Puts an input together from what was typed. */
export async function readInput(options: {
  words: Flag[]
  flags: Flag[]
  typed: string[]
  options: Record<string, unknown>
  terminal: Terminal
}): Promise<Record<string, unknown>> {
  const { words, flags, typed, terminal } = options
  const whole = options.options.with
  const sent = typeof whole === 'string' ? readWhole(await readTyped(whole, terminal)) : {}
  for (const [index, word] of words.entries()) sent[word.path[0]!] = typed[index]
  for (const flag of flags) {
    const texts = options.options[attributeOf(flag)]
    if (texts === undefined) continue
    const read: string[] = []
    for (const text of [texts].flat() as string[]) read.push(await readTyped(text, terminal))
    put(sent, flag.path, readFlag(flag, read))
  }
  return sent
}

/** What commander calls the value of a flag. */
function attributeOf(flag: Flag): string {
  return new Option(`--${flag.name} <value>`).attributeName()
}

function readWhole(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>
  } catch {
    // Said below.
  }
  return refuseUse('usage', '--with takes a JSON object, such as \'{"name": "Ada"}\' or @input.json.')
}

function put(target: Record<string, unknown>, [name, ...below]: string[], value: unknown): void {
  if (below.length === 0) target[name!] = value
  else put((target[name!] ??= {}) as Record<string, unknown>, below, value)
}

type Listing = {
  api: Api
  operation: Operation
  sent: Record<string, unknown>
  format: Format
  terminal: Terminal
}

/** Every page of a list. Lines are written as they come; a table or one JSON when all are there. */
async function showAll({ api, operation, sent, format, terminal }: Listing): Promise<void> {
  const all: unknown[] = []
  for await (const items of pagesOf(api, operation, sent)) {
    if (format === 'jsonl') show(terminal, { items }, format)
    else all.push(...items)
  }
  if (format !== 'jsonl') show(terminal, { items: all }, format)
}

/** The pages of a list, from where `sent` begins to its end. */
export async function* pagesOf(api: Api, operation: Operation, sent: Record<string, unknown>) {
  const takesLimit = 'limit' in operation.input.shape
  let after = sent.after
  for (;;) {
    const input = { ...(takesLimit && { limit: mostAtOnce }), ...sent, ...(after !== undefined && { after }) }
    const answer = (await api.call(operation, input)) as { next?: string | null }
    yield itemsOf(answer) ?? []
    if (!answer.next) return
    after = answer.next
  }
}

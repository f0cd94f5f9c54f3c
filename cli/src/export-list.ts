import { operations } from '@firsthand/contract'
import { rowSchema } from '@firsthand/contract/core/json-schema'
import type { Operation } from '@firsthand/contract/core/operation'
import { isInWorkspace } from '@firsthand/contract/core/operation'
import { prepareRequest } from '@firsthand/contract/core/path'
import { Command, Option } from 'commander'
import { closeSync, openSync, writeSync } from 'node:fs'
import { type Api, createApi } from './api.ts'
import { createBar } from './bar.ts'
import { download } from './download.ts'
import { commandWords } from './examples.ts'
import { refuseUse } from './exit.ts'
import { flagsOf } from './flags.ts'
import { addInputFlags, pagesOf, readInput } from './operation-command.ts'
import { currentPlace } from './place.ts'
import { neutralised } from './safe-text.ts'
import type { Terminal } from './terminal.ts'

/** Lists that can be written out whole: `people.list` as `firsthand export people`. */
export function exportable(): Operation[] {
  return operations.filter(
    (operation) =>
      operation.name.endsWith('.list') &&
      isInWorkspace(operation) &&
      operation.method === 'GET' &&
      rowSchema(operation),
  )
}

/** `firsthand export people --contact-type payer --format csv --out payers.csv` */
export function addExports(parent: Command, terminal: Terminal): void {
  for (const operation of exportable()) {
    const { words, flags } = flagsOf(operation)
    const [subject] = commandWords(operation)
    const command = parent.command(subject).description(operation.summary)
    for (const word of words) command.argument(`<${word.name}>`, word.description)
    addInputFlags(
      command,
      flags.filter(({ name }) => name !== 'limit' && name !== 'after'),
    )
    command
      .addOption(
        new Option('--format <format>', 'how it is written').choices(['csv', 'xlsx', 'jsonl']).default('csv'),
      )
      .option('--out <file>', 'where it is written; otherwise here')
      .addHelpText('after', `\nExample:\n  $ firsthand export ${subject} --format csv --out ${subject}.csv`)
    command.action(async (...given: unknown[]) => {
      const options = command.opts<Record<string, unknown>>()
      const typed = given.slice(0, words.length) as string[]
      const sent = await readInput({ words, flags, typed, options, terminal })
      await exportList({
        operation,
        sent,
        format: options.format as 'csv' | 'xlsx' | 'jsonl',
        out: options.out as string,
        terminal,
      })
    })
  }
}

async function exportList(options: {
  operation: Operation
  sent: Record<string, unknown>
  format: 'csv' | 'xlsx' | 'jsonl'
  out: string | undefined
  terminal: Terminal
}): Promise<void> {
  const { operation, sent, format, out, terminal } = options
  const api = createApi(currentPlace(terminal.environment))
  if (format === 'xlsx') return exportWorkbook(api, { operation, sent, out, terminal })
  const file = out === undefined ? undefined : openOut(out)
  const write = (text: string) => (file === undefined ? terminal.write(text) : void writeSync(file, text))
  const columns = columnsOf(operation)
  const bar = createBar(terminal, 'Exporting')
  let rows = 0
  try {
    if (format === 'csv') write(`${columns.map(({ name }) => csvCell(name)).join(',')}\r\n`)
    for await (const items of pagesOf(api, operation, sent)) {
      for (const item of items) write(format === 'csv' ? csvLine(columns, item) : `${JSON.stringify(item)}\n`)
      if (out !== undefined) bar.at((rows += items.length), null)
    }
  } finally {
    bar.end()
    if (file !== undefined) closeSync(file)
  }
  if (out !== undefined) terminal.note(`${rows.toLocaleString('en')} rows are in ${out}.\n`)
}

/** A workbook is made by the server, as the pages have it. */
async function exportWorkbook(
  api: Api,
  {
    operation,
    sent,
    out,
    terminal,
  }: { operation: Operation; sent: Record<string, unknown>; out: string | undefined; terminal: Terminal },
): Promise<void> {
  if (out === undefined) return refuseUse('usage', 'Say with --out where the workbook is written.')
  const { url } = prepareRequest(operation, sent, api.workspace)
  const query = url.includes('?') ? url.slice(url.indexOf('?')) : ''
  const path = `/api/v1/workspaces/${api.workspace}/exports/${operation.name}.xlsx${query}`
  terminal.note(`The list is in ${await download(api, path, { out, terminal })}.\n`)
}

function openOut(path: string): number {
  try {
    return openSync(path, 'w', 0o600)
  } catch (error) {
    return refuseUse('file', `${path} cannot be written (${(error as NodeJS.ErrnoException).code}).`)
  }
}

export type Column = { name: string; path: string[] }

/** The fields of a row; a thing inside becomes its id and its name, everything else inside becomes JSON. */
export function columnsOf(operation: Operation): Column[] {
  const { properties = {} } = rowSchema(operation) ?? {}
  return Object.entries(properties).flatMap(([name, schema]) => {
    const inner = schema.anyOf?.find(({ type }) => type !== 'null') ?? schema
    if (!inner.properties?.id || !inner.properties.name) return [{ name, path: [name] }]
    return ['id', 'name'].map((below) => ({ name: `${name}.${below}`, path: [name, below] }))
  })
}

/** One line of CSV (RFC 4180), in which nothing is a formula. */
export function csvLine(columns: Column[], row: Record<string, unknown>): string {
  return `${columns.map(({ path }) => csvCell(at(row, path))).join(',')}\r\n`
}

function at(row: unknown, path: string[]): unknown {
  return path.reduce<unknown>(
    (value, name) => (value as Record<string, unknown> | null | undefined)?.[name],
    row,
  )
}

function csvCell(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  const isPlainList = Array.isArray(value) && value.every((each) => typeof each === 'string')
  const text = typeof value === 'string' ? value : isPlainList ? value.join('; ') : JSON.stringify(value)
  const safe = neutralised(text)
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

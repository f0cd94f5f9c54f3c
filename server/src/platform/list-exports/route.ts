import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { failCommon } from '@firsthand/contract/core/failure'
import { gathered } from '../archive/gathered.ts'
import type { Domain, OpenTable } from '../domain.ts'
import type { Handler } from '../handle.ts'
import { innermost, readQuery } from '../http/query.ts'
import type { PlainRoute, RouteCall } from '../http/routes.ts'
import { createPerformer } from '../perform.ts'
import { type Cell, textOf } from '../spreadsheet/cell.ts'
import { writeCsv } from '../spreadsheet/write-csv.ts'
import { writeXlsx } from '../spreadsheet/write-xlsx.ts'
import type { Context } from '../context.ts'
import { columnsOf, itemOf } from './columns.ts'

type Page = { items: unknown[]; next?: string | null }

const forms = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  jsonl: 'application/jsonl; charset=utf-8',
} as const
type Form = keyof typeof forms

/**
 * Every list as a table. It calls the list's own operation, page by page, as whoever asks: what they may not see is not in
 * the file, and filters mean what they mean on the screen.
 */
export function listExportRoutes(domains: () => Domain[]): PlainRoute[] {
  return [
    {
      method: 'GET',
      path: '/api/v1/workspaces/{workspace}/exports/{list}',
      allows: 'viewer',
      summary:
        'Download a whole list as a table: the name of its operation and the form, such as `people.list.csv` (or .xlsx, .jsonl), with the filters of that operation in the query.',
      async run(call) {
        const { handler, form } = find(domains(), call.params.list!)
        const table = form === 'jsonl' ? undefined : await tableOf(call, domains(), handler)
        const pages = pagesOf(call, handler)
        // The first page is read before anything is sent, so that a refusal is one.
        const first = await pages.next()
        const name = `${handler.operation.name} ${call.transactor.clock().toISOString().slice(0, 10)}.${form}`
        call.response.writeHead(200, {
          'content-type': forms[form],
          'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
          'content-security-policy': "default-src 'none'; sandbox",
          'cache-control': 'private, no-store',
        })
        if (call.request.method === 'HEAD') return void call.response.end()
        await send(call, { handler, form, table, pages: beginning(first.value, pages) })
      },
    },
  ]
}

function find(domains: Domain[], list: string): { handler: Handler; form: Form } {
  const [, name, form] = /^([\w.]+)\.(csv|xlsx|jsonl)$/.exec(list) ?? failCommon('not_found')
  const handler = domains.flatMap((domain) => domain.handlers).find((each) => each.operation.name === name)
  if (!handler || !itemOf(handler.operation)) return failCommon('not_found')
  return { handler, form: form as Form }
}

async function* pagesOf(call: RouteCall, handler: Handler): AsyncGenerator<Page, undefined> {
  const { operation } = handler
  const perform = createPerformer(call)
  const { limit: _, after: __, ...filters } = readQuery(operation.input, call.url.searchParams)
  const largest = (innermost(operation.input.shape.limit) as { maxValue?: number } | undefined)?.maxValue
  let after: string | undefined
  do {
    const page = (await perform({
      handler,
      sent: {
        ...filters,
        ...(largest !== undefined && { limit: largest }),
        ...(after !== undefined && { after }),
      },
      workspaceId: call.params.workspace,
      account: call.account && { ...call.account, reader: 'export' },
      headers: () => new Headers(),
      answerHeaders: new Headers(),
      caller: 'export',
    })) as Page
    yield page
    after = page.next ?? undefined
  } while (after !== undefined)
}

async function* beginning(first: Page | undefined, others: AsyncIterable<Page>): AsyncGenerator<Page> {
  if (first) yield first
  yield* others
}

type Table = { heading: string[]; rows(items: unknown[]): Promise<Cell[][]> }

/** The columns that a domain gives the list, or else those that its operation declares. */
async function tableOf(call: RouteCall, domains: Domain[], { operation }: Handler): Promise<Table> {
  const own = domains
    .flatMap((domain) => domain.listTables ?? [])
    .find((each) => each.list === operation.name)
  if (!own) {
    const columns = columnsOf(itemOf(operation)!)
    return {
      heading: columns.map((column) => column.name),
      rows: async (items) => items.map((item) => columns.map((column) => column.cell(item))),
    }
  }
  const table: OpenTable = await read(call, (ctx) => own.open(ctx))
  return {
    heading: table.heading,
    rows: async (items) => (items.length === 0 ? [] : read(call, (ctx) => table.rows(ctx, items))),
  }
}

/** As whoever asks, and as what leaves: the same things are withheld as from the list itself. */
function read<Result>(call: RouteCall, run: (ctx: Context) => Promise<Result>): Promise<Result> {
  return call.transactor.inWorkspace(
    { workspaceId: call.params.workspace!, as: { ...call.account!, reader: 'export' } },
    run,
  )
}

type Sending = { handler: Handler; form: Form; table: Table | undefined; pages: AsyncIterable<Page> }

async function send(call: RouteCall, { handler, form, table, pages }: Sending): Promise<void> {
  let rows = 0
  async function* counted() {
    for await (const page of pages) {
      rows += page.items.length
      yield page.items
    }
  }
  const content = table
    ? tableContent(form, table, counted(), call.transactor.clock())
    : Readable.from(gathered(linesOf(counted())))
  try {
    await pipeline(content, call.response)
  } catch (error) {
    // Nobody waits for it any more, or the rest cannot be read: the file ends without its end.
    call.response.destroy()
    if (!isGone(error)) call.services.log.warn({ err: error }, 'An export was cut short.')
    return
  }
  await call.transactor.inWorkspace({ workspaceId: call.params.workspace!, as: call.account! }, async (ctx) =>
    ctx.record(
      'list.exported',
      { kind: 'workspace', id: ctx.workspaceId },
      { after: { list: handler.operation.name, form, rows } },
    ),
  )
}

function tableContent(form: Form, table: Table, pages: AsyncIterable<unknown[]>, now: Date): Readable {
  const cells = async function* () {
    for await (const items of pages) yield* await table.rows(items)
  }
  if (form === 'xlsx') return writeXlsx(table.heading, cells(), { now })
  return Readable.from(gathered(writeCsv(withHeading(table.heading, cells()), { hasByteOrderMark: true })))
}

async function* withHeading(heading: string[], rows: AsyncIterable<Cell[]>) {
  yield heading
  for await (const cells of rows) yield cells.map(textOf)
}

async function* linesOf(pages: AsyncIterable<unknown[]>): AsyncGenerator<string> {
  for await (const items of pages) for (const item of items) yield `${JSON.stringify(item)}\n`
}

function isGone(error: unknown): boolean {
  return (error as { code?: string }).code === 'ERR_STREAM_PREMATURE_CLOSE'
}

import { failCommon } from '@firsthand/contract/core/failure'
import type { ImportProblem } from '@firsthand/contract/crm/imports'
import { Readable } from 'node:stream'
import type { Context } from '../../platform/context.ts'
import type { PlainRoute } from '../../platform/http/routes.ts'
import { type RefusalRow, refusals } from './refusals.ts'
import type { StoredDialect } from './present.ts'
import { writeCsv } from '../../platform/spreadsheet/write-csv.ts'

const rowsAtOnce = 500

/** The refused rows as a table of their own: mend them there and import it again. */
export const importRoutes: PlainRoute[] = [
  {
    method: 'GET',
    path: '/api/v1/workspaces/{workspace}/imports/{import}/refused.csv',
    allows: 'viewer',
    summary:
      'Download the rows that an import refused, as they stood in the file, with the reason beside each.',
    async run({ response, params, account, transactor }) {
      const opening = { workspaceId: params.workspace!, as: account! }
      const inWorkspace = <Result>(run: (ctx: Context) => Promise<Result>) =>
        transactor.inWorkspace(opening, run)
      const source = await inWorkspace((ctx) => findImport(ctx, params.import!))
      const { headers, delimiter } = source.dialect as StoredDialect
      response.writeHead(200, {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(refusedName(source.fileName))}`,
        'content-security-policy': "default-src 'none'; sandbox",
        'cache-control': 'private, no-store',
      })
      const lines = writeCsv(
        table(headers, (after) =>
          inWorkspace((ctx) => refusals(ctx, params.import!, { after, limit: rowsAtOnce })),
        ),
        { delimiter, hasByteOrderMark: true },
      )
      Readable.from(lines)
        .on('error', () => response.destroy())
        .pipe(response)
    },
  },
]

async function findImport(ctx: Context, id: string) {
  const isId = /^[0-9a-f-]{36}$/i.test(id)
  const row = isId
    ? await ctx.db
        .selectFrom('imports')
        .select(['fileName', 'dialect'])
        .where('workspaceId', '=', ctx.workspaceId)
        .where('id', '=', id)
        .executeTakeFirst()
    : undefined
  return row ?? failCommon('not_found')
}

async function* table(
  headers: string[],
  read: (after: { line: number; id: string } | undefined) => Promise<RefusalRow[]>,
): AsyncGenerator<string[]> {
  yield [...headers, 'Line', 'Why it was refused']
  let after: { line: number; id: string } | undefined
  for (;;) {
    const rows: RefusalRow[] = await read(after)
    for (const row of rows) {
      const cells = row.cells as string[]
      yield [
        ...headers.map((_, column) => cells[column] ?? ''),
        String(row.line),
        said(row.reasons as ImportProblem[], cells.slice(headers.length)),
      ]
    }
    const last = rows.at(-1)
    if (!last || rows.length < rowsAtOnce) return
    after = { line: last.line, id: last.id }
  }
}

/** Cells beyond the last column would shift the reason, so they are told in it. */
function said(problems: ImportProblem[], beyond: string[]): string {
  const reasons = problems.filter((problem) => problem.refuses).map((problem) => problem.message)
  const rest = beyond.filter((cell) => cell.trim() !== '')
  return [...reasons, ...(rest.length > 0 ? [`Beyond the last column: ${rest.join(' | ')}`] : [])].join(' ')
}

function refusedName(fileName: string): string {
  return `${fileName.replace(/\.[^.]{1,5}$/, '')} (refused rows).csv`
}

import { previewImport, showImport, startImport } from '@firsthand/contract/crm/imports'
import { ColumnTarget, importTargets } from '@firsthand/contract/crm/imports-table'
import type { Output, Sent } from '@firsthand/contract/core/operation'
import { isCancel, confirm } from '@clack/prompts'
import { setTimeout as wait } from 'node:timers/promises'
import { type Api, createApi } from './api.ts'
import { createBar } from './bar.ts'
import { refuseUse } from './exit.ts'
import { currentPlace } from './place.ts'
import { show, table } from './show.ts'
import type { Terminal } from './terminal.ts'
import { uploadFile } from './upload.ts'

export type ImportOptions = {
  map?: string[]
  known?: 'update' | 'skip'
  contactType?: string
  yes?: boolean
  json?: boolean
}

type Preview = Output<typeof previewImport>
type Imported = Output<typeof showImport>

const lookAgainMs = 250

/** Uploads a table of people, says what each column will become, and follows the import to its end. */
export async function importPeople(path: string, options: ImportOptions, terminal: Terminal): Promise<void> {
  const api = createApi(currentPlace(terminal.environment))
  const file = await uploadFile(api, path, terminal)
  const guessed = await api.call(previewImport, { file: file.id })
  const mapping = mappingOf(guessed, options.map ?? [])
  const preview = options.map ? await api.call(previewImport, { file: file.id, mapping }) : guessed
  describe(preview, mapping, terminal)
  await askFirst(options, terminal)
  const { known, contactType } = options
  const started = await api.call(startImport, {
    file: file.id,
    dialect: preview.dialect,
    mapping,
    ...(known && { known }),
    ...(contactType && { contactType }),
  } as Sent<typeof startImport>)
  report(await follow(api, started, terminal), options, terminal)
}

/** The guess, with what `--map Column=target` says instead. */
function mappingOf({ headers, mapping }: Preview, said: string[]): ColumnTarget[] {
  const result = [...mapping]
  for (const each of said) {
    const [column = '', target = ''] = splitAtLast(each, '=')
    const index = headers.indexOf(column)
    if (index < 0) refuseUse('usage', `The file has no column "${column}". It has: ${headers.join(', ')}.`)
    const known = ColumnTarget.safeParse(target)
    if (!known.success)
      return refuseUse(
        'usage',
        `A column cannot become "${target}". Choose one of: ${importTargets.join(', ')}, or field: and the key of a field.`,
      )
    result[index] = known.data
  }
  return result
}

function splitAtLast(text: string, mark: string): string[] {
  const at = text.lastIndexOf(mark)
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)]
}

function describe(preview: Preview, mapping: ColumnTarget[], terminal: Terminal): void {
  const { headers, rows, rowsInFile, rowsLookedAt, problemCount, knownCount, warnings } = preview
  const columns = mapping.map((becomes, index) => ({
    column: headers[index] || `(${index + 1})`,
    becomes,
    'for example': rows.map(({ cells }) => cells[index]).find(Boolean) ?? '',
  }))
  terminal.note(table(columns, terminal.columns ?? 100))
  for (const { message } of warnings) terminal.note(`${message}\n`)
  const count = `${rowsInFile.exact ? '' : 'about '}${rowsInFile.count.toLocaleString('en')}`
  terminal.note(
    `${count} rows. Of the first ${rowsLookedAt}, ${problemCount} will be left out and ${knownCount} are known already.\n`,
  )
}

async function askFirst({ yes }: ImportOptions, terminal: Terminal): Promise<void> {
  if (yes) return
  if (!terminal.isInteractive)
    refuseUse('usage', 'Nobody is here to look at the columns. Add --yes to import them as they are.')
  const agreed = await confirm({ message: 'Import them like this?', output: process.stderr })
  if (isCancel(agreed) || !agreed)
    refuseUse('refused', 'Nothing was imported. Change a column with --map "Column=target".')
}

async function follow(api: Api, started: Imported, terminal: Terminal): Promise<Imported> {
  const bar = createBar(terminal, 'Importing')
  let now = started
  while (now.job.state === 'waiting' || now.job.state === 'running') {
    bar.at(now.job.done, now.job.total)
    await wait(lookAgainMs)
    now = await api.call(showImport, { import: started.id })
  }
  bar.end()
  return now
}

function report(done: Imported, { json }: ImportOptions, terminal: Terminal): void {
  const { peopleCreated, peopleUpdated, rowsSkipped, rowsRefused, rowsRead } = done
  if (json) show(terminal, done, 'json')
  else {
    const counts = { rowsRead, peopleCreated, peopleUpdated, rowsSkipped, rowsRefused, import: done.id }
    show(terminal, counts, 'table')
  }
  if (done.job.state !== 'done')
    refuseUse('refused', done.job.problem?.message ?? 'The import was cancelled. What it did so far is kept.')
  if (rowsRefused > 0)
    terminal.note(`Why rows were refused: firsthand imports refusals ${done.id} --all --jsonl\n`)
}

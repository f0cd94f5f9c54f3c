import { fail, failCommon } from '@firsthand/contract/core/failure'
import type { Input } from '@firsthand/contract/core/operation'
import { ImportOptions, type ImportView, startImport } from '@firsthand/contract/crm/imports'
import { type Context, asker } from '../../platform/context.ts'
import { json } from '../../platform/events/record.ts'
import { findFile } from '../../platform/files/files.ts'
import type { StoredDialect } from './present.ts'
import { readHead, tableFile } from './read-head.ts'
import { showImport } from './show.ts'

/** Asks for an import. A second click finds the first one; a file that was imported already needs to be asked for again. */
export async function start(ctx: Context, input: Input<typeof startImport>): Promise<ImportView> {
  const { file: fileId, dialect: chosen, mapping, again, corrections } = input
  const options = ImportOptions.parse(input)
  refuseUnmapped(mapping, options)
  const file = await findFile(ctx, fileId)
  const before = await findImportOf(ctx, fileId)
  if (before && (before.isOpen || !again)) {
    if (!before.isOpen) fail(startImport, 'imported_already')
    return showImport(ctx, before.id)
  }
  const { dialect } = await readHead(tableFile(ctx.services, ctx.workspaceId, file), chosen, 1)
  if (mapping.length !== dialect.headers.length)
    failCommon('input_invalid', {
      problems: [
        {
          path: 'mapping',
          message: `The file has ${dialect.headers.length} columns. Give a target for each.`,
        },
      ],
    })
  const { format, encoding, delimiter, headerRow, headers, sheet, leaveHidden } = dialect
  const stored: StoredDialect = {
    format,
    encoding,
    delimiter,
    headerRow,
    headers,
    ...(sheet !== undefined && { sheet }),
    ...(leaveHidden && { leaveHidden }),
  }
  const id = ctx.newId()
  await ctx.db
    .insertInto('imports')
    .values({
      workspaceId: ctx.workspaceId,
      id,
      fileId,
      fileName: file.name,
      dialect: json(stored)!,
      mapping: json(mapping)!,
      options: json(options)!,
      corrections: json(corrections)!,
      rowsCorrected: corrections.length,
      jobId: await ctx.ask('crm.import', { import: id }),
      createdBy: asker(ctx).id,
      createdAt: ctx.instant,
    })
    .execute()
  ctx.record(
    'import.started',
    { kind: 'import', id },
    { after: { fileName: file.name, mapping, ...options, rowsCorrected: corrections.length } },
  )
  return showImport(ctx, id)
}

const sayWho = ['name', 'given_name', 'family_name', 'email']

const matches = {
  email: ['email'],
  phone: ['phone'],
  external_id: ['external_id'],
  name_organisation: ['name', 'given_name', 'family_name'],
} as const

function refuseUnmapped(mapping: string[], { matchBy, unknown }: ImportOptions): void {
  if (!mapping.some((target) => sayWho.includes(target) || target === 'external_id'))
    fail(startImport, 'name_unmapped')
  // Without addresses everybody is new, which is no mistake unless only those we know are meant.
  const isFound = mapping.some((target) => (matches[matchBy] as readonly string[]).includes(target))
  if (!isFound && (matchBy !== 'email' || unknown === 'skip'))
    fail(startImport, 'match_unmapped', { key: keyWords[matchBy] })
  if (unknown === 'create' && !mapping.some((target) => sayWho.includes(target)))
    fail(startImport, 'name_unmapped')
}

const keyWords = {
  email: 'their e-mail address',
  phone: 'their phone number',
  external_id: 'their id in another system',
  name_organisation: 'name and organisation',
}

/** The import of this upload that goes on, or that brought its people; the file is locked, so that one of two clicks waits. */
async function findImportOf(
  ctx: Context,
  fileId: string,
): Promise<{ id: string; isOpen: boolean } | undefined> {
  await ctx.db
    .selectFrom('files')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', fileId)
    .forUpdate()
    .execute()
  const rows = await ctx.db
    .selectFrom('imports')
    .innerJoin('jobs', (on) =>
      on.onRef('jobs.workspaceId', '=', 'imports.workspaceId').onRef('jobs.id', '=', 'imports.jobId'),
    )
    .select(['imports.id', 'jobs.state', 'imports.pausedAt'])
    .where('imports.workspaceId', '=', ctx.workspaceId)
    .where('imports.fileId', '=', fileId)
    .where('imports.undoneAt', 'is', null)
    .where('jobs.state', 'in', ['waiting', 'running', 'done', 'cancelled'])
    .orderBy('imports.createdAt', 'desc')
    .execute()
  const open = rows.find(
    ({ state, pausedAt }) => state === 'waiting' || state === 'running' || pausedAt !== null,
  )
  const done = rows.find(({ state }) => state === 'done')
  const found = open ?? done
  return found && { id: found.id, isOpen: found === open && found.state !== 'done' }
}

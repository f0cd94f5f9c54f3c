import { fail } from '@firsthand/contract/core/failure'
import type { Input, Output } from '@firsthand/contract/core/operation'
import { Id } from '@firsthand/contract/core/shapes'
import { codeLimits } from '@firsthand/contract/evidence/codes'
import * as contract from '@firsthand/contract/evidence/codes-files'
import type { Context } from '../../../platform/context.ts'
import { chunks } from '../../../platform/events/record.ts'
import { handle } from '../../../platform/handle.ts'
import { codeRows } from '../read.ts'
import { indexCodes } from '../search.ts'
import { orderTree, pathSign } from '../tree.rules.ts'
import { holdCodebook, nameKeyOf } from '../write.ts'
import { readCodebook } from './content.ts'
import { writeCodesCsv } from './csv.ts'
import type { DraftCode } from './draft.ts'
import { type WrittenCode, writeQdc } from './qdc.ts'

type CodeRow = Awaited<ReturnType<typeof codeRows>>[number]
type Texts = Pick<DraftCode, 'definition' | 'whenToUse' | 'whenNot' | 'example'>
type Fresh = Texts & {
  id: string
  parentId: string | null
  name: string
  nameKey: string
  colour: number
  isHeading: boolean
}
type Known = Texts & Pick<Fresh, 'id' | 'parentId' | 'nameKey' | 'colour'>

export const codeFileHandlers = [
  handle(contract.exportCodes, async (ctx, { format }) => {
    const codes = treeOf(await codeRows(ctx))
    if (codes.length === 0) fail(contract.exportCodes, 'empty')
    return format === 'csv'
      ? { fileName: 'codebook.csv', mediaType: 'text/csv', content: await writeCodesCsv(codes) }
      : { fileName: 'codebook.qdc', mediaType: 'application/xml', content: writeQdc(codes, 'Firsthand') }
  }),
  handle(contract.importCodes, importCodes),
]

async function importCodes(
  ctx: Context,
  { preview, ...source }: Input<typeof contract.importCodes>,
): Promise<Output<typeof contract.importCodes>> {
  const { format, codes, warnings } = await readCodebook(ctx, source)
  await holdCodebook(ctx)
  const live = await codeRows(ctx)
  const archived = await codeRows(ctx, { archived: true })
  const plan = planImport(ctx, { codes, live, usedIds: new Set([...live, ...archived].map(({ id }) => id)) })
  if (live.length + plan.fresh.length > codeLimits.codes)
    fail(contract.importCodes, 'too_many', { limit: codeLimits.codes })
  if (!preview) {
    await insertFresh(ctx, plan.fresh)
    for (const [id, texts] of plan.completed) await completeTexts(ctx, id, texts)
    if (plan.fresh.length > 0 || plan.completed.size > 0)
      ctx.record(
        'codes.imported',
        { kind: 'workspace', id: ctx.workspaceId },
        { after: { format, made: plan.fresh.length, completed: plan.completed.size } },
      )
  }
  return {
    format,
    made: plan.fresh.length,
    completed: plan.completed.size,
    kept: plan.met.size - plan.completed.size,
    paths: plan.paths.slice(0, 50),
    warnings: [...warnings, ...plan.warnings],
  }
}

/** The codebook as a tree, as files hold it. */
export async function writtenCodes(ctx: Context): Promise<WrittenCode[]> {
  return treeOf(await codeRows(ctx))
}

/**
 * Brings codes in that were read from a project. Answers which of ours each of its ids is now, those that were made, and
 * what had to be changed.
 */
export async function bringCodes(ctx: Context, codes: DraftCode[], { preview = false } = {}) {
  await holdCodebook(ctx)
  const live = await codeRows(ctx)
  const archived = await codeRows(ctx, { archived: true })
  const plan = planImport(ctx, { codes, live, usedIds: new Set([...live, ...archived].map(({ id }) => id)) })
  if (live.length + plan.fresh.length > codeLimits.codes)
    fail(contract.importCodes, 'too_many', { limit: codeLimits.codes })
  if (!preview) {
    await insertFresh(ctx, plan.fresh)
    for (const [id, texts] of plan.completed) await completeTexts(ctx, id, texts)
  }
  return { idOf: plan.idOf, made: plan.fresh.map(({ id }) => id), paths: plan.paths, cut: plan.cut() }
}

/** Decides for each code of a file whether it is here, by its id or by its name at its place, and what it completes. */
function planImport(
  ctx: Context,
  { codes, live, usedIds }: { codes: DraftCode[]; live: CodeRow[]; usedIds: Set<string> },
) {
  const known: Known[] = [...live]
  const byId = new Map(live.map((row) => [row.id, row]))
  const byPlace = new Map<string, Known>(known.map((code) => [placeOf(code), code]))
  const fresh: Fresh[] = []
  const paths: string[] = []
  const met = new Set<string>()
  const completed = new Map<string, Partial<Texts>>()
  const idOf = new Map<string, string>()
  let cut = 0
  for (const code of codes) take(code, { parent: null, above: '', depth: 1 })
  return {
    fresh,
    paths,
    met,
    completed,
    idOf,
    cut: () => cut,
    warnings: cut > 0 ? [`${cut} texts or names were too long and were cut.`] : [],
  }

  function take(
    draft: DraftCode,
    { parent, above, depth }: { parent: Known | null; above: string; depth: number },
  ) {
    if (depth > codeLimits.depth) fail(contract.importCodes, 'too_deep', { limit: codeLimits.depth })
    const name = shorten(
      draft.name.replace(/[\p{Cc}\s\u2028\u2029]+/gu, ' ').trim() || 'Code without a name',
      codeLimits.name,
    )
    const texts = {
      definition: shorten(draft.definition, codeLimits.text),
      whenToUse: shorten(draft.whenToUse, codeLimits.text),
      whenNot: shorten(draft.whenNot, codeLimits.text),
      example: shorten(draft.example, codeLimits.text),
    }
    const path = above ? above + pathSign + name : name
    const place = { parentId: parent?.id ?? null, nameKey: nameKeyOf(name) }
    const here = byId.get(draft.guid ?? '') ?? byPlace.get(placeOf(place))
    const code = here ?? make()
    if (here) complete(here, texts)
    if (draft.guid && !idOf.has(draft.guid)) idOf.set(draft.guid, code.id)
    for (const child of draft.below) take(child, { parent: code, above: path, depth: depth + 1 })

    function make(): Fresh {
      const colour = draft.colour ?? parent?.colour ?? fresh.length % codeLimits.colours
      const made = { id: idFor(draft.guid), name, ...place, ...texts, colour, isHeading: draft.isHeading }
      usedIds.add(made.id)
      fresh.push(made)
      paths.push(path)
      byPlace.set(placeOf(made), made)
      return made
    }
  }

  function complete(here: Known, texts: Texts) {
    const isFresh = fresh.some(({ id }) => id === here.id)
    if (!isFresh) met.add(here.id)
    const lacking = Object.fromEntries(
      Object.entries(texts).filter(([field, text]) => text !== '' && here[field as keyof Texts] === ''),
    )
    if (Object.keys(lacking).length === 0) return
    if (isFresh) Object.assign(here, lacking)
    else completed.set(here.id, { ...completed.get(here.id), ...lacking })
  }

  function idFor(guid: string | null): string {
    return guid && Id.safeParse(guid).success && !usedIds.has(guid) ? guid : ctx.newId()
  }

  function shorten(text: string, limit: number): string {
    // oxlint-disable-next-line no-control-regex
    const clean = text.toWellFormed().replaceAll('\u0000', '').normalize('NFC')
    if (clean.length <= limit) return clean
    cut += 1
    return clean.slice(0, limit).toWellFormed().trim()
  }
}

function placeOf({ parentId, nameKey }: { parentId: string | null; nameKey: string }): string {
  return `${parentId ?? ''} ${nameKey}`
}

async function insertFresh(ctx: Context, fresh: Fresh[]): Promise<void> {
  for (const some of chunks(fresh, 500)) {
    await ctx.db
      .insertInto('codes')
      .values(
        some.map((code) => ({
          workspaceId: ctx.workspaceId,
          ...code,
          createdBy: ctx.member?.id ?? null,
          createdAt: ctx.instant,
          updatedAt: ctx.instant,
        })),
      )
      .execute()
  }
  await indexCodes(ctx, fresh)
}

async function completeTexts(ctx: Context, id: string, texts: Partial<Texts>): Promise<void> {
  const rows = await ctx.db
    .updateTable('codes')
    .set((row) => ({ ...texts, updatedAt: ctx.instant, version: row('version', '+', 1) }))
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .returning(['id', 'name', 'definition', 'whenToUse'])
    .execute()
  await indexCodes(ctx, rows)
}

function treeOf(rows: CodeRow[]): WrittenCode[] {
  const written = new Map<string, WrittenCode>()
  const top: WrittenCode[] = []
  for (const { id, parentId, ...code } of orderTree(rows)) {
    const { name, definition, whenToUse, whenNot, example, colour, isHeading } = code
    const made = { guid: id, name, definition, whenToUse, whenNot, example, colour, isHeading, below: [] }
    written.set(id, made)
    const siblings = parentId ? (written.get(parentId)?.below ?? top) : top
    siblings.push(made)
  }
  return top
}

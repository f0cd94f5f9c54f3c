import { fail, failCommon } from '@firsthand/contract/core/failure'
import type { Input } from '@firsthand/contract/core/operation'
import * as contract from '@firsthand/contract/studies/guides'
import type { Selectable } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { Guides } from '../../platform/db/tables.ts'
import { handle } from '../../platform/handle.ts'
import { pageOf, readCursor } from '../../platform/keyset.ts'
import { indexEntries, removeEntries } from '../../platform/search/entries.ts'
import { readMarkdown } from './read-markdown.ts'
import { contentOf, readSections, readVersion, summaryOf, writeVersion } from './versions.ts'
import { writeMarkdown } from './write-markdown.ts'

type Content = Pick<Input<typeof contract.saveGuide>, 'title' | 'budgetMinutes' | 'sections'>

export const guideHandlers = [
  handle(contract.listGuides, async (ctx, { limit, after, study }) => {
    const [at, id] = after ? readCursor(after, 2) : []
    const rows = await guideRows(ctx)
      .where('guides.archivedAt', 'is', null)
      .$if(study !== undefined, (query) => query.where('guides.studyId', '=', study!))
      .$if(at !== undefined, (query) =>
        query.where((row) =>
          row(row.refTuple('guides.savedAt', 'guides.id'), '<', row.tuple(String(at), String(id))),
        ),
      )
      .orderBy('guides.savedAt', 'desc')
      .orderBy('guides.id', 'desc')
      .limit(limit + 1)
      .execute()
    return pageOf(rows, limit, { item: presentRow, cursor: (row) => [row.savedAt, row.id] })
  }),

  handle(contract.showGuide, (ctx, { guide, version }) => readGuide(ctx, guide, version)),

  handle(contract.listGuideVersions, async (ctx, { guide, limit, after }) => {
    await findGuide(ctx, guide)
    const [number] = after ? readCursor(after, 1) : []
    const rows = await ctx.db
      .selectFrom('guideVersions')
      .leftJoin('members', (on) =>
        on
          .onRef('members.workspaceId', '=', 'guideVersions.workspaceId')
          .onRef('members.id', '=', 'guideVersions.savedBy'),
      )
      .select(['number', 'title', 'savedAt', 'promptCount', 'plannedMinutes', 'members.id', 'members.name'])
      .where('guideVersions.workspaceId', '=', ctx.workspaceId)
      .where('guideVersions.guideId', '=', guide)
      .$if(number !== undefined, (query) => query.where('number', '<', Number(number)))
      .orderBy('number', 'desc')
      .limit(limit + 1)
      .execute()
    return pageOf(rows, limit, {
      item: ({ id, name, ...row }) => ({ ...row, savedBy: id ? { id, name: name! } : null }),
      cursor: (row) => [row.number],
    })
  }),

  handle(contract.createGuide, async (ctx, { study, ...content }) => {
    if (!(await hasStudy(ctx, study))) fail(contract.createGuide, 'study_missing')
    return insertGuide(ctx, study, content)
  }),

  handle(contract.saveGuide, async (ctx, { guide, version, ...content }) => {
    const before = await findGuide(ctx, guide, { forUpdate: true })
    if (before.version !== version) failCommon('conflict')
    const number = version + 1
    await writeVersion(ctx, { guideId: guide, number, content })
    await ctx.db
      .updateTable('guides')
      .set({
        title: content.title,
        version: number,
        ...summaryOf(content),
        savedAt: ctx.instant,
        savedBy: ctx.member?.id ?? null,
      })
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', guide)
      .execute()
    ctx.record(
      'guide.saved',
      { kind: 'guide', id: guide },
      {
        before: { title: before.title, version, promptCount: before.promptCount },
        after: { title: content.title, version: number, promptCount: summaryOf(content).promptCount },
      },
    )
    return indexed(ctx, await readGuide(ctx, guide))
  }),

  handle(contract.duplicateGuide, async (ctx, { guide, study, title }) => {
    const from = await readGuide(ctx, guide)
    if (study && !(await hasStudy(ctx, study))) fail(contract.duplicateGuide, 'study_missing')
    const copy = `${from.title.slice(0, contract.guideLimits.title - 7)} (copy)`
    return insertGuide(ctx, study ?? from.study.id, { ...contentOf(from), title: title ?? copy })
  }),

  handle(contract.archiveGuide, async (ctx, { guide, isArchived }) => {
    const before = await findGuide(ctx, guide)
    if ((before.archivedAt !== null) === isArchived) return {}
    await ctx.db
      .updateTable('guides')
      .set({
        archivedAt: isArchived ? ctx.instant : null,
        archivedBy: isArchived ? (ctx.member?.id ?? null) : null,
      })
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', guide)
      .execute()
    ctx.record(isArchived ? 'guide.archived' : 'guide.restored', { kind: 'guide', id: guide })
    if (isArchived) await removeEntries(ctx, 'guide', [guide])
    else await indexed(ctx, await readGuide(ctx, guide))
    return {}
  }),

  handle(contract.importGuide, async (ctx, { study, title, markdown }) => {
    if (!(await hasStudy(ctx, study))) fail(contract.importGuide, 'study_missing')
    const { sections, ...read } = readMarkdown(markdown)
    const { promptCount } = summaryOf({ ...read, title: '', sections })
    if (promptCount === 0) fail(contract.importGuide, 'no_prompts')
    const most = contract.guideLimits
    if (sections.length > most.sections)
      fail(contract.importGuide, 'too_much', { limit: `${most.sections} sections` })
    if (sections.some(({ prompts }) => prompts.length > most.promptsInSection))
      fail(contract.importGuide, 'too_much', { limit: `${most.promptsInSection} prompts in a section` })
    if (sections.some(({ note }) => note.length > most.note))
      fail(contract.importGuide, 'too_much', { limit: `${most.note} characters of notes in a section` })
    return insertGuide(ctx, study, {
      title: (title ?? read.title ?? 'Guide').slice(0, most.title),
      budgetMinutes: read.budgetMinutes,
      sections,
    })
  }),

  handle(contract.exportGuide, async (ctx, { guide, version }) => {
    const shown = await readGuide(ctx, guide, version)
    const name = shown.title
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 80)
    return { fileName: `${name || 'guide'}.md`, markdown: writeMarkdown(shown) }
  }),
]

/** Writes a new guide; whoever calls has checked the study. */
export async function insertGuide(
  ctx: Context,
  studyId: string,
  content: Content,
): Promise<contract.GuideView> {
  const id = ctx.newId()
  await ctx.db
    .insertInto('guides')
    .values({
      workspaceId: ctx.workspaceId,
      id,
      studyId,
      title: content.title,
      version: 1,
      ...summaryOf(content),
      savedAt: ctx.instant,
      savedBy: ctx.member?.id ?? null,
      createdAt: ctx.instant,
    })
    .execute()
  await writeVersion(ctx, { guideId: id, number: 1, content })
  ctx.record(
    'guide.created',
    { kind: 'guide', id },
    { after: { title: content.title, ...summaryOf(content) } },
  )
  return indexed(ctx, await readGuide(ctx, id))
}

async function readGuide(ctx: Context, id: string, version?: number): Promise<contract.GuideView> {
  const row = await guideRows(ctx).where('guides.id', '=', id).executeTakeFirst()
  if (!row) return failCommon('not_found')
  const number = version ?? row.version
  const shown = await readVersion(ctx, { guideId: id, number })
  return {
    ...presentRow(row),
    title: shown.title,
    version: number,
    latest: row.version,
    savedAt: shown.savedAt,
    savedBy: shown.id ? { id: shown.id, name: shown.name! } : null,
    promptCount: shown.promptCount,
    plannedMinutes: shown.plannedMinutes,
    budgetMinutes: shown.budgetMinutes,
    sections: await readSections(ctx, { guideId: id, number }),
    archivedAt: row.archivedAt,
  }
}

function guideRows(ctx: Context) {
  return ctx.db
    .selectFrom('guides')
    .innerJoin('studies', (on) =>
      on.onRef('studies.workspaceId', '=', 'guides.workspaceId').onRef('studies.id', '=', 'guides.studyId'),
    )
    .leftJoin('members', (on) =>
      on.onRef('members.workspaceId', '=', 'guides.workspaceId').onRef('members.id', '=', 'guides.savedBy'),
    )
    .select(['guides.id', 'guides.title', 'guides.version', 'guides.savedAt', 'guides.archivedAt'])
    .select([
      'guides.promptCount',
      'guides.plannedMinutes',
      'studies.id as studyId',
      'studies.title as study',
    ])
    .select(['members.id as memberId', 'members.name as member'])
    .where('guides.workspaceId', '=', ctx.workspaceId)
}

type Row = Awaited<ReturnType<ReturnType<typeof guideRows>['executeTakeFirstOrThrow']>>

function presentRow(row: Row): contract.GuideRow {
  const { id, title, version, savedAt, promptCount, plannedMinutes } = row
  return {
    id,
    title,
    study: { id: row.studyId, title: row.study },
    version,
    savedAt,
    savedBy: row.memberId ? { id: row.memberId, name: row.member! } : null,
    promptCount,
    plannedMinutes,
  }
}

async function findGuide(ctx: Context, id: string, { forUpdate = false } = {}): Promise<Selectable<Guides>> {
  const row = await ctx.db
    .selectFrom('guides')
    .selectAll()
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .$if(forUpdate, (query) => query.forUpdate())
    .executeTakeFirst()
  return row ?? failCommon('not_found')
}

async function hasStudy(ctx: Context, id: string): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('studies')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row !== undefined
}

async function indexed(ctx: Context, guide: contract.GuideView): Promise<contract.GuideView> {
  const asked = guide.sections.flatMap(({ prompts }) => prompts.map(({ ask }) => ask))
  const text = [guide.title, ...asked].join(' ')
  await indexEntries(ctx, [{ kind: 'guide', id: guide.id, text, weight: 1 }])
  return guide
}

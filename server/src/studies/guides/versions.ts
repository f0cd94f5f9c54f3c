import { failCommon } from '@firsthand/contract/core/failure'
import type { GuideView, PromptView, SectionDraft, SectionView } from '@firsthand/contract/studies/guides'
import { plannedMinutes } from '@firsthand/contract/studies/guides-order'
import type { Context } from '../../platform/context.ts'
import { chunks } from '../../platform/events/record.ts'

type Content = { title: string; budgetMinutes: number | null; sections: SectionDraft[] }

/** What a row of a guide says of its newest version. */
export function summaryOf({ sections }: Content): { promptCount: number; plannedMinutes: number } {
  return {
    promptCount: sections.reduce((sum, { prompts }) => sum + prompts.length, 0),
    plannedMinutes: plannedMinutes(sections),
  }
}

/** Writes one immutable version. Sections and prompts keep an id that the guide has had before, each once. */
export async function writeVersion(
  ctx: Context,
  { guideId, number, content }: { guideId: string; number: number; content: Content },
): Promise<void> {
  const { workspaceId, db } = ctx
  const known = await knownIds(ctx, guideId)
  const keep = (id: string | undefined) => (id !== undefined && known.delete(id) ? id : ctx.newId())
  const key = { workspaceId, guideId, number }
  await db
    .insertInto('guideVersions')
    .values({
      ...key,
      title: content.title,
      budgetMinutes: content.budgetMinutes,
      ...summaryOf(content),
      savedAt: ctx.instant,
      savedBy: ctx.member?.id ?? null,
    })
    .execute()
  const sections = content.sections.map((section, position) => ({
    ...section,
    id: keep(section.id),
    position,
  }))
  for (const rows of chunks(sections, 500))
    await db
      .insertInto('guideSections')
      .values(
        rows.map(({ id, position, title, note, minutes }) => ({
          ...key,
          id,
          position,
          title,
          note,
          minutes,
        })),
      )
      .execute()
  const prompts = sections.flatMap(({ id: sectionId, prompts: own }) =>
    own.map(({ id, followUps, ...prompt }, position) => ({
      ...key,
      ...prompt,
      id: keep(id),
      sectionId,
      position,
      followUps: JSON.stringify(followUps),
    })),
  )
  for (const rows of chunks(prompts, 500)) await db.insertInto('guidePrompts').values(rows).execute()
}

/** The sections of a version, with their prompts, in order. */
export async function readSections(
  ctx: Context,
  { guideId, number }: { guideId: string; number: number },
): Promise<SectionView[]> {
  const { workspaceId, db } = ctx
  const sections = await db
    .selectFrom('guideSections')
    .select(['id', 'title', 'note', 'minutes'])
    .where('workspaceId', '=', workspaceId)
    .where('guideId', '=', guideId)
    .where('number', '=', number)
    .orderBy('position')
    .execute()
  const prompts = await db
    .selectFrom('guidePrompts')
    .select(['id', 'sectionId', 'kind', 'ask', 'purpose', 'followUps', 'minutes', 'isSensitive'])
    .where('workspaceId', '=', workspaceId)
    .where('guideId', '=', guideId)
    .where('number', '=', number)
    .orderBy('position')
    .execute()
  const bySection = Map.groupBy(prompts, ({ sectionId }) => sectionId)
  return sections.map((section) => ({
    ...section,
    prompts: (bySection.get(section.id) ?? []).map(({ sectionId: _, kind, followUps, ...prompt }) => ({
      ...prompt,
      kind: kind as PromptView['kind'],
      followUps: followUps as string[],
    })),
  }))
}

export async function readVersion(ctx: Context, { guideId, number }: { guideId: string; number: number }) {
  const row = await ctx.db
    .selectFrom('guideVersions')
    .leftJoin('members', (on) =>
      on
        .onRef('members.workspaceId', '=', 'guideVersions.workspaceId')
        .onRef('members.id', '=', 'guideVersions.savedBy'),
    )
    .select(['guideVersions.title', 'guideVersions.budgetMinutes', 'guideVersions.promptCount'])
    .select(['guideVersions.plannedMinutes', 'guideVersions.savedAt', 'members.id', 'members.name'])
    .where('guideVersions.workspaceId', '=', ctx.workspaceId)
    .where('guideVersions.guideId', '=', guideId)
    .where('guideVersions.number', '=', number)
    .executeTakeFirst()
  return row ?? failCommon('not_found')
}

/** The content of a guide as it is sent again, with new ids where `asNew`. */
export function contentOf(guide: GuideView): Content {
  const { title, budgetMinutes, sections } = guide
  return {
    title,
    budgetMinutes,
    sections: sections.map(({ id: _, prompts, ...section }) => ({
      ...section,
      prompts: prompts.map(({ id: __, ...prompt }) => prompt),
    })),
  }
}

async function knownIds(ctx: Context, guideId: string): Promise<Set<string>> {
  const { workspaceId, db } = ctx
  const ids = (table: 'guideSections' | 'guidePrompts') =>
    db
      .selectFrom(table)
      .select('id')
      .distinct()
      .where('workspaceId', '=', workspaceId)
      .where('guideId', '=', guideId)
      .execute()
  return new Set([...(await ids('guideSections')), ...(await ids('guidePrompts'))].map(({ id }) => id))
}

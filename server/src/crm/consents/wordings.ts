import * as contract from '@firsthand/contract/crm/consents'
import type { Context } from '../../platform/context.ts'
import { defaultWords } from './default-words.ts'

/** The texts as they are now, in the order of the page. */
export async function readWordings(ctx: Context): Promise<contract.WordingView[]> {
  const rows = await ctx.db
    .selectFrom('consentWordings')
    .distinctOn('purpose')
    .select(['purpose', 'number', 'words', 'createdAt', 'usedAt'])
    .where('workspaceId', '=', ctx.workspaceId)
    .orderBy('purpose')
    .orderBy('number', 'desc')
    .execute()
  const own = new Map(rows.map((row) => [row.purpose, row]))
  return contract.WordingSubject.options.map((subject) => {
    const row = own.get(subject)
    return {
      subject,
      number: row?.number ?? 0,
      words: row?.words ?? defaultWords[subject],
      writtenAt: row?.createdAt ?? null,
      usedAt: row?.usedAt ?? null,
    }
  })
}

/** Writes a text as a new version: somebody may be reading the last one now, and what they read is kept. */
export async function writeWording(
  ctx: Context,
  subject: contract.WordingSubject,
  words: string,
): Promise<void> {
  const last = await lastOf(ctx, subject)
  if (last && last.words === words) return
  await insertWording(ctx, { subject, words, number: (last?.number ?? 0) + 1, usedAt: null })
  ctx.record(
    'consent_text.written',
    { kind: 'workspace', id: ctx.workspaceId },
    { before: { subject, words: last?.words ?? defaultWords[subject] }, after: { subject, words } },
  )
}

/** Texts as somebody read them, by their numbers; a program that names none is taken to have read what stands now. */
export type ReadTexts = { subject: contract.WordingSubject; number: number | undefined }[]

/** Whether what they read is what stands now. No text changes from here until what they answered is kept. */
export async function areCurrent(ctx: Context, texts: ReadTexts): Promise<boolean> {
  for (const { subject, number } of texts) {
    if (number === undefined) continue
    if (!(await lastOf(ctx, subject))) await useWording(ctx, subject)
    const last = await lastOf(ctx, subject)
    if (last!.number === number) continue
    // Words that were kept under another number are the same words.
    if (last!.words !== (await wordsOf(ctx, subject, number))) return false
  }
  return true
}

async function wordsOf(
  ctx: Context,
  subject: contract.WordingSubject,
  number: number,
): Promise<string | undefined> {
  if (number === 0) return defaultWords[subject]
  const row = await ctx.db
    .selectFrom('consentWordings')
    .select('words')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('purpose', '=', subject)
    .where('number', '=', number)
    .executeTakeFirst()
  return row?.words
}

/** The version that an answer of this moment is about. Answers its id. */
export async function useWording(ctx: Context, subject: contract.WordingSubject): Promise<string> {
  const last = await lastOf(ctx, subject)
  if (!last)
    return insertWording(ctx, { subject, words: defaultWords[subject], number: 1, usedAt: ctx.instant })
  if (!last.usedAt)
    await ctx.db
      .updateTable('consentWordings')
      .set({ usedAt: ctx.instant })
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', last.id)
      .execute()
  return last.id
}

export async function wordingExists(
  ctx: Context,
  subject: contract.WordingSubject,
  number: number,
): Promise<boolean> {
  return (await wordsOf(ctx, subject, number)) !== undefined
}

/** A version that may have been replaced since, as it stands on a form. Answers its id. */
export async function useWordingNumbered(
  ctx: Context,
  subject: contract.WordingSubject,
  number: number,
): Promise<string> {
  const words = (await wordsOf(ctx, subject, number))!
  const last = await lastOf(ctx, subject)
  if (!last || last.words === words) return useWording(ctx, subject)
  const kept = await ctx.db
    .updateTable('consentWordings')
    .set((row) => ({ usedAt: row.fn.coalesce('usedAt', row.val(ctx.instant)) }))
    .where('workspaceId', '=', ctx.workspaceId)
    .where('purpose', '=', subject)
    .where('number', number === 0 ? '<=' : '=', number === 0 ? 1 : number)
    .where('words', '=', words)
    .returning('id')
    .executeTakeFirst()
  // The words that came with Firsthand may have been replaced before anybody answered to them.
  return kept?.id ?? insertWording(ctx, { subject, words, number, usedAt: ctx.instant })
}

/** Locked, so that what somebody answers and what an administrator writes at the same moment come one after the other. */
async function lastOf(ctx: Context, subject: contract.WordingSubject) {
  return ctx.db
    .selectFrom('consentWordings')
    .select(['id', 'number', 'words', 'usedAt'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('purpose', '=', subject)
    .orderBy('number', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst()
}

async function insertWording(
  ctx: Context,
  wording: { subject: contract.WordingSubject; words: string; number: number; usedAt: string | null },
): Promise<string> {
  const { subject, ...rest } = wording
  const made = await ctx.db
    .insertInto('consentWordings')
    .values({
      workspaceId: ctx.workspaceId,
      id: ctx.newId(),
      purpose: subject,
      ...rest,
      createdBy: ctx.member?.id ?? null,
      createdAt: ctx.instant,
    })
    // Two first answers at once: the second takes what the first made.
    .onConflict((conflict) =>
      conflict
        .columns(['workspaceId', 'purpose', 'number'])
        .doUpdateSet((row) => ({ number: row.ref('excluded.number') })),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  return made.id
}

import { fail, failCommon } from '@firsthand/contract/core/failure'
import { textOfRange } from '@firsthand/contract/evidence/ranges'
import * as contract from '@firsthand/contract/evidence/redaction'
import { sql } from 'kysely'
import { knownPeople } from '../../crm/people/refs.ts'
import { type Context, asker } from '../../platform/context.ts'
import { handle } from '../../platform/handle.ts'
import { mayDo } from '../../platform/perform.ts'
import { readText } from '../texts/show.ts'
import { lockText, readVersionTurns } from '../texts/versions/turns.ts'
import { hideNamesInEvidence } from './carry-hidden.ts'
import { type Redaction, findInVersion, hidePlaces, liftPlaces } from './hide.ts'
import { liftInEvidence, unsealFiles } from './hide-beside.ts'
import { hideInMemos } from './memos.ts'
import { countHidden, evidenceOf, hideInVersions, placesOf, settle, textsOf, versionsOf } from './reach.ts'
import { indexWhysWith } from '../whys/search.ts'
import { readRedactions } from './read.ts'
import { findWords } from './spots.rules.ts'

export const redactionHandlers = [
  handle(contract.listRedactions, async (ctx, { text, person }) => ({
    items: await readRedactions(
      ctx,
      sql`(${text ?? null}::uuid IS NULL OR r.text_id = ${text ?? null}) AND (${person ?? null}::uuid IS NULL OR r.person_id = ${person ?? null})`,
    ),
  })),

  handle(contract.hideWords, async (ctx, { text: id, version, range, everywhere, ...input }) => {
    const text = await lockText(ctx, id)
    if (text.versionId !== version) failCommon('conflict')
    const turns = await readVersionTurns(ctx, version)
    const places = placesOf(turns, range)
    if (!places) fail(contract.hideWords, 'range_outside')
    const hidden = places.map(({ turn, from, to }) =>
      textOfRange(turns, { startTurn: turn, startOffset: from, endTurn: turn, endOffset: to }),
    )
    const [words = ''] = hidden
    if (everywhere && (hidden.length > 1 || words.length > contract.redactionLimits.words))
      fail(contract.hideWords, 'too_long')
    const redaction = await insertRedaction(ctx, { ...input, textId: id, words: everywhere ? words : null })
    if (hidden.some((each) => findWords(redaction.replacement, each).length > 0))
      fail(contract.hideWords, 'told_again')
    const here = await hidePlaces(ctx, redaction, { versionId: version, places })
    if (here < places.length) fail(contract.hideWords, 'hidden_already')
    // Read before, since the words are gone from there now.
    const elsewhere = await hideInVersions(ctx, redaction, {
      textId: id,
      current: { versionId: version, turns, places },
      words: everywhere ? words : undefined,
    })
    await settle(ctx, redaction, { texts: [id], hidden, places: here + elsewhere })
    ctx.record(
      'text.words_hidden',
      { kind: 'text', id },
      { after: { redaction: redaction.id, kind: input.kind, replacement: redaction.replacement } },
    )
    return { redaction: await readOne(ctx, redaction.id), text: await readText(ctx, id) }
  }),

  handle(contract.hideName, async (ctx, { person, words, ...input }) => {
    if (!(await knownPeople(ctx, [person])).has(person)) failCommon('not_found')
    const redaction = await insertRedaction(ctx, { ...input, personId: person, words })
    if (findWords(redaction.replacement, words).length > 0) fail(contract.hideName, 'told_again')
    const { rows } = await sql<{ id: string }>`
      SELECT DISTINCT text_id AS id FROM speakers WHERE workspace_id = ${ctx.workspaceId} AND person_id = ${person}
      ORDER BY 1`.execute(ctx.db)
    const texts = rows.map((row) => row.id)
    let places = 0
    for (const textId of texts)
      for (const versionId of await versionsOf(ctx, textId))
        places += await hidePlaces(ctx, redaction, {
          versionId,
          places: await findInVersion(ctx, versionId, words),
        })
    await settle(ctx, redaction, { texts, hidden: [words], places, person })
    ctx.record(
      'person.words_hidden',
      { kind: 'person', id: person },
      { after: { redaction: redaction.id, kind: input.kind, replacement: redaction.replacement } },
    )
    return readOne(ctx, redaction.id)
  }),

  handle(contract.liftRedaction, async (ctx, { redaction: id }) => {
    const row = await lockRedaction(ctx, id)
    const { id: me, role } = asker(ctx)
    if (row.createdBy !== me && !mayDo(role, 'admin')) failCommon('not_allowed')
    if (row.liftedAt) return readOne(ctx, id)
    const texts = await textsOf(ctx, id)
    await ctx.db
      .updateTable('redactions')
      .set({ liftedAt: ctx.instant, liftedBy: me })
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', id)
      .execute()
    await ctx.db
      .deleteFrom('hiddenNames')
      .where('workspaceId', '=', ctx.workspaceId)
      .where('redactionId', '=', id)
      .execute()
    await liftPlaces(ctx, id)
    // Another redaction may hide something in what has come back.
    await hideNamesInEvidence(ctx, await liftInEvidence(ctx, id))
    const about = { texts: row.textId ? [...texts, row.textId] : texts, person: row.personId ?? undefined }
    const around = (await evidenceOf(ctx, about)).map((each) => each.id)
    await hideInMemos(ctx, around)
    await indexWhysWith(ctx, around)
    await ctx.services.rehidden(ctx, about)
    for (const textId of texts) if ((await countHidden(ctx, textId)) === 0) await unsealFiles(ctx, textId)
    ctx.record('redaction.lifted', subjectOf(row), { before: { redaction: id } })
    return readOne(ctx, id)
  }),

  handle(contract.revealRedaction, async (ctx, { redaction: id, reason }) => {
    const row = await lockRedaction(ctx, id)
    const { rows } = await sql<{ words: string }>`
      SELECT DISTINCT words FROM (
        SELECT words FROM hidden_words WHERE workspace_id = ${ctx.workspaceId} AND redaction_id = ${id} AND version_id IS NOT NULL
        UNION ALL SELECT words FROM hidden_names WHERE workspace_id = ${ctx.workspaceId} AND redaction_id = ${id}
      ) beneath ORDER BY words LIMIT 200`.execute(ctx.db)
    ctx.record('redaction.revealed', subjectOf(row), { after: { redaction: id, reason } })
    return { words: rows.map((each) => each.words) }
  }),
]

type Row = {
  id: string
  textId: string | null
  personId: string | null
  createdBy: string | null
  liftedAt: string | null
}

function subjectOf({ textId, personId }: Row): { kind: string; id: string } {
  return textId ? { kind: 'text', id: textId } : { kind: 'person', id: personId! }
}

async function lockRedaction(ctx: Context, id: string): Promise<Row> {
  const row = await ctx.db
    .selectFrom('redactions')
    .select(['id', 'textId', 'personId', 'createdBy', 'liftedAt'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row ?? failCommon('not_found')
}

async function readOne(ctx: Context, id: string): Promise<contract.RedactionView> {
  const [found] = await readRedactions(ctx, sql`r.id = ${id}`)
  return found ?? failCommon('not_found')
}

type NewRedaction = {
  kind: contract.RedactionKind
  replacement?: string | undefined
  textId?: string
  personId?: string
  /** What is hidden everywhere, now and later. */
  words: string | null
}

async function insertRedaction(ctx: Context, made: NewRedaction): Promise<Redaction> {
  const { workspaceId, db } = ctx
  const { kind, textId, personId, words } = made
  const id = ctx.newId()
  const replacement = made.replacement ?? contract.replacements[kind]
  await db
    .insertInto('redactions')
    .values({
      workspaceId,
      id,
      textId: textId ?? null,
      personId: personId ?? null,
      kind,
      replacement,
      everywhere: words !== null,
      createdBy: asker(ctx).id,
      createdAt: ctx.instant,
    })
    .execute()
  if (words !== null)
    await db.insertInto('hiddenNames').values({ workspaceId, redactionId: id, words }).execute()
  return { id, replacement }
}

import { fail } from '@firsthand/contract/core/failure'
import type { Input } from '@firsthand/contract/core/operation'
import { createEvidence } from '@firsthand/contract/evidence/evidence'
import type { EvidenceKind } from '@firsthand/contract/evidence/kinds'
import { knownPeople } from '../../crm/people/refs.ts'
import type { Context } from '../../platform/context.ts'
import { json } from '../../platform/events/record.ts'
import { hideNamesInEvidence } from '../redaction/carry-hidden.ts'
import { askedBefore } from './asked.ts'
import type { Asked } from './asked.rules.ts'
import { indexEvidence } from './index-evidence.ts'

export { indexEvidence }

type Fields = Pick<Input<typeof createEvidence>, 'person' | 'commitment' | 'heardBy'> & { kind: EvidenceKind }

export type NewEvidence = {
  kind: Fields['kind']
  words: string
  personId: string | null
  happenedAt: string
  source: { kind: string; id: string } | null
  heardBy: string[]
  note?: string
  praise?: number | null
  commitment?: Fields['commitment']
  /** How the question before it was asked, where that is known already. */
  asked?: Asked
  highlight?: {
    versionId: string
    range: { startTurn: number; startOffset: number; endTurn: number; endOffset: number }
  }
}

/** Keeps one piece of evidence; answers its id. Sources above this domain call it to record what they bring. */
export async function recordEvidence(ctx: Context, made: NewEvidence): Promise<string> {
  await checkFields(ctx, {
    kind: made.kind,
    person: made.personId,
    commitment: made.commitment,
    heardBy: made.heardBy,
  })
  const asked = made.asked ?? (made.highlight ? await askedBefore(ctx, made.highlight) : [])
  const id = ctx.newId()
  const { workspaceId, instant } = ctx
  await ctx.db
    .insertInto('evidence')
    .values({
      workspaceId,
      id,
      kind: made.kind,
      words: made.words,
      personId: made.personId,
      happenedAt: made.happenedAt,
      sourceKind: made.source?.kind ?? null,
      sourceId: made.source?.id ?? null,
      note: made.note ?? '',
      praise: made.praise ?? null,
      ...commitmentColumns(made.commitment),
      asked: json(asked),
      createdBy: ctx.member?.id ?? null,
      createdAt: instant,
      updatedAt: instant,
    })
    .execute()
  await writeHearers(ctx, id, made.heardBy)
  if (made.highlight) await writeHighlight(ctx, id, { words: made.words, ...made.highlight })
  await indexEvidence(ctx, { id, words: made.words, note: made.note ?? '' })
  const { words } = (await hideNamesInEvidence(ctx, [id])) ?? made
  ctx.record(
    'evidence.created',
    { kind: 'evidence', id },
    { after: { kind: made.kind, words, personId: made.personId, heardBy: made.heardBy } },
  )
  return id
}

/** Replaces who heard a piece of evidence. */
export async function writeHearers(ctx: Context, evidenceId: string, memberIds: string[]): Promise<void> {
  const { workspaceId } = ctx
  await ctx.db
    .deleteFrom('evidenceHearers')
    .where('workspaceId', '=', workspaceId)
    .where('evidenceId', '=', evidenceId)
    .execute()
  const rows = [...new Set(memberIds)].map((memberId) => ({ workspaceId, evidenceId, memberId }))
  if (rows.length > 0) await ctx.db.insertInto('evidenceHearers').values(rows).execute()
}

/** Refuses a commitment that does not fit its kind, and people or members that are not there. */
export async function checkFields(
  ctx: Context,
  { kind, person, commitment, heardBy }: Fields,
): Promise<void> {
  if (kind === 'committed' && !commitment) fail(createEvidence, 'commitment_missing')
  if (kind !== 'committed' && commitment) fail(createEvidence, 'commitment_unfit')
  if (commitment?.amount && commitment.kind !== 'money') fail(createEvidence, 'commitment_unfit')
  if (person && !(await knownPeople(ctx, [person])).has(person)) fail(createEvidence, 'person_missing')
  if (heardBy && heardBy.length > 0) {
    const wanted = [...new Set(heardBy)]
    const found = await ctx.db
      .selectFrom('members')
      .select('id')
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', 'in', wanted)
      .execute()
    if (found.length < wanted.length) fail(createEvidence, 'member_missing')
  }
}

export function commitmentColumns(commitment: Fields['commitment']) {
  const amount = commitment?.amount ?? null
  return {
    commitment: commitment?.kind ?? null,
    amountMinor: amount?.amountMinor ?? null,
    currency: amount?.currency ?? null,
    exponent: amount?.exponent ?? null,
  }
}

async function writeHighlight(
  ctx: Context,
  evidenceId: string,
  { words, versionId, range }: NonNullable<NewEvidence['highlight']> & { words: string },
): Promise<void> {
  await ctx.db
    .insertInto('highlights')
    .values({
      workspaceId: ctx.workspaceId,
      id: ctx.newId(),
      versionId,
      ...range,
      words,
      evidenceId,
      createdBy: ctx.member?.id ?? null,
      createdAt: ctx.instant,
    })
    .execute()
}

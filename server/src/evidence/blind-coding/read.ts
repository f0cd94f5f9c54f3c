import { failCommon } from '@firsthand/contract/core/failure'
import type { BlindPiece, BlindRound } from '@firsthand/contract/evidence/blind-coding'
import type { Context } from '../../platform/context.ts'
import { readEvidence } from '../evidence/read.ts'
import { memberRefs } from '../member-names.ts'

export type RoundRow = Awaited<ReturnType<typeof roundRows>>[number]

/** Rounds by their ids, in the order of the ids. Holds no code of anybody. */
export async function readRounds(ctx: Context, ids: string[]): Promise<BlindRound[]> {
  if (ids.length === 0) return []
  const rows = new Map((await roundRows(ctx, ids)).map((row) => [row.id, row]))
  const coders = Map.groupBy(await coderRows(ctx, ids), ({ roundId }) => roundId)
  const pieces = await ctx.db
    .selectFrom('blindPieces')
    .select(['roundId'])
    .select((row) => row.fn.countAll<string>().as('pieces'))
    .where('workspaceId', '=', ctx.workspaceId)
    .where('roundId', 'in', ids)
    .groupBy('roundId')
    .execute()
  const looked = await ctx.db
    .selectFrom('blindLooks')
    .select(['roundId'])
    .select((row) => row.fn.countAll<string>().as('looked'))
    .where('workspaceId', '=', ctx.workspaceId)
    .where('roundId', 'in', ids)
    .where('coderId', '=', ctx.member?.id ?? null)
    .groupBy('roundId')
    .execute()
  const members = await memberRefs(ctx, [
    ...[...rows.values()].map(({ startedBy }) => startedBy),
    ...[...coders.values()].flat().map(({ memberId }) => memberId),
  ])
  return ids.flatMap((id) => {
    const row = rows.get(id)
    if (!row) return []
    const theirs = coders.get(id) ?? []
    const isYours = theirs.some(({ memberId }) => memberId === ctx.member?.id)
    return [
      {
        id,
        title: row.title,
        state: stateOf(row),
        coders: theirs.map(({ memberId, finishedAt }) => ({
          id: memberId,
          name: members.get(memberId)?.name ?? '',
          finishedAt,
        })),
        pieces: Number(pieces.find(({ roundId }) => roundId === id)?.pieces ?? 0),
        yours: isYours ? { looked: Number(looked.find(({ roundId }) => roundId === id)?.looked ?? 0) } : null,
        startedBy: members.get(row.startedBy ?? '') ?? null,
        startedAt: row.startedAt,
        revealedAt: row.revealedAt,
      },
    ]
  })
}

export async function readRound(ctx: Context, id: string): Promise<BlindRound> {
  return (await readRounds(ctx, [id]))[0] ?? failCommon('not_found')
}

/** The pieces of a round with what one coder gave them; nothing of the others, whoever asks. */
export async function readPieces(
  ctx: Context,
  { round, coder, only }: { round: string; coder: string; only?: string },
): Promise<BlindPiece[]> {
  const rows = await ctx.db
    .selectFrom('blindPieces')
    .select('evidenceId')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('roundId', '=', round)
    .$if(only !== undefined, (query) => query.where('evidenceId', '=', only!))
    .orderBy('position')
    .execute()
  const own = <Table extends 'blindLooks' | 'blindDrafts' | 'blindCodings'>(table: Table) =>
    ctx.db
      .selectFrom(table as 'blindDrafts')
      .where('workspaceId', '=', ctx.workspaceId)
      .where('roundId', '=', round)
      .where('coderId', '=', coder)
  const looks = await ctx.db
    .selectFrom('blindLooks')
    .select(['evidenceId', 'passedOver'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('roundId', '=', round)
    .where('coderId', '=', coder)
    .execute()
  const given = [
    ...(await own('blindDrafts')
      .select(['evidenceId', 'codeId', 'memo'])
      .orderBy('codedAt')
      .orderBy('codeId')
      .execute()),
    ...(await own('blindCodings')
      .select(['evidenceId', 'codeId', 'memo'])
      .orderBy('codedAt')
      .orderBy('codeId')
      .execute()),
  ]
  const pieces = await readEvidence(
    ctx,
    rows.map(({ evidenceId }) => evidenceId),
  )
  const lookOf = new Map(looks.map((look) => [look.evidenceId, look]))
  const givenTo = Map.groupBy(given, ({ evidenceId }) => evidenceId)
  return pieces.map((evidence) => ({
    id: evidence.id,
    evidence,
    isLooked: lookOf.has(evidence.id),
    isPassedOver: lookOf.get(evidence.id)?.passedOver ?? false,
    codes: (givenTo.get(evidence.id) ?? []).map(({ codeId, memo }) => ({ code: codeId, memo })),
  }))
}

export function stateOf(row: { revealedAt: string | null; cancelledAt: string | null }): BlindRound['state'] {
  return row.cancelledAt ? 'cancelled' : row.revealedAt ? 'revealed' : 'open'
}

/** Locks a round, so that the last two coders do not finish past each other. */
export async function holdRound(ctx: Context, id: string) {
  const row = await ctx.db
    .selectFrom('blindRounds')
    .selectAll()
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row ?? failCommon('not_found')
}

export async function coderRows(ctx: Context, rounds: string[]) {
  return ctx.db
    .selectFrom('blindCoders')
    .select(['roundId', 'memberId', 'finishedAt'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('roundId', 'in', rounds)
    .orderBy('memberId')
    .execute()
}

function roundRows(ctx: Context, ids: string[]) {
  return ctx.db
    .selectFrom('blindRounds')
    .selectAll()
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', 'in', ids)
    .execute()
}

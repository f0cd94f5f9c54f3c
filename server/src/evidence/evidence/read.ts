import type { EvidenceView } from '@firsthand/contract/evidence/evidence'
import { type CommitmentState, rungs } from '@firsthand/contract/evidence/kinds'
import type { Selectable } from 'kysely'
import { whoMayBeAny } from '../../crm/consents/may-be.ts'
import type { Context } from '../../platform/context.ts'
import { anyOf } from '../../platform/db/any-of.ts'
import { keptPlan } from '../../platform/db/fewer-trips.ts'
import type { Evidence } from '../../platform/db/tables.ts'
import { refsInQuotes } from '../redaction/pseudonyms.ts'
import { titlesBeside } from '../redaction/title-names.ts'
import { type Asked, presentAsked } from './asked.rules.ts'
import { codesOfEvidence } from '../codes/read.ts'

/**
 * Evidence as the API shows it, in the order of the ids; those that are not there are left out. Where it is known already
 * whose they are, who that is need not wait for the pieces.
 */
export async function readEvidence(
  ctx: Context,
  ids: string[],
  known: { persons?: (string | null)[] } = {},
): Promise<EvidenceView[]> {
  if (ids.length === 0) return []
  const reading = readRows(ctx, ids)
  const finding = readMoments(ctx, ids)
  const [rows, [people, allowed], hearers, moments, titles, claims, codes, settled] = await Promise.all([
    reading,
    known.persons
      ? readPeople(ctx, known.persons)
      : reading.then((read) =>
          readPeople(
            ctx,
            read.map((row) => row.personId),
          ),
        ),
    readHearers(ctx, ids),
    finding,
    Promise.all([reading, finding]).then(([read, found]) => readTitles(ctx, read, found)),
    readClaims(ctx, ids),
    codesOfEvidence(ctx, ids),
    readSettled(ctx, ids),
  ])
  const byId = new Map(
    rows.map((row) => {
      const heardBy = hearers.filter((each) => each.evidenceId === row.id)
      const moment = moments.get(row.id)
      return [
        row.id,
        {
          ...plain(row, settled.get(row.id)),
          isVerbatim: moment !== undefined,
          isQuotable: row.personId === null || allowed.quote.has(row.personId),
          isPublishable: row.personId !== null && allowed.publish.has(row.personId),
          person: row.personId ? (people.get(row.personId) ?? null) : null,
          source:
            row.sourceKind && row.sourceId
              ? {
                  kind: row.sourceKind,
                  id: row.sourceId,
                  title: titles.get(row.id) ?? null,
                }
              : null,
          // Words that a correction took away stand nowhere that one could lead to.
          moment: moment?.range
            ? {
                textId: moment.textId,
                versionId: moment.versionId,
                range: moment.range,
                startsMs: moment.startsMs,
              }
            : null,
          heardBy: heardBy.map(({ memberId, name }) => ({ id: memberId, name })),
          hearing: heardBy.some((each) => each.memberId === ctx.member?.id)
            ? 'you'
            : heardBy.length > 0
              ? 'team'
              : 'relayed',
          claims: claims
            .filter((each) => each.evidenceId === row.id)
            .map(({ evidenceId: _, ...claim }) => claim),
          codes: codes.get(row.id) ?? [],
        } satisfies EvidenceView,
      ] as const
    }),
  )
  return ids.flatMap((id) => byId.get(id) ?? [])
}

function readPeople(ctx: Context, persons: (string | null)[]) {
  return Promise.all([refsInQuotes(ctx, persons), whoMayBeAny(ctx, persons, ['quote', 'publish'])])
}

function readRows(ctx: Context, ids: string[]) {
  return ctx.db
    .selectFrom('evidence')
    .modifyFront(keptPlan)
    .selectAll()
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', anyOf(ids))
    .execute()
}

function plain(row: Selectable<Evidence>, settled: Settled | undefined) {
  const { id, words, happenedAt, note, createdAt, withdrawnAt, version } = row
  const amount =
    row.amountMinor === null
      ? null
      : { amountMinor: row.amountMinor, currency: row.currency!, exponent: row.exponent! }
  return {
    id,
    words,
    happenedAt,
    note,
    createdAt,
    withdrawnAt,
    version,
    kind: row.kind as EvidenceView['kind'],
    praise: row.praise,
    commitment: row.commitment
      ? {
          kind: row.commitment as 'time',
          amount,
          state: settled?.state ?? 'given',
          dueOn: settled?.dueOn ?? null,
          settledAt: settled?.settledAt ?? null,
        }
      : null,
    asked: presentAsked(row.asked as Asked, {
      kind: row.kind as EvidenceView['kind'],
      isFair: row.askedFairlyAt !== null,
    }),
    isSuggested: row.suggestedBy !== null && row.acceptedAt === null,
  }
}

type Settled = { state: CommitmentState; dueOn: string | null; settledAt: string | null }

/** What became of commitments; those of which nothing is known yet are left out. */
async function readSettled(ctx: Context, ids: string[]): Promise<Map<string, Settled>> {
  const rows = await ctx.db
    .selectFrom('commitments')
    .modifyFront(keptPlan)
    .select(['id', 'state', 'dueOn', 'settledAt'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', anyOf(ids))
    .execute()
  return new Map(rows.map((row) => [row.id, { ...row, state: row.state as CommitmentState }]))
}

async function readHearers(ctx: Context, ids: string[]) {
  return ctx.db
    .selectFrom('evidenceHearers')
    .modifyFront(keptPlan)
    .innerJoin('members', (on) =>
      on
        .onRef('members.workspaceId', '=', 'evidenceHearers.workspaceId')
        .onRef('members.id', '=', 'evidenceHearers.memberId'),
    )
    .select(['evidenceHearers.evidenceId', 'evidenceHearers.memberId', 'members.name'])
    .where('evidenceHearers.workspaceId', '=', ctx.workspaceId)
    .where('evidenceHearers.evidenceId', '=', anyOf(ids))
    .orderBy('members.name')
    .execute()
}

async function readMoments(ctx: Context, ids: string[]) {
  const rows = await ctx.db
    .selectFrom('highlights')
    .modifyFront(keptPlan)
    .innerJoin('textVersions', (on) =>
      on
        .onRef('textVersions.workspaceId', '=', 'highlights.workspaceId')
        .onRef('textVersions.id', '=', 'highlights.versionId'),
    )
    .innerJoin('texts', (on) =>
      on
        .onRef('texts.workspaceId', '=', 'textVersions.workspaceId')
        .onRef('texts.id', '=', 'textVersions.textId'),
    )
    .leftJoin('turns', (on) =>
      on
        .onRef('turns.workspaceId', '=', 'highlights.workspaceId')
        .onRef('turns.versionId', '=', 'highlights.versionId')
        .onRef('turns.position', '=', 'highlights.startTurn'),
    )
    .select([
      'highlights.evidenceId',
      'highlights.versionId',
      'highlights.startTurn',
      'highlights.startOffset',
      'highlights.endTurn',
      'highlights.endOffset',
    ])
    .leftJoin('carriedHighlights as carried', (on) =>
      on
        .onRef('carried.workspaceId', '=', 'highlights.workspaceId')
        .onRef('carried.highlightId', '=', 'highlights.id')
        .onRef('carried.versionId', '=', 'texts.currentVersionId'),
    )
    .select(['carried.startTurn as startTurnNow', 'carried.startOffset as startOffsetNow'])
    .select(['carried.endTurn as endTurnNow', 'carried.endOffset as endOffsetNow'])
    .select(['texts.currentVersionId', 'texts.id as textId', 'texts.title', 'turns.startsMs'])
    .where('highlights.workspaceId', '=', ctx.workspaceId)
    .where('highlights.evidenceId', '=', anyOf(ids))
    .execute()
  return new Map(
    rows.map(({ evidenceId, textId, title, startsMs, versionId, currentVersionId, ...row }) => {
      const isThere = versionId === currentVersionId
      const range = isThere
        ? {
            startTurn: row.startTurn,
            startOffset: row.startOffset,
            endTurn: row.endTurn,
            endOffset: row.endOffset,
          }
        : row.startTurnNow === null
          ? undefined
          : {
              startTurn: row.startTurnNow,
              startOffset: row.startOffsetNow!,
              endTurn: row.endTurnNow!,
              endOffset: row.endOffsetNow!,
            }
      return [
        evidenceId,
        { textId, title, startsMs, versionId: isThere ? versionId : currentVersionId!, range },
      ]
    }),
  )
}

/** Where pieces of texts are from, as it may stand beside their words. */
async function readTitles(
  ctx: Context,
  rows: Pick<Selectable<Evidence>, 'id' | 'personId' | 'sourceId'>[],
  moments: Awaited<ReturnType<typeof readMoments>>,
): Promise<Map<string, string>> {
  const titled = rows.flatMap(({ id, personId, sourceId }) => {
    const moment = moments.get(id)
    return moment ? { id, title: moment.title, text: moment.textId, source: sourceId, quoted: personId } : []
  })
  const titles = await titlesBeside(ctx, titled)
  return new Map(titled.map(({ id }, at) => [id, titles[at]!]))
}

async function readClaims(ctx: Context, ids: string[]) {
  const rows = await ctx.db
    .selectFrom('citations')
    .modifyFront(keptPlan)
    .innerJoin('claims', (on) =>
      on
        .onRef('claims.workspaceId', '=', 'citations.workspaceId')
        .onRef('claims.id', '=', 'citations.claimId'),
    )
    .select(['citations.evidenceId', 'citations.stance', 'claims.id', 'claims.sentence', 'claims.rung'])
    .where('citations.workspaceId', '=', ctx.workspaceId)
    .where('citations.evidenceId', '=', anyOf(ids))
    .where('claims.archivedAt', 'is', null)
    .orderBy('citations.citedAt')
    .execute()
  return rows.map((row) => ({ ...row, stance: row.stance as 'supports', rung: rungs[row.rung - 1]! }))
}

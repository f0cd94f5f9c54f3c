import { failCommon } from '@firsthand/contract/core/failure'
import type { EvidenceView } from '@firsthand/contract/evidence/evidence'
import { rungs } from '@firsthand/contract/evidence/kinds'
import type { WhyView } from '@firsthand/contract/evidence/whys'
import type { Context } from '../../platform/context.ts'
import { readEvidence } from '../evidence/read.ts'
import { memberRefs } from '../member-names.ts'
import { hiddenBesideAll } from '../redaction/beside.ts'
import { orderSteps, standingOf } from './ladder.rules.ts'

const symptomShown = 300

/**
 * A ladder as the API shows it. Quotes are read anew each time, so that what was erased or hidden stays so here too; what
 * is hidden in them is hidden in the members' own sentences beside them.
 */
export async function readWhy(ctx: Context, id: string): Promise<WhyView> {
  const row = await ctx.db
    .selectFrom('whys')
    .selectAll()
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) failCommon('not_found')
  const steps = orderSteps(await stepRows(ctx, id))
  const attached = await attachedTo(
    ctx,
    steps.map((step) => step.id),
  )
  const pieces = new Map(
    (
      await readEvidence(ctx, [
        ...new Set([
          ...attached.map(({ evidenceId }) => evidenceId),
          ...(row.evidenceId ? [row.evidenceId] : []),
        ]),
      ])
    ).map((piece) => [piece.id, piece]),
  )
  const hide = await hiddenBesideAll(ctx, [...pieces.keys()])
  const claims = await claimRefs(ctx, [row.claimId, row.needId])
  const members = await memberRefs(ctx, [
    row.createdBy,
    ...steps.flatMap((step) => [step.createdBy, step.rootBy]),
    ...attached.map(({ attachedBy }) => attachedBy),
  ])
  const named = (member: string | null) => members.get(member ?? '') ?? null
  const byStep = Map.groupBy(attached, ({ stepId }) => stepId)
  const ladder = steps.map((step) => {
    const evidence = (byStep.get(step.id) ?? []).flatMap(({ evidenceId, stance, attachedBy }) => {
      const piece = pieces.get(evidenceId)
      return piece ? [{ stance: stance as 'supports', attachedBy: named(attachedBy), piece }] : []
    })
    return {
      id: step.id,
      parent: step.parentId,
      depth: step.depth,
      sentence: hide(step.sentence),
      author: named(step.createdBy),
      ...standingOf(
        evidence.map(({ stance, piece }) => ({
          stance,
          counts: counts(piece),
          person: piece.person?.id ?? null,
        })),
      ),
      isRootCause: step.rootSince !== null,
      rootBy: named(step.rootBy),
      evidence,
      createdAt: step.createdAt,
      version: step.version,
    }
  })
  const claim = claims.get(row.claimId ?? '') ?? null
  const evidence = pieces.get(row.evidenceId ?? '') ?? null
  return {
    id,
    symptom: hide(row.symptom) || claim?.sentence || evidence?.words.slice(0, symptomShown) || '…',
    startsFrom: row.evidenceId,
    author: named(row.createdBy),
    steps: ladder.length,
    heard: ladder.filter(({ standing }) => standing === 'heard').length,
    rootCauses: ladder.filter(({ isRootCause }) => isRootCause).map(({ sentence }) => sentence),
    createdAt: row.createdAt,
    archivedAt: row.archivedAt,
    claim,
    evidence,
    need: claims.get(row.needId ?? '') ?? null,
    ladder,
    version: row.version,
  }
}

export async function stepRows(ctx: Context, why: string) {
  return ctx.db
    .selectFrom('whySteps')
    .selectAll()
    .where('workspaceId', '=', ctx.workspaceId)
    .where('whyId', '=', why)
    .orderBy('createdAt')
    .orderBy('id')
    .execute()
}

/** Relayed and suggested evidence, and what nobody is behind, is shown and counts for nothing. */
export function counts(piece: EvidenceView): boolean {
  return (
    piece.withdrawnAt === null && !piece.isSuggested && piece.person !== null && piece.hearing !== 'relayed'
  )
}

async function attachedTo(ctx: Context, steps: string[]) {
  if (steps.length === 0) return []
  return ctx.db
    .selectFrom('whyEvidence')
    .select(['stepId', 'evidenceId', 'stance', 'attachedBy'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('stepId', 'in', steps)
    .orderBy('attachedAt')
    .orderBy('evidenceId')
    .execute()
}

async function claimRefs(ctx: Context, ids: (string | null)[]) {
  const wanted = ids.filter((id) => id !== null)
  if (wanted.length === 0) return new Map<string, never>()
  const rows = await ctx.db
    .selectFrom('claims')
    .select(['id', 'sentence', 'rung'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', 'in', wanted)
    .execute()
  return new Map(rows.map(({ id, sentence, rung }) => [id, { id, sentence, rung: rungs[rung - 1]! }]))
}

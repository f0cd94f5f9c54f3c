import { fail, failCommon } from '@firsthand/contract/core/failure'
import type { Input } from '@firsthand/contract/core/operation'
import * as contract from '@firsthand/contract/evidence/evidence'
import { type Context, asker } from '../../platform/context.ts'
import { handle } from '../../platform/handle.ts'
import type { IsThere } from '../../platform/search/present.ts'
import { citeAsWished } from '../claims/cite-wish.ts'
import { reassessCiting } from '../claims/reassess.ts'
import { markCountsOfEvidence } from '../codes/counts.ts'
import { codeAsWished } from '../codes/wished.ts'
import { hideNamesInEvidence } from '../redaction/carry-hidden.ts'
import type { KindTestOf, TalksOf } from '../talks.ts'
import { readRange } from '../texts/range.ts'
import { askedBefore } from './asked.ts'
import { kindAfter } from './asked.rules.ts'
import { listEvidence } from './list.ts'
import { readEvidence } from './read.ts'
import {
  type NewEvidence,
  checkFields,
  commitmentColumns,
  indexEvidence,
  recordEvidence,
  writeHearers,
} from './write.ts'

type Above = { isThere: IsThere; talksOf: TalksOf; kindTestOf: KindTestOf }

export const evidenceHandlers = ({ isThere, ...above }: Above) => [
  handle(contract.listEvidence, (ctx, input) => listEvidence(ctx, input, above)),
  handle(contract.showEvidence, (ctx, { evidence }) => readOne(ctx, evidence)),

  handle(contract.createEvidence, async (ctx, input) => {
    if (input.source && !(await isThere(ctx, input.source))) fail(contract.createEvidence, 'source_missing')
    const id = await recordEvidence(ctx, await whatIsMade(ctx, input))
    if (input.cite && !(await citeAsWished(ctx, id, input.cite)))
      fail(contract.createEvidence, 'claim_missing')
    if (input.codes && input.codes.length > 0) await codeAsWished(ctx, id, input.codes)
    return readOne(ctx, id)
  }),

  handle(contract.updateEvidence, async (ctx, { evidence: id, version, heardBy, askedFairly, ...fields }) => {
    await ctx.db
      .selectFrom('evidence')
      .select('id')
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', id)
      .forUpdate()
      .execute()
    const before = await readOne(ctx, id)
    if (version !== undefined && version !== before.version) failCommon('conflict')
    const kind = fields.kind ?? before.kind
    const commitment =
      fields.commitment === undefined ? (kind === 'committed' ? before.commitment : null) : fields.commitment
    await checkFields(ctx, { kind, commitment, person: fields.person, heardBy })
    await ctx.db
      .updateTable('evidence')
      .set({
        kind,
        ...commitmentColumns(commitment),
        ...(fields.person !== undefined && { personId: fields.person }),
        ...(fields.happenedAt !== undefined && { happenedAt: fields.happenedAt }),
        ...(fields.note !== undefined && { note: fields.note }),
        ...(fields.praise !== undefined && { praise: fields.praise }),
        ...(askedFairly !== undefined && {
          askedFairlyAt: askedFairly ? ctx.instant : null,
          askedFairlyBy: askedFairly ? asker(ctx).id : null,
        }),
        updatedAt: ctx.instant,
        version: before.version + 1,
      })
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', id)
      .execute()
    if (fields.person !== undefined) await markCountsOfEvidence(ctx, [id])
    if (heardBy) await writeHearers(ctx, id, heardBy)
    if (kind !== 'committed') await forgetOutcome(ctx, id)
    if (fields.note !== undefined) {
      await indexEvidence(ctx, { id, words: before.words, note: fields.note })
      fields.note = (await hideNamesInEvidence(ctx, [id]))?.note ?? fields.note
    }
    ctx.record(
      'evidence.updated',
      { kind: 'evidence', id },
      {
        before: {
          ...before,
          person: before.person?.id ?? null,
          heardBy: before.heardBy.map((each) => each.id),
        },
        after: { ...fields, heardBy, askedFairly },
      },
    )
    await reassessCiting(ctx, [id])
    return readOne(ctx, id)
  }),

  handle(contract.withdrawEvidence, async (ctx, { evidence }) => {
    await withdraw(ctx, evidence)
    return {}
  }),

  handle(contract.restoreEvidence, async (ctx, { evidence }) => {
    await setWithdrawn(ctx, evidence, { withdrawnAt: null, withdrawnBy: null })
    return {}
  }),
]

/** What was no commitment after all was neither kept nor broken. */
async function forgetOutcome(ctx: Context, id: string): Promise<void> {
  await ctx.db
    .deleteFrom('commitments')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .execute()
}

/** Takes a piece of evidence back: it is kept, and counts for nothing. */
export function withdraw(ctx: Context, id: string): Promise<void> {
  return setWithdrawn(ctx, id, { withdrawnAt: ctx.instant, withdrawnBy: asker(ctx).id })
}

/** Words come from a range of a text, with its moment and speaker, or as they were given. */
async function whatIsMade(ctx: Context, input: Input<typeof contract.createEvidence>): Promise<NewEvidence> {
  const { note, praise, commitment, highlight, source } = input
  const asked = highlight
    ? await askedBefore(ctx, { versionId: highlight.version, range: highlight.range })
    : []
  const kind = input.kind ?? (highlight ? kindAfter(asked) : fail(contract.createEvidence, 'kind_missing'))
  const heardBy = input.heardBy ?? [asker(ctx).id]
  const rest = {
    kind,
    heardBy,
    ...(note !== undefined && { note }),
    ...(praise !== undefined && { praise }),
    ...(commitment !== undefined && { commitment }),
  }
  if (!highlight) {
    const words = input.words ?? fail(contract.createEvidence, 'words_missing')
    return {
      ...rest,
      words,
      personId: input.person ?? null,
      happenedAt: input.happenedAt ?? ctx.instant,
      source: source ?? null,
    }
  }
  const found =
    (await readRange(ctx, { versionId: highlight.version, range: highlight.range })) ??
    fail(contract.createEvidence, 'range_outside')
  return {
    ...rest,
    words: found.words,
    personId: input.person === undefined ? found.personId : input.person,
    happenedAt: input.happenedAt ?? found.happenedAt,
    source:
      found.sourceKind && found.sourceId ? { kind: found.sourceKind, id: found.sourceId } : (source ?? null),
    highlight: { versionId: highlight.version, range: highlight.range },
    asked,
  }
}

async function setWithdrawn(
  ctx: Context,
  id: string,
  change: { withdrawnAt: string | null; withdrawnBy: string | null },
): Promise<void> {
  const changed = await ctx.db
    .updateTable('evidence')
    .set(change)
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (changed.numUpdatedRows === 0n) failCommon('not_found')
  await markCountsOfEvidence(ctx, [id])
  ctx.record(change.withdrawnAt ? 'evidence.withdrawn' : 'evidence.restored', { kind: 'evidence', id })
  await reassessCiting(ctx, [id])
}

async function readOne(ctx: Context, id: string) {
  return (await readEvidence(ctx, [id]))[0] ?? failCommon('not_found')
}

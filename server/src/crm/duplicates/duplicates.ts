import * as contract from '@firsthand/contract/crm/duplicates'
import { randomUUID } from 'node:crypto'
import type { Context } from '../../platform/context.ts'
import { handle } from '../../platform/handle.ts'
import { countryOf, emailKey, phoneKey } from '../people/keys.ts'
import { personRefs } from '../people/refs.ts'
import { findSame } from './find-same.ts'
import { linesOf } from './read-compared.ts'
import { ensureModelRow, readModelRow } from './model/model-row.ts'
import { countPairs, listPairs } from './pairs/list-pairs.ts'
import { listToldApart, tellApart, untellApart } from './pairs/tell-apart.ts'

const shownAtMost = 10

export const duplicateHandlers = [
  handle(contract.listDuplicates, listPairs),

  handle(contract.checkDuplicates, async (ctx, { name, emails, phones, organisation, addresses }) => {
    const country = phones.length > 0 ? await countryOf(ctx) : undefined
    const found = await findSame(ctx, {
      // Nobody has this id: everybody is somebody else.
      id: randomUUID(),
      name,
      emails: emails.map(emailKey),
      phones: phones.flatMap((phone) => phoneKey(phone, country) ?? []),
      organisation,
      ...(addresses.length > 0 && { addresses: addresses.map(linesOf) }),
    })
    const shown = found.slice(0, shownAtMost)
    const refs = await personRefs(
      ctx,
      shown.map((same) => same.other),
    )
    return {
      items: shown.map(({ other, probability, isExact, reasons }) => ({
        person: refs.get(other)!,
        probability,
        isExact,
        reasons: reasons as contract.DuplicateReason[],
      })),
    }
  }),

  handle(contract.scanDuplicates, async (ctx) => ({ job: await askForScan(ctx) })),
  handle(contract.showDuplicateStatus, showStatus),

  handle(contract.setDuplicateRule, async (ctx, { mergesExact }) => {
    await ensureModelRow(ctx)
    const before = (await readModelRow(ctx))!
    if ((before.exactMergedSince !== null) === mergesExact) return showStatus(ctx)
    await ctx.db
      .updateTable('duplicateModels')
      .set({
        exactMergedSince: mergesExact ? ctx.instant : null,
        exactMergedBy: mergesExact ? (ctx.member?.id ?? null) : null,
      })
      .where('workspaceId', '=', ctx.workspaceId)
      .execute()
    ctx.record(
      'workspace.duplicate_rule_set',
      { kind: 'workspace', id: ctx.workspaceId },
      { before: { mergesExact: !mergesExact }, after: { mergesExact } },
    )
    if (mergesExact) await askForScan(ctx)
    return showStatus(ctx)
  }),

  handle(contract.tellApart, tellApart),
  handle(contract.untellApart, untellApart),
  handle(contract.listToldApart, listToldApart),
]

/** One search at a time: whoever asks while one is under way is told of that. */
export async function askForScan(ctx: Context): Promise<string> {
  await ensureModelRow(ctx)
  const { scanJobId } = await ctx.db
    .selectFrom('duplicateModels')
    .select('scanJobId')
    .where('workspaceId', '=', ctx.workspaceId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const running =
    scanJobId &&
    (await ctx.db
      .selectFrom('jobs')
      .select('id')
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', scanJobId)
      .where('finishedAt', 'is', null)
      .executeTakeFirst())
  if (running) return running.id
  const id = await ctx.ask('crm.duplicates', {})
  await ctx.db
    .updateTable('duplicateModels')
    .set({ scanJobId: id })
    .where('workspaceId', '=', ctx.workspaceId)
    .execute()
  return id
}

async function showStatus(ctx: Context): Promise<contract.DuplicateStatus> {
  const row = await readModelRow(ctx)
  const job =
    row?.scanJobId &&
    (await ctx.db
      .selectFrom('jobs')
      .select('id')
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', row.scanJobId)
      .executeTakeFirst())
  return {
    waiting: await countPairs(ctx),
    scan: job ? { job: job.id } : null,
    scannedAt: row?.scannedAt ?? null,
    people: row?.people ?? 0,
    blocksTooLarge: row?.blocksTooLarge ?? 0,
    mergesExact: (row?.exactMergedSince ?? null) !== null,
  }
}

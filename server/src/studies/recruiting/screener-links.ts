import { fail, failCommon } from '@firsthand/contract/core/failure'
import type { Input, Output } from '@firsthand/contract/core/operation'
import { showScreenerPage } from '@firsthand/contract/studies/screener-pages'
import * as contract from '@firsthand/contract/studies/screeners'
import { createHash, randomBytes } from 'node:crypto'
import type { Context, VisitorContext } from '../../platform/context.ts'
import { findStudy } from '../studies/find.ts'
import { contentOf, screenerOf } from './screener-read.ts'

const { linksAtOnce } = contract.screenerLimits

export async function createLink(
  ctx: Context,
  { study, label, channel, days }: Input<typeof contract.createScreenerLink>,
): Promise<Output<typeof contract.createScreenerLink>> {
  await findStudy(ctx, study)
  const screener =
    (await screenerOf(ctx, study, { lock: true })) ?? fail(contract.createScreenerLink, 'empty')
  if ((await contentOf(ctx, screener.id, screener.number)).items.length === 0)
    fail(contract.createScreenerLink, 'empty')
  const { count } = await ctx.db
    .selectFrom('screenerLinks')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('workspaceId', '=', ctx.workspaceId)
    .where('screenerId', '=', screener.id)
    .where('revokedAt', 'is', null)
    .where('expiresAt', '>', ctx.instant)
    .executeTakeFirstOrThrow()
  if (count >= linksAtOnce) fail(contract.createScreenerLink, 'too_many', { limit: linksAtOnce })
  const id = ctx.newId()
  const secret = randomBytes(24).toString('hex')
  const expiresAt = new Date(ctx.now.getTime() + days * 86_400_000).toISOString()
  await ctx.db
    .insertInto('screenerLinks')
    .values({
      workspaceId: ctx.workspaceId,
      id,
      screenerId: screener.id,
      channel,
      label,
      hash: hashOf(secret),
      createdBy: ctx.member?.id ?? null,
      createdAt: ctx.instant,
      expiresAt,
    })
    .execute()
  ctx.record(
    'screener_link.created',
    { kind: 'screener', id: screener.id },
    { after: { label, channel, expiresAt } },
  )
  // Behind the #, so that it stands in no server's log.
  const token = `${ctx.workspaceId.replaceAll('-', '')}${secret}`
  return { id, address: `${ctx.services.settings.publicUrl}/take-part#${token}`, expiresAt }
}

export async function revokeLink(
  ctx: Context,
  { link }: Input<typeof contract.revokeScreenerLink>,
): Promise<Record<string, never>> {
  const row = await ctx.db
    .selectFrom('screenerLinks')
    .select(['screenerId', 'revokedAt'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', link)
    .forUpdate()
    .executeTakeFirst()
  if (!row) return failCommon('not_found')
  if (row.revokedAt === null) {
    await ctx.db
      .updateTable('screenerLinks')
      .set({ revokedAt: ctx.instant })
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', link)
      .execute()
    ctx.record('screener_link.revoked', { kind: 'screener', id: row.screenerId })
  }
  return {}
}

export type OpenLink = {
  id: string
  screener: string
  study: string
  channel: string
  studyClosed: boolean
  isOpen: boolean
  number: number
}

/** Opens the workspace that a link belongs to. Whatever is wrong with the link is answered alike. */
export async function opened<Result>(
  ctx: VisitorContext,
  token: string,
  run: (inside: Context, link: OpenLink) => Promise<Result>,
): Promise<Result> {
  const workspaceId = token.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  const answer = await ctx.openWorkspace(workspaceId, async (inside) => {
    const link = await inside.db
      .selectFrom('screenerLinks')
      .innerJoin('screeners', (on) =>
        on
          .onRef('screeners.workspaceId', '=', 'screenerLinks.workspaceId')
          .onRef('screeners.id', '=', 'screenerLinks.screenerId'),
      )
      .innerJoin('studies', (on) =>
        on
          .onRef('studies.workspaceId', '=', 'screeners.workspaceId')
          .onRef('studies.id', '=', 'screeners.studyId'),
      )
      .select([
        'screenerLinks.id',
        'screenerLinks.channel',
        'screeners.id as screener',
        'screeners.studyId as study',
        'screeners.number',
        'screeners.openedAt',
        'studies.closedAt',
      ])
      .where('screenerLinks.workspaceId', '=', workspaceId)
      .where('screenerLinks.hash', '=', hashOf(token.slice(32)))
      .where('screenerLinks.revokedAt', 'is', null)
      .where('screenerLinks.expiresAt', '>', inside.instant)
      .executeTakeFirst()
    if (!link) return undefined
    const { openedAt, closedAt, ...rest } = link
    const open = { ...rest, isOpen: openedAt !== null && closedAt === null, studyClosed: closedAt !== null }
    return { result: await run(inside, open) }
  })
  if (answer) return answer.result
  await ctx.services.limits.wrongKeys.count(ctx.caller)
  return fail(showScreenerPage, 'gone')
}

export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url')
}

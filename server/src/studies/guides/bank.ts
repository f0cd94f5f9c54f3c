import { fail, failCommon } from '@firsthand/contract/core/failure'
import * as contract from '@firsthand/contract/studies/guides-bank'
import type { Context } from '../../platform/context.ts'
import { violates } from '../../platform/db/errors.ts'
import { handle } from '../../platform/handle.ts'
import { pageOf, readCursor } from '../../platform/keyset.ts'
import { indexEntries, removeEntries } from '../../platform/search/entries.ts'
import { findEntries } from '../../platform/search/find.ts'
import { fold } from '../../platform/search/fold.ts'

const foundAtMost = 200

export const bankHandlers = [
  handle(contract.listBankedPrompts, async (ctx, { limit, after, q }) => {
    const [at, id] = after ? readCursor(after, 2) : []
    const found = q?.trim()
      ? await findEntries(ctx, { text: q, kinds: ['prompt'], limit: foundAtMost })
      : undefined
    if (found?.length === 0) return { items: [], next: null }
    const rows = await bankRows(ctx)
      .$if(found !== undefined, (query) =>
        query.where(
          'bankedPrompts.id',
          'in',
          found!.map((each) => each.id),
        ),
      )
      .$if(at !== undefined, (query) =>
        query.where((row) =>
          row(
            row.refTuple('bankedPrompts.keptAt', 'bankedPrompts.id'),
            '<',
            row.tuple(String(at), String(id)),
          ),
        ),
      )
      .orderBy('bankedPrompts.keptAt', 'desc')
      .orderBy('bankedPrompts.id', 'desc')
      .limit(limit + 1)
      .execute()
    return pageOf(rows, limit, { item: present, cursor: (row) => [row.keptAt, row.id] })
  }),

  handle(contract.keepPrompt, async (ctx, { ask, purpose, followUps }) => {
    const id = ctx.newId()
    try {
      await ctx.db
        .insertInto('bankedPrompts')
        .values({
          workspaceId: ctx.workspaceId,
          id,
          ask,
          askKey: fold(ask),
          purpose,
          followUps: JSON.stringify(followUps),
          keptBy: ctx.member?.id ?? null,
          keptAt: ctx.instant,
        })
        .execute()
    } catch (error) {
      if (violates(error, 'banked_prompts_ask')) fail(contract.keepPrompt, 'kept_already')
      throw error
    }
    await indexEntries(ctx, [
      { kind: 'prompt', id, text: [ask, purpose, ...followUps].join(' '), weight: 0.8 },
    ])
    ctx.record('prompt.kept', { kind: 'prompt', id }, { after: { ask } })
    return present(await bankRows(ctx).where('bankedPrompts.id', '=', id).executeTakeFirstOrThrow())
  }),

  handle(contract.removeBankedPrompt, async (ctx, { prompt }) => {
    const row = await ctx.db
      .deleteFrom('bankedPrompts')
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', prompt)
      .returning('ask')
      .executeTakeFirst()
    if (!row) return failCommon('not_found')
    await removeEntries(ctx, 'prompt', [prompt])
    ctx.record('prompt.removed', { kind: 'prompt', id: prompt }, { before: row })
    return {}
  }),
]

function bankRows(ctx: Context) {
  return ctx.db
    .selectFrom('bankedPrompts')
    .leftJoin('members', (on) =>
      on
        .onRef('members.workspaceId', '=', 'bankedPrompts.workspaceId')
        .onRef('members.id', '=', 'bankedPrompts.keptBy'),
    )
    .select([
      'bankedPrompts.id',
      'ask',
      'purpose',
      'followUps',
      'keptAt',
      'members.id as memberId',
      'members.name as member',
    ])
    .where('bankedPrompts.workspaceId', '=', ctx.workspaceId)
}

type Row = Awaited<ReturnType<ReturnType<typeof bankRows>['executeTakeFirstOrThrow']>>

function present({ memberId, member, followUps, ...row }: Row): contract.BankedPrompt {
  return {
    ...row,
    followUps: followUps as string[],
    keptBy: memberId ? { id: memberId, name: member! } : null,
  }
}

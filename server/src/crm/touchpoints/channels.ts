import * as contract from '@firsthand/contract/crm/channels'
import { fail, failCommon } from '@firsthand/contract/core/failure'
import type { Context } from '../../platform/context.ts'
import { violates } from '../../platform/db/errors.ts'
import { handle } from '../../platform/handle.ts'
import { fold } from '../../platform/search/fold.ts'

const usualNames: Record<(typeof contract.channels)[number], string> = {
  coffee: 'Coffee',
  in_person: 'In person',
  call: 'Call',
  video: 'Video call',
  mail: 'Mail',
  message: 'Message',
  meeting: 'Meeting',
  visit: 'Visit',
  event: 'Event',
  letter: 'Letter',
  other: 'Something else',
}

export const channelHandlers = [
  handle(contract.listChannels, async (ctx) => ({
    items: [
      ...contract.channels.map((key) => ({ key, name: usualNames[key], id: null })),
      ...(await ownChannels(ctx)),
    ],
  })),

  handle(contract.createChannel, async (ctx, { name }) => {
    const own = await ownChannels(ctx)
    const isUsual = Object.values(usualNames).some((usual) => fold(usual) === fold(name))
    const key = keyOf(name)
    if (isUsual || own.some((each) => each.key === key)) fail(contract.createChannel, 'exists')
    if (own.length >= contract.channelLimits.own)
      fail(contract.createChannel, 'too_many', { limit: contract.channelLimits.own })
    const archived = await ctx.db
      .updateTable('touchChannels')
      .set({ name, archivedAt: null })
      .where('workspaceId', '=', ctx.workspaceId)
      .where('key', '=', key)
      .returning('id')
      .executeTakeFirst()
    const id = archived?.id ?? ctx.newId()
    if (!archived) await insertChannel(ctx, { id, key, name })
    ctx.record('channel.created', { kind: 'channel', id }, { after: { key, name } })
    return { key, name, id }
  }),

  handle(contract.archiveChannel, async (ctx, { channel }) => {
    const row = await ctx.db
      .updateTable('touchChannels')
      .set({ archivedAt: ctx.instant })
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', channel)
      .where('archivedAt', 'is', null)
      .returning('name')
      .executeTakeFirst()
    if (!row) return failCommon('not_found')
    ctx.record('channel.archived', { kind: 'channel', id: channel }, { before: { name: row.name } })
    return {}
  }),
]

/** Whether a new touch may use this channel. */
export async function isChannel(ctx: Context, key: string): Promise<boolean> {
  if ((contract.channels as readonly string[]).includes(key)) return true
  return (await ownChannels(ctx)).some((each) => each.key === key)
}

/** The names of all channels by their keys, also of those put away: old touches still use them. */
export async function channelNames(ctx: Context): Promise<Map<string, string>> {
  const rows = await ctx.db
    .selectFrom('touchChannels')
    .select(['key', 'name'])
    .where('workspaceId', '=', ctx.workspaceId)
    .execute()
  return new Map([...Object.entries(usualNames), ...rows.map(({ key, name }) => [key, name] as const)])
}

async function ownChannels(ctx: Context) {
  return ctx.db
    .selectFrom('touchChannels')
    .select(['key', 'name', 'id'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('archivedAt', 'is', null)
    .orderBy('key')
    .execute()
}

async function insertChannel(ctx: Context, { id, key, name }: { id: string; key: string; name: string }) {
  try {
    await ctx.db
      .insertInto('touchChannels')
      .values({
        workspaceId: ctx.workspaceId,
        id,
        key,
        name,
        createdBy: ctx.member?.id ?? null,
        createdAt: ctx.instant,
      })
      .execute()
  } catch (error) {
    if (violates(error, 'touch_channels_key')) fail(contract.createChannel, 'exists')
    throw error
  }
}

/** `own_` keeps them apart from usual ones to come. Names in other alphabets are told apart by their code points. */
function keyOf(name: string): string {
  const letters = [...fold(name)]
    .map((letter) => (/[a-z0-9]/.test(letter) ? letter : /\p{L}|\p{N}/u.test(letter) ? codeOf(letter) : '_'))
    .join('')
  return `own_${letters}`.slice(0, 60)
}

function codeOf(letter: string): string {
  return `u${letter.codePointAt(0)!.toString(16)}`
}

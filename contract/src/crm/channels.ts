import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Id, Nothing, line } from '../core/shapes.ts'

/** The usual ways to reach people. A workspace may have more of its own. */
export const channels = [
  'coffee',
  'in_person',
  'call',
  'video',
  'mail',
  'message',
  'meeting',
  'visit',
  'event',
  'letter',
  'other',
] as const
export const Channel = z.enum(channels)

export const channelLimits = { name: 40, own: 50 }

/** A usual channel, or the key of one of the workspace's own. */
export const ChannelKey = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,59}$/, 'Use the key of a channel, such as call. channels.list names them all.')

export const ChannelView = z.object({
  key: z.string(),
  name: z.string(),
  id: Id.nullable().describe('Null for the usual channels, which every workspace has.'),
})
export type ChannelView = z.output<typeof ChannelView>

export const listChannels = operation({
  name: 'channels.list',
  summary: 'List the ways to reach people: the usual ones and those of this workspace.',
  method: 'GET',
  path: '/channels',
  allows: 'viewer',
  input: z.object({}),
  output: z.object({ items: z.array(ChannelView) }),
})

export const createChannel = operation({
  name: 'channels.create',
  summary: 'Add a way to reach people, such as a trade fair or a messenger.',
  method: 'POST',
  path: '/channels',
  allows: 'member',
  input: z.object({ name: line(channelLimits.name) }),
  output: ChannelView,
  errors: {
    exists: { status: 409, message: 'There is a channel of this name already. Use that one.' },
    too_many: {
      status: 409,
      message: 'A workspace has at most {limit} channels of its own. Put one away first.',
    },
  },
})

export const archiveChannel = operation({
  name: 'channels.archive',
  summary: 'Put away a channel of this workspace. Touches that used it keep it.',
  method: 'DELETE',
  path: '/channels/{channel}',
  allows: 'member',
  input: z.object({ channel: Id }),
  output: Nothing,
})

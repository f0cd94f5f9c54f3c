import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Id, Instant, page, pageInput } from '../core/shapes.ts'
import { ChannelKey } from './channels.ts'
import { TouchpointView } from './touchpoints.ts'

/** One thing that happened with a person, whatever part of Firsthand knows of it. */
export const TimelineEntry = z.object({
  kind: z.string().describe('touch, introduction, task, evidence, added, and what else domains tell.'),
  id: Id,
  at: Instant,
  title: z.string(),
  detail: z.string(),
  member: z.object({ id: Id, name: z.string() }).nullable(),
  link: z.object({ kind: z.string(), id: Id }).nullable(),
  touch: TouchpointView.nullable().describe('Set for touches: how, who reached out, what came of it.'),
})
export type TimelineEntry = z.output<typeof TimelineEntry>

export const listTimeline = operation({
  name: 'timeline.list',
  summary: 'List everything that happened with a person, from all parts of Firsthand, newest first.',
  method: 'GET',
  path: '/people/{person}/timeline',
  allows: 'viewer',
  input: z.object({
    person: Id,
    ...pageInput,
    kind: z
      .string()
      .regex(/^[a-z_]{1,40}$/)
      .optional()
      .describe('Only entries of this kind, such as touch or evidence.'),
    channel: ChannelKey.optional().describe('Only touches by this channel.'),
    member: Id.optional().describe('Only what this member did.'),
  }),
  output: page(TimelineEntry).extend({
    kinds: z.array(z.string()).describe('The kinds that may be asked for.'),
  }),
})

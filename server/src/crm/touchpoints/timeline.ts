import { failCommon } from '@firsthand/contract/core/failure'
import { type TimelineEntry, listTimeline } from '@firsthand/contract/crm/timeline'
import type { TouchpointView } from '@firsthand/contract/crm/touchpoints'
import type { Context } from '../../platform/context.ts'
import type { Domain, TimelineQuestion, TimelineSource } from '../../platform/domain.ts'
import { type Handler, handle } from '../../platform/handle.ts'
import { pageOf, readCursor } from '../../platform/keyset.ts'
import { knownPeople } from '../people/refs.ts'
import { channelNames } from './channels.ts'
import { touchesOf } from './read.ts'

const touchKind = 'touch'

/** Everything that happened with a person: the touches, and what each domain brings to the timeline. */
export function timelineHandlers(domains: () => Domain[]): Handler[] {
  return [
    handle(listTimeline, async (ctx, { person, kind, channel, member, limit, after }) => {
      if (!(await knownPeople(ctx, [person])).has(person)) failCommon('not_found')
      const sources = domains().flatMap((domain) => domain.timeline ?? [])
      const kinds = [touchKind, ...new Set(sources.map((source) => source.kind))]
      const [at, id] = after ? readCursor(after, 2) : []
      const below = at === undefined ? undefined : { at: String(at), id: String(id) }
      const question = { person, member, below, limit: limit + 1 }

      // A channel is asked of touches alone.
      const asked = sources.filter((source) => !channel && (!kind || kind === source.kind))
      const found: TimelineEntry[] = []
      if (!kind || kind === touchKind) found.push(...(await touchEntries(ctx, { ...question, channel })))
      for (const source of asked) found.push(...(await entriesOf(ctx, source, question)))

      found.sort((one, other) => compare(other.at, one.at) || compare(other.id, one.id))
      const page = pageOf(found, limit, { item: (entry) => entry, cursor: (entry) => [entry.at, entry.id] })
      return { ...page, kinds }
    }),
  ]
}

async function touchEntries(
  ctx: Context,
  question: TimelineQuestion & { channel?: string | undefined },
): Promise<TimelineEntry[]> {
  const names = await channelNames(ctx)
  return (await touchesOf(ctx, question)).map((touch) => ({
    kind: touchKind,
    id: touch.id,
    at: touch.at,
    title: titleOf(touch, names),
    detail: touch.note,
    member: touch.member,
    link: touch.source,
    touch,
  }))
}

function titleOf({ channel }: TouchpointView, names: Map<string, string>): string {
  return names.get(channel) ?? channel
}

async function entriesOf(
  ctx: Context,
  source: TimelineSource,
  question: TimelineQuestion,
): Promise<TimelineEntry[]> {
  const { below } = question
  const items = await source.read(ctx, question)
  return (
    items
      // Sources whose rows are few read them all; what is above the place was shown already.
      .filter(({ at, id }) => !below || at < below.at || (at === below.at && id < below.id))
      .map((item) => ({ ...item, touch: null }))
  )
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}

import { SectionShape } from '@firsthand/contract/studies/guides'
import { keepEntries } from '../conversations/live/live.ts'
import { insertConversation } from '../conversations/write.ts'
import type { Context } from '../platform/context.ts'
import { insertGuide } from '../studies/guides/guides.ts'
import { bramble } from './bramble/index.ts'
import { backgrounds, liveEntries, planned } from './bramble/live.ts'
import type { LoadedConversation } from './load-claims.ts'
import type { Loading } from './load-people.ts'
import { actAs } from './perform-as.ts'

type Held = Loading & { conversations: Map<string, LoadedConversation>; studies: Map<string, string> }

/** Live notes of two conversations, and a third that is planned, with its guide and what is believed of whom it is with. */
export async function loadLive(
  ctx: Context,
  { clock, members, people, conversations, studies }: Held,
): Promise<void> {
  for (const [key, noted] of Object.entries(liveEntries)) {
    const { id, happenedAt } = conversations.get(key)!
    for (const [by, entries] of Map.groupBy(noted, (entry) => entry.by))
      await keepEntries(ctx, id, {
        clock: ctx.instant,
        member: members.get(by)!,
        entries: entries.map(({ minute, kind, body = '', place = '', mark = null }) => ({
          id: ctx.newId(),
          kind,
          at: new Date(Date.parse(happenedAt) + minute * 60_000).toISOString(),
          body,
          place,
          mark,
          of: null,
          number: null,
        })),
      })
  }
  const rows = backgrounds.map(({ person, ...line }) => ({
    workspaceId: ctx.workspaceId,
    id: ctx.newId(),
    personId: people.get(person)!,
    notedBy: members.get('leo')!,
    notedAt: clock.at(16),
    ...line,
  }))
  await ctx.db.insertInto('backgrounds').values(rows).execute()

  const study = studies.get(planned.study)!
  const { title, budgetMinutes, sections } = planned.guide
  await actAs(ctx, { members, member: planned.members[0]! }, async (theirs) => {
    await insertGuide(theirs, study, {
      title,
      budgetMinutes,
      sections: sections.map((section) => SectionShape.parse(section)),
    })
    await insertConversation(theirs, {
      kind: 'interview',
      title: planned.title,
      people: [people.get(planned.with)!],
      members: planned.members.map((key) => members.get(key)!),
      study,
      plannedFor: clock.at(-planned.inDays, planned.time),
      timeZone: bramble.timezone,
    })
  })
}

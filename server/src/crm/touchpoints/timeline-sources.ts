import type { Context } from '../../platform/context.ts'
import type { TimelineItem, TimelineQuestion, TimelineSource } from '../../platform/domain.ts'
import { readIntroductions } from '../referrals/read.ts'

/** What the CRM brings to the timeline beside touches. */
export const crmTimeline: TimelineSource[] = [
  { kind: 'introduction', read: introductions },
  { kind: 'task', read: doneTasks },
  { kind: 'added', read: added },
]

const stages = [
  ['askedAt', 'asked for'],
  ['madeAt', 'made'],
  ['metAt', 'met'],
  ['thankedAt', 'thanked'],
] as const

/** The steps of an introduction, those of one moment as one entry. A member is not known of them. */
async function introductions(ctx: Context, { person, member }: TimelineQuestion): Promise<TimelineItem[]> {
  if (member !== undefined) return []
  const all = await readIntroductions(ctx, { ofPerson: person })
  return all.flatMap((each) => {
    const isTheirs = each.introducer.id === person
    const other = isTheirs ? each.person : each.introducer
    const moments = new Map<string, string[]>()
    for (const [field, word] of stages) {
      const at = each[field]
      if (at) moments.set(at, [...(moments.get(at) ?? []), word])
    }
    return [...moments].map(([at, words]) => ({
      kind: 'introduction',
      id: each.id,
      at,
      title: isTheirs ? `Introduction to ${other.name}` : `Introduction by ${other.name}`,
      detail: words.join(', '),
      member: null,
      link: { kind: 'person', id: other.id },
    }))
  })
}

async function doneTasks(
  ctx: Context,
  { person, member, below, limit }: TimelineQuestion,
): Promise<TimelineItem[]> {
  const rows = await ctx.db
    .selectFrom('tasks')
    .leftJoin('members', (on) =>
      on.onRef('members.workspaceId', '=', 'tasks.workspaceId').onRef('members.id', '=', 'tasks.doneBy'),
    )
    .select(['tasks.id', 'tasks.title', 'tasks.note', 'tasks.doneAt', 'tasks.doneBy', 'members.name'])
    .where('tasks.workspaceId', '=', ctx.workspaceId)
    .where('tasks.personId', '=', person)
    .where('tasks.doneAt', 'is not', null)
    .$if(member !== undefined, (query) => query.where('tasks.doneBy', '=', member!))
    .$if(below !== undefined, (query) =>
      query.where((row) =>
        row(row.refTuple('tasks.doneAt', 'tasks.id'), '<', row.tuple(below!.at, below!.id)),
      ),
    )
    .orderBy('tasks.doneAt', 'desc')
    .orderBy('tasks.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ id, title, note, doneAt, doneBy, name }) => ({
    kind: 'task',
    id,
    at: doneAt!,
    title: `Done: ${title}`,
    detail: note,
    member: doneBy && name !== null ? { id: doneBy, name } : null,
    link: { kind: 'task', id },
  }))
}

/** How they came to us: added by hand, or from a line of a file. */
async function added(ctx: Context, { person, member }: TimelineQuestion): Promise<TimelineItem[]> {
  const row = await ctx.db
    .selectFrom('people')
    .leftJoin('imports', (on) =>
      on.onRef('imports.workspaceId', '=', 'people.workspaceId').onRef('imports.id', '=', 'people.importId'),
    )
    .leftJoin('members', (on) =>
      on.onRef('members.workspaceId', '=', 'people.workspaceId').onRef('members.id', '=', 'people.createdBy'),
    )
    .select([
      'people.createdAt',
      'people.createdBy',
      'people.importLine',
      'people.importId',
      'imports.fileName',
      'members.name',
    ])
    .where('people.workspaceId', '=', ctx.workspaceId)
    .where('people.id', '=', person)
    .executeTakeFirst()
  if (!row || (member !== undefined && member !== row.createdBy)) return []
  return [
    {
      kind: 'added',
      id: person,
      at: row.createdAt,
      title: row.fileName === null ? 'Added' : 'Imported',
      detail: row.fileName === null ? '' : `From ${row.fileName}, line ${row.importLine}`,
      member: row.createdBy && row.name !== null ? { id: row.createdBy, name: row.name } : null,
      link: row.importId ? { kind: 'import', id: row.importId } : null,
    },
  ]
}

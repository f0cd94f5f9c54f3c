import type { Context } from '../context.ts'
import type { Domain } from '../domain.ts'

type Event = { id: string; subjectKind: string; subjectId: string; before: unknown; after: unknown }

/** In which fields of a change a thing says what it is called. */
const tellingFields = ['name', 'title', 'sentence', 'words', 'label', 'symptom', 'did', 'text', 'email']
const longest = 160

/** What the subjects of events are called, by event: as they are called now, or as the event itself tells. */
export async function nameSubjects(
  ctx: Context,
  domains: Domain[],
  events: Event[],
): Promise<Map<string, string>> {
  const names = new Map<string, string>()
  const idsOf = (kind: string) => [
    ...new Set(events.filter((event) => event.subjectKind === kind).map((event) => event.subjectId)),
  ]
  for (const { kind, present } of domains.flatMap((domain) => domain.searchKinds ?? [])) {
    const ids = idsOf(kind)
    if (ids.length === 0) continue
    for (const { id, title } of await present(ctx, ids)) names.set(kind + id, title)
  }
  const members = idsOf('member')
  if (members.length > 0)
    for (const { id, name } of await readMembers(ctx, members)) names.set(`member${id}`, name)
  return new Map(
    events.flatMap((event) => {
      const name = names.get(event.subjectKind + event.subjectId) ?? told(event.after) ?? told(event.before)
      return name ? [[event.id, name.slice(0, longest)] as const] : []
    }),
  )
}

async function readMembers(ctx: Context, ids: string[]): Promise<{ id: string; name: string }[]> {
  return ctx.db
    .selectFrom('members')
    .select(['id', 'name'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', 'in', ids)
    .execute()
}

function told(state: unknown): string | undefined {
  if (typeof state !== 'object' || state === null) return undefined
  const fields = state as Record<string, unknown>
  const field = tellingFields.find((each) => typeof fields[each] === 'string' && fields[each] !== '')
  return field === undefined ? undefined : String(fields[field])
}

import type { Output } from '@firsthand/contract/core/operation'
import type { previewText } from '@firsthand/contract/evidence/texts'
import type { Context } from '../../platform/context.ts'
import { fold } from '../../platform/search/fold.ts'

export type SpeakerGuess = Output<typeof previewText>['speakers'][number]['guess']

type Somebody = { id: string; name: string; key: string; is: 'person' | 'member' }

/** Words that recorders and typists write for whoever asks, and for whoever is asked. */
const asking =
  /^(?:interviewer|host|moderator|researcher|facilitator|questions?|q|frage|pregunta|pergunta|domanda|vraag)$/
const answering =
  /^(?:participant|interviewee|respondent|guest|customer|speaker|answers?|responses?|a|p|antwort|respuesta|resposta|risposta|antwoord)\.? ?\d*$/

const guessedAtMost = 200

/**
 * Who the speakers may be, by their names: those who were there first, then members, then everybody we know of.
 * Never more than a suggestion: a person confirms it.
 */
export async function guessSpeakers(
  ctx: Context,
  labels: string[],
  present: { people: string[]; members: string[] },
): Promise<Map<string, SpeakerGuess>> {
  const people = await readPeople(ctx, present.people)
  const members = await readMembers(ctx)
  const hosts = members.filter((member) =>
    present.members.length > 0 ? present.members.includes(member.id) : member.id === ctx.member?.id,
  )
  const near = [...people, ...hosts]
  const keys = labels.slice(0, guessedAtMost).map((label) => ({ label, key: fold(label) }))
  const elsewhere = await readNamesakes(
    ctx,
    keys.map(({ key }) => key),
  )

  const guesses = new Map<string, Somebody | undefined>()
  for (const { label, key } of keys) {
    guesses.set(
      label,
      byName(key, near) ?? byName(key, members) ?? byName(key, elsewhere) ?? byPart(key, { people, hosts }),
    )
  }
  guessTheOther(guesses, people)
  return new Map(
    [...guesses].map(([label, who]) => [
      label,
      who
        ? {
            person: who.is === 'person' ? who.id : null,
            member: who.is === 'member' ? who.id : null,
            name: who.name,
          }
        : null,
    ]),
  )
}

/** The whole name, or its beginning where only one has it. */
function byName(key: string, among: Somebody[]): Somebody | undefined {
  const same = among.filter((each) => each.key === key)
  if (same.length > 0) return same.length === 1 ? same[0] : undefined
  const begins = among.filter((each) => each.key.startsWith(`${key} `))
  return begins.length === 1 ? begins[0] : undefined
}

function byPart(
  key: string,
  { people, hosts }: { people: Somebody[]; hosts: Somebody[] },
): Somebody | undefined {
  if (asking.test(key) && hosts.length === 1) return hosts[0]
  return answering.test(key) && people.length === 1 ? people[0] : undefined
}

/** Of two speakers one is known, and it was with one person: then that is the other. */
function guessTheOther(guesses: Map<string, Somebody | undefined>, people: Somebody[]): void {
  const unknown = [...guesses].filter(([label, who]) => !who && label !== '')
  const [person] = people
  const isTaken = [...guesses.values()].some((who) => who?.id === person?.id)
  if (guesses.size === 2 && unknown.length === 1 && people.length === 1 && !isTaken)
    guesses.set(unknown[0]![0], person)
}

async function readPeople(ctx: Context, ids: string[]): Promise<Somebody[]> {
  if (ids.length === 0) return []
  const rows = await ctx.db
    .selectFrom('people')
    .select(['id', 'name', 'sortKey as key'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', 'in', ids)
    .execute()
  return rows.map((row) => ({ ...row, is: 'person' }))
}

async function readMembers(ctx: Context): Promise<Somebody[]> {
  const rows = await ctx.db
    .selectFrom('members')
    .select(['id', 'name'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('leftAt', 'is', null)
    .execute()
  return rows.map((row) => ({ ...row, key: fold(row.name), is: 'member' }))
}

/** People of exactly these names, and people whose names begin with them: two of each are enough to know that it is not sure. */
async function readNamesakes(ctx: Context, keys: string[]): Promise<Somebody[]> {
  const found = new Map<string, Somebody>()
  for (const key of new Set(keys.filter((each) => each.length > 2))) {
    const rows = await ctx.db
      .selectFrom('people')
      .select(['id', 'name', 'sortKey as key'])
      .where('workspaceId', '=', ctx.workspaceId)
      .where('archivedAt', 'is', null)
      .where((row) =>
        row.or([
          row('sortKey', '=', key),
          row.and([row('sortKey', '>=', `${key} `), row('sortKey', '<', `${key}!`)]),
        ]),
      )
      .orderBy('sortKey')
      .limit(2)
      .execute()
    for (const row of rows) found.set(row.id, { ...row, is: 'person' })
  }
  return [...found.values()]
}

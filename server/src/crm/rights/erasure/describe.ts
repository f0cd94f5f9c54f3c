import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import type { Domain } from '../../../platform/domain.ts'
import { standingsOf } from '../../consents/may-be.ts'
import { countDeclared } from './declared-rows.ts'
import { wordsOfTable } from './table-words.ts'
import { tracesOf } from './traces.ts'

type Part = { what: string; count: number }

/** What an erasure would do, in plain words and with counts. */
export async function describeErasure(ctx: Context, domains: Domain[], person: string) {
  const rows = domains.flatMap((domain) => domain.personRows ?? [])
  const counts = await countDeclared(ctx, rows, person)
  const quotesStay = await agreedToQuotes(ctx, person)
  const goes: Part[] = [{ what: 'Name, role, notes and everything on their page', count: 1 }]
  const stays: Part[] = []
  for (const { row, count } of counts.filter((each) => each.count > 0)) {
    const isKept = row.whenErased === 'keep' && !['evidence', 'conversation_people'].includes(row.table)
    const list = isKept || (row.table === 'evidence' && quotesStay) ? stays : goes
    const what = wordsOfTable(row, quotesStay)
    const known = list.find((part) => part.what === what)
    if (known) known.count += count
    else list.push({ what, count })
  }
  goes.push({
    what: 'Entries of the history that say what was changed',
    count: await countHistory(ctx, person),
  })
  const traces = await tracesOf(ctx, person)
  return {
    goes: goes.filter((part) => part.count > 0),
    stays,
    quotesStay,
    notes: [
      quotesStay
        ? 'They agreed to be quoted without a name: those words stay, without anything that says who said them.'
        : 'Their words go from evidence and from every version of every text. Claims that stood on them are worked out again.',
      'A place called “Erased person” stays, so that counts and introductions hold.',
      'Their addresses and numbers are kept as marks that nobody can read, so that nobody adds or writes to them again.',
      'Files in which they stand are deleted: transcripts and recordings they are in, uploaded tables, archives of this workspace.',
      traces.name
        ? 'Where their whole name, an address or a number stands in other texts, it is replaced by “[erased]”.'
        : 'Their name is too short, or shared with somebody else, to be replaced in other texts: search for it yourself. Addresses and numbers are replaced.',
      'Back-ups that were made before still hold them; see the guide on how a restore repeats erasures.',
    ],
  }
}

/** Agreed in so many words; that nobody asked is not enough to keep somebody's words after they are gone. */
export async function agreedToQuotes(ctx: Context, person: string): Promise<boolean> {
  return (await standingsOf(ctx, [person], ['quote'])).get(person)?.get('quote')?.standing === 'given'
}

async function countHistory(ctx: Context, person: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*) AS "count" FROM events WHERE workspace_id = ${ctx.workspaceId} AND subject_id = ${person}`.execute(
    ctx.db,
  )
  return Number(rows[0]!.count)
}

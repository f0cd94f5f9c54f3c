import { fail } from '@firsthand/contract/core/failure'
import * as contract from '@firsthand/contract/evidence/saturation'
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { Talk } from '../../platform/domain.ts'
import { handle } from '../../platform/handle.ts'
import { codeRows } from '../codes/read.ts'
import { orderTree } from '../codes/tree.rules.ts'
import { kindsWith } from '../kinds-of-people.ts'
import type { KindsOf, TalksOf } from '../talks.ts'
import { readCurve, readVerdict } from './curve.rules.ts'
import { isNarrowed, whoFits } from './who-fits.ts'

const talksAtMost = 300

export const saturationHandlers = (talksOf: TalksOf, kindsOf: KindsOf) => [
  handle(contract.showSaturation, async (ctx, { study, base, run, threshold, ...kind }) => {
    const held = await talksOf(ctx, { study })
    const those = isNarrowed(kind) ? await whoFits(ctx, peopleIn(held), kind, kindsOf) : undefined
    const wanted = those ? having(held, those) : held
    const codes = new Map(orderTree(await codeRows(ctx)).map((code) => [code.id, code]))
    const codesAt = idsAt(wanted, await codesHeard(ctx, wanted), those)
    const { talks, ...counts } = codedOf(wanted, codesAt)
    const { added, band, ...curve } = readCurve(
      talks.map(({ id }) => codesAt.get(id) ?? []),
      { base, run, threshold },
    )
    const cited = await claimsHeard(ctx, talks)
    const claims = new Map(cited.map(({ id, sentence }) => [id, { id, sentence }]))
    const claimsAt = idsAt(talks, cited, those)
    const [seenCodes, seenClaims] = [new Set<string>(), new Set<string>()]
    const firsts = <Item extends { id: string }>(items: Item[], seen: Set<string>) =>
      items.filter(({ id }) => !seen.has(id) && seen.add(id))
    return {
      ...curve,
      ...counts,
      conversations: talks.map(({ id, title, happenedAt }, place) => {
        const named = (codesAt.get(id) ?? []).flatMap((code) => codes.get(code) ?? [])
        return {
          id,
          title,
          happenedAt,
          newCodes: firsts(
            named.map((code) => ({ id: code.id, name: code.name, path: code.path })),
            seenCodes,
          ),
          newClaims: firsts(
            (claimsAt.get(id) ?? []).flatMap((claim) => claims.get(claim) ?? []),
            seenClaims,
          ),
          seen: added.slice(0, place + 1).reduce((sum, count) => sum + count, 0),
          expected: band[place]!,
        }
      }),
    }
  }),

  handle(contract.showSaturationByKind, async (ctx, { study, by, field, ...rule }) => {
    if (by === 'segment' && study === undefined) fail(contract.showSaturationByKind, 'study_missing')
    const held = await talksOf(ctx, { study })
    const kinds =
      (await kindsWith(ctx, { by, field, study, people: peopleIn(held) }, kindsOf)) ??
      fail(contract.showSaturationByKind, 'field_missing')
    const heard = await codesHeard(ctx, held)
    const read = kinds.map(({ key, label, people }) => {
      const those = new Set(people)
      const wanted = having(held, those)
      const codesAt = idsAt(wanted, heard, those)
      const { talks, ...counts } = codedOf(wanted, codesAt)
      const { added, baseCodes, runs, ...verdict } = readVerdict(
        talks.map(({ id }) => codesAt.get(id) ?? []),
        rule,
      )
      return { wanted, row: { key, label, ...counts, ...verdict } }
    })
    const shown = read
      .toSorted((one, other) => other.row.n - one.row.n || other.row.notCoded - one.row.notCoded)
      .slice(0, contract.saturationLimits.kinds)
    const counted = shown.flatMap(({ wanted }) => wanted)
    return {
      kinds: shown.map(({ row }) => row),
      isCut: read.length > shown.length,
      overlaps: counted.length > new Set(counted).size,
    }
  }),
]

function peopleIn(talks: Talk[]): string[] {
  return [...new Set(talks.flatMap(({ people }) => people))]
}

/** The conversations in which somebody of these was. */
function having(talks: Talk[], people: Set<string>): Talk[] {
  return talks.filter((talk) => talk.people.some((person) => people.has(person)))
}

/** Of some conversations those with coded evidence, the newest of very many, and how many that are and are not. */
function codedOf(wanted: Talk[], codesAt: Map<string, string[]>) {
  const coded = wanted.filter(({ id }) => codesAt.has(id))
  const talks = coded.slice(-talksAtMost)
  return {
    talks,
    n: talks.length,
    notCoded: wanted.length - coded.length,
    isCut: coded.length > talks.length,
  }
}

/** What was heard in a conversation, and from whom; null where the evidence is of nobody. */
type Heard = { talk: string; person: string | null; id: string }

/**
 * What was heard in each conversation, each once; of some people only, what they said, and what is of nobody where nobody
 * else was there.
 */
function idsAt(talks: Talk[], heard: Heard[], of?: Set<string>): Map<string, string[]> {
  const alone = new Set(
    talks.filter(({ people }) => people.every((each) => of?.has(each))).map(({ id }) => id),
  )
  const isTheirs = ({ talk, person }: Heard) => !of || (person === null ? alone.has(talk) : of.has(person))
  const within = new Set(idsOf(talks))
  const theirs = heard.filter((each) => within.has(each.talk) && isTheirs(each))
  return new Map(
    [...Map.groupBy(theirs, ({ talk }) => talk)].map(([talk, all]) => [
      talk,
      [...new Set(all.map(({ id }) => id))],
    ]),
  )
}

/** The codes of each conversation's evidence. A code that came later counts where it is given, not from when it is. */
async function codesHeard(ctx: Context, talks: Talk[]): Promise<Heard[]> {
  const { rows } = await sql<Heard>`
    SELECT DISTINCT e.source_id AS talk, e.person_id AS person, k.code_id AS id FROM evidence e
    JOIN codings k ON k.workspace_id = e.workspace_id AND k.evidence_id = e.id
    JOIN codes c ON c.workspace_id = k.workspace_id AND c.id = k.code_id AND c.archived_at IS NULL
    WHERE e.workspace_id = ${ctx.workspaceId} AND e.source_id = ANY(${idsOf(talks)}::uuid[]) AND e.withdrawn_at IS NULL
    ORDER BY k.code_id`.execute(ctx.db)
  return rows
}

async function claimsHeard(ctx: Context, talks: Talk[]): Promise<(Heard & { sentence: string })[]> {
  const { rows } = await sql<Heard & { sentence: string }>`
    SELECT DISTINCT e.source_id AS talk, e.person_id AS person, c.id, c.sentence FROM evidence e
    JOIN citations x ON x.workspace_id = e.workspace_id AND x.evidence_id = e.id
    JOIN claims c ON c.workspace_id = x.workspace_id AND c.id = x.claim_id AND c.archived_at IS NULL
    WHERE e.workspace_id = ${ctx.workspaceId} AND e.source_id = ANY(${idsOf(talks)}::uuid[]) AND e.withdrawn_at IS NULL
    ORDER BY c.id`.execute(ctx.db)
  return rows
}

function idsOf(talks: Talk[]): string[] {
  return talks.map(({ id }) => id)
}

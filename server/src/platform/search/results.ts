import type { Context } from '../context.ts'
import type { Domain, SearchFinding, SearchNarrowing, SearchPlace, SearchResults } from '../domain.ts'
import { findPlaces } from './places.ts'

/** Places that are read again at once where a narrowing leaves few of them. */
const readAtOnce = 400

export type ResultsQuestion = {
  /** A tsquery. */
  asked: string
  narrowing: SearchNarrowing
  below?: SearchPlace | undefined
  limit: number
  /** Places that are looked at before the search stops, and says where to go on. */
  lookedAtMost: number
}

/** Found things of one kind as they may be seen, and where to go on where there may be more. */
export type Results = { findings: SearchFinding[]; next: SearchPlace | null }

export type ResultKind = SearchResults & { storedAs: string }

/** Every kind of result of these domains. */
export function resultKinds(domains: Domain[]): ResultKind[] {
  return domains
    .flatMap((domain) => domain.searchKinds ?? [])
    .flatMap(({ kind, present, results }): ResultKind[] =>
      results
        ? results.map((each) => ({ ...each, storedAs: kind }))
        : [
            {
              kind,
              storedAs: kind,
              narrowedBy: [],
              read: async (ctx, places) => {
                const hits = await present(
                  ctx,
                  places.map(({ id }) => id),
                )
                return hits.map((hit) => ({ part: 0, words: hit.title, ...hit }))
              },
            },
          ],
    )
}

/** Whether all that a search is narrowed to says something about a kind. */
export function isNarrowedBy(kind: ResultKind, narrowing: SearchNarrowing): boolean {
  return filtersOf(narrowing).every((filter) => kind.narrowedBy.includes(filter))
}

/** Looks through what has the words until a page is full. */
export async function findResults(
  ctx: Context,
  kind: ResultKind,
  question: ResultsQuestion,
): Promise<Results> {
  const { asked, narrowing, limit, lookedAtMost } = question
  const isNarrowed = filtersOf(narrowing).length > 0
  const among = isNarrowed ? await kind.among?.(ctx, narrowing) : undefined
  if (among?.length === 0) return { findings: [], next: null }
  const atOnce = isNarrowed && !among ? readAtOnce : limit + 1
  const findings: SearchFinding[] = []
  let { below } = question
  for (let looked = 0; ;) {
    const { places, stoppedAt } = await findPlaces(ctx, {
      kind: kind.storedAs,
      parts: kind.parts,
      asked,
      among,
      below,
      limit: atOnce,
    })
    const read = new Map((await readPlaces(ctx, kind, places, narrowing)).map((each) => [keyOf(each), each]))
    findings.push(...places.flatMap((place) => read.get(keyOf(place)) ?? []))
    if (findings.length > limit) return { findings: findings.slice(0, limit), next: findings[limit - 1]! }
    looked += places.length
    below = places.length < atOnce ? stoppedAt : places.at(-1)
    if (!below) return { findings, next: null }
    if (stoppedAt || looked >= lookedAtMost) return { findings, next: below }
  }
}

async function readPlaces(
  ctx: Context,
  kind: ResultKind,
  places: SearchPlace[],
  narrowing: SearchNarrowing,
): Promise<SearchFinding[]> {
  return places.length === 0 ? [] : kind.read(ctx, places, narrowing)
}

function filtersOf(narrowing: SearchNarrowing): (keyof SearchNarrowing)[] {
  return (Object.keys(narrowing) as (keyof SearchNarrowing)[]).filter((name) => narrowing[name] !== undefined)
}

function keyOf({ id, part }: SearchPlace): string {
  return `${id} ${part}`
}

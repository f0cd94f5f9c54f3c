import { fail, failCommon } from '@firsthand/contract/core/failure'
import type { Input } from '@firsthand/contract/core/operation'
import { Id } from '@firsthand/contract/core/shapes'
import * as contract from '@firsthand/contract/evidence/search'
import type { Context } from '../../platform/context.ts'
import type { Domain, SearchFinding, SearchNarrowing, SearchPlace } from '../../platform/domain.ts'
import { handle } from '../../platform/handle.ts'
import { readCursor, writeCursor } from '../../platform/keyset.ts'
import { asAlike, asWritten } from '../../platform/search/find.ts'
import { type ResultKind, findResults, isNarrowedBy, resultKinds } from '../../platform/search/results.ts'
import { type Wanted, snippetOf, wantedIn } from '../../platform/search/snippet.rules.ts'
import { codesWithBelow } from '../codes/read.ts'
import { momentsBetween } from '../evidence/said-between.ts'
import type { TalksOf } from '../talks.ts'

/** Places that one page looks at where a filter leaves few of many; of an overview in each kind. */
const lookedAtMost = { page: 4_000, overview: 1_200 }

const asTheyAre = 0
const asTheyMayBeMeant = 1

/** Search over everything that is declared, with the words around each hit. */
export function searchHandlers(domains: () => Domain[], talksOf: TalksOf) {
  return [
    handle(contract.searchOverview, async (ctx, input) => {
      const narrowing = await narrowingOf(ctx, input, talksOf, () =>
        fail(contract.searchOverview, 'days_reversed'),
      )
      const kinds = kindsIn(domains()).filter((kind) => isNarrowedBy(kind, narrowing))
      for (const mode of [asTheyAre, asTheyMayBeMeant]) {
        const asked = await askedIn(ctx, input.q, mode)
        if (asked === undefined) continue
        const sections = []
        for (const kind of kinds) {
          const { findings, next } = await findResults(ctx, kind, {
            asked: asked.join(' & '),
            narrowing,
            limit: input.each,
            lookedAtMost: lookedAtMost.overview,
          })
          const told = await mayBeTold(ctx, findings)
          if (told.length === 0 && (!next || ctx.reader === 'ai')) continue
          const items = told.map((finding) => present(finding, kind, asked))
          sections.push({ kind: kind.kind as contract.FoundKind, items, hasMore: next !== null })
        }
        const items = sections.flatMap((section) => section.items)
        if (sections.length > 0)
          return { sections, readAs: mode === asTheyAre ? null : wordsRead(asked, items) }
      }
      return { sections: [], readAs: null }
    }),

    handle(contract.searchFind, async (ctx, input) => {
      const narrowing = await narrowingOf(ctx, input, talksOf, () =>
        fail(contract.searchFind, 'days_reversed'),
      )
      const kind = kindsIn(domains()).find((each) => each.kind === input.kind)
      if (!kind || !isNarrowedBy(kind, narrowing)) return { items: [], next: null, readAs: null }
      const begun = input.after ? readPlace(input.after) : undefined
      for (const mode of begun ? [begun.mode] : [asTheyAre, asTheyMayBeMeant]) {
        const asked = await askedIn(ctx, input.q, mode)
        if (asked === undefined) continue
        const { findings, next } = await findResults(ctx, kind, {
          asked: asked.join(' & '),
          narrowing,
          below: begun?.below,
          limit: input.limit,
          lookedAtMost: lookedAtMost.page,
        })
        const items = (await mayBeTold(ctx, findings)).map((finding) => present(finding, kind, asked))
        if (items.length === 0 && !next && !begun) continue
        return {
          items,
          next: next && writeCursor([mode, next.id, next.part]),
          readAs: mode === asTheyAre ? null : wordsRead(asked, items),
        }
      }
      return { items: [], next: null, readAs: null }
    }),
  ]
}

/** Every kind that is shown, in the order of the contract. */
function kindsIn(domains: Domain[]): ResultKind[] {
  const known = new Map(resultKinds(domains).map((kind) => [kind.kind, kind]))
  return contract.foundKinds.flatMap((kind) => known.get(kind) ?? [])
}

async function narrowingOf(
  ctx: Context,
  input: Omit<Input<typeof contract.searchOverview>, 'q' | 'each'>,
  talksOf: TalksOf,
  refuse: () => never,
): Promise<SearchNarrowing> {
  const { person, contactType, study, code, speaks, evidenceKind } = input
  const days = await momentsBetween(ctx, input, refuse)
  return {
    ...(person && { person }),
    ...(contactType && { contactType }),
    ...(study && { study: { id: study, talks: (await talksOf(ctx, { study })).map(({ id }) => id) } }),
    ...(code && { codes: (await codesWithBelow(ctx, [code])).get(code) ?? [] }),
    ...((days.from ?? days.before) && { days }),
    ...(speaks && { speaks }),
    ...(evidenceKind && { evidenceKind }),
  }
}

/** The words of a search as the index is asked for them; nothing where there are none, or none like them. */
async function askedIn(ctx: Context, q: string, mode: number): Promise<string[] | undefined> {
  const asked = mode === asTheyAre ? asWritten(q) : await asAlike(ctx, q)
  return asked && asked.length > 0 ? asked : undefined
}

/** Where a page before ended, and how its words were read. */
function readPlace(after: string): { mode: number; below: SearchPlace } {
  const [mode, id, part] = readCursor(after, 3)
  const known = Id.safeParse(id)
  if (!known.success || !Number.isInteger(part) || (mode !== asTheyAre && mode !== asTheyMayBeMeant))
    return failCommon('cursor_invalid')
  return { mode, below: { id: known.data, part: Number(part) } }
}

/** A machine is not even told that there is something that it may not have. */
async function mayBeTold(ctx: Context, findings: SearchFinding[]): Promise<SearchFinding[]> {
  if (ctx.reader !== 'ai') return findings
  const ids = findings.flatMap(({ id, person }) => (person ? [id, person.id] : [id]))
  const withheld = new Set(await ctx.services.withheld(ctx, ids))
  return findings.filter(({ id, person }) => !withheld.has(id) && !withheld.has(person?.id ?? ''))
}

function present(finding: SearchFinding, { kind }: ResultKind, asked: string[]): contract.SearchFound {
  const {
    id,
    part,
    title,
    detail,
    words,
    beside = '',
    at = null,
    person = null,
    speaker = null,
    startsMs = null,
  } = finding
  const found = { title: title.slice(0, 300), detail, at, person, speaker, startsMs }
  const wanted = wantedIn(asked)
  const [first, other] = [words, beside].map((text) => (text === '' ? [] : snippetOf(text, wanted)))
  const snippet = hitsIn(other!) > hitsIn(first!) ? other! : first!
  return { kind: kind as contract.FoundKind, id, part, ...found, snippet }
}

function hitsIn(snippet: contract.SearchFound['snippet']): number {
  return new Set(snippet.filter(({ isHit }) => isHit).map(({ words }) => words.toLowerCase())).size
}

/** For each word that was searched for the nearest that stands in what is shown. */
function wordsRead(asked: string[], items: contract.SearchFound[]): string[] {
  const shown = items.flatMap(({ title, snippet }) => [title, ...snippet.map(({ words }) => words)])
  const stands = (wanted: Wanted) =>
    shown.some((words) => snippetOf(words, [wanted]).some(({ isHit }) => isHit))
  return asked.flatMap((part) => {
    const options = wantedIn([part])
    return options.find(stands)?.word ?? []
  })
}

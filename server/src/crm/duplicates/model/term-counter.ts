import { comparisons } from '../linkage/kinds.ts'
import type { Frequencies } from '../linkage/prepare.ts'
import { type ComparedPerson, personFields, place, recordOf } from './person-fields.ts'

/** Terms kept while counting, a field: beyond it the rarest are forgotten. */
const countedAtMost = 200_000
const keptAtMost = 10_000
/** A name that fewer have would tell who is in the list, and is as rare as any other such name. */
const keptFrom = 3

type Counts = { values: Map<string, number>; words: Map<string, number> }

/**
 * Counts how common names, numbers and organisations are, in bounded memory however long the list is: the rarest are
 * forgotten on the way (after G. Manku and R. Motwani, Approximate Frequency Counts over Data Streams, 2002).
 */
export function createTermCounter() {
  const fields: Counts[] = personFields.map(() => ({ values: new Map(), words: new Map() }))
  let records = 0

  function count(person: ComparedPerson): void {
    records += 1
    const { values } = recordOf(person)
    for (const [index, { name, kind }] of personFields.entries()) {
      // No two people have one address, and there is nothing to forget of what nobody shares.
      if (index === place.email) continue
      for (const text of values[name] ?? []) {
        const ready = comparisons[kind].prepare(text)
        if (!ready) continue
        add(fields[index]!.values, ready.key)
        if (index === place.organisation)
          for (const word of new Set(ready.words)) add(fields[index]!.words, word)
      }
    }
  }

  function frequencies(): Frequencies {
    const rest = { terms: 0, times: 0 }
    const kept = fields.map(({ values, words }) => ({
      values: mostCommon(values, rest),
      words: mostCommon(words, rest),
    }))
    return { records, fields: kept, unkept: rest.terms === 0 ? 1 : rest.times / rest.terms }
  }

  return { count, frequencies, size: () => records }
}

function add(counts: Map<string, number>, term: string): void {
  counts.set(term, (counts.get(term) ?? 0) + 1)
  for (let least = 1; counts.size > countedAtMost; least += 1)
    for (const [each, count] of counts) if (count <= least) counts.delete(each)
}

function mostCommon(
  counts: Map<string, number>,
  rest: { terms: number; times: number },
): Map<string, number> {
  const all = [...counts].toSorted((one, other) => other[1] - one[1])
  const kept = all.filter(([, count], at) => at < keptAtMost && count >= keptFrom)
  for (const [, count] of all.slice(kept.length)) {
    rest.terms += 1
    rest.times += count
  }
  return new Map(kept)
}

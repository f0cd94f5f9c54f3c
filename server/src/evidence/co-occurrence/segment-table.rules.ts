import { benjaminiHochberg, crossTab } from '@firsthand/stats'
import { type Introductions, groupIntoVoices } from '../claims/voices.ts'

export type Column = { key: string; people: string[] }
export type Heard = { code: string; person: string; evidence: number }

/** Cochran's bar: below it the normal approximation of a cell says nothing. */
const expectedAtLeast = 5

/**
 * For each code, in which columns it was heard from more or fewer voices than both totals predict. A code is one table of
 * two rows (with it, without it) by the columns, since a voice may have several codes; cells of all codes are allowed for
 * together. Adjusted residuals: Haberman 1973, Biometrics 29(1), 205–220.
 */
export function segmentTable(
  { columns, heard, introducedBy }: { columns: Column[]; heard: Heard[]; introducedBy: Introductions },
  codes: string[],
) {
  const voicesOf = columns.map(({ people }) => groupIntoVoices(people, introducedBy))
  const totals = voicesOf.map((voices) => voices.length)
  const byCode = Map.groupBy(heard, ({ code }) => code)
  const rows = codes.map((code) => {
    const evidenceOf = new Map((byCode.get(code) ?? []).map(({ person, evidence }) => [person, evidence]))
    const counts = voicesOf.map(
      (voices) => voices.filter(({ people }) => people.some((person) => evidenceOf.has(person))).length,
    )
    const evidence = columns.map(({ people }) =>
      people.reduce((sum, person) => sum + (evidenceOf.get(person) ?? 0), 0),
    )
    return { code, counts, evidence, table: tableOf(counts, totals) }
  })
  const testable = rows.flatMap(({ table }) => table.filter(({ isSmall }) => !isSmall))
  const adjusted = testable.length === 0 ? [] : benjaminiHochberg(testable.map(({ pValue }) => pValue))
  const rateOf = new Map(testable.map((cell, at) => [cell, adjusted[at]!]))
  return {
    totals,
    rows: rows.map(({ code, counts, evidence, table }) => ({
      code,
      voices: groupIntoVoices(
        (byCode.get(code) ?? []).map(({ person }) => person),
        introducedBy,
      ).length,
      cells: counts.map((voices, at) => {
        const cell = table[at]!
        const isStriking = (rateOf.get(cell) ?? 1) < 0.05
        return {
          voices,
          evidence: evidence[at]!,
          expected: cell.expected,
          residual: cell.residual,
          isSmall: cell.isSmall,
          verdict: cell.isSmall
            ? ('not_enough' as const)
            : isStriking
              ? cell.residual > 0
                ? ('more' as const)
                : ('fewer' as const)
              : ('as_expected' as const),
        }
      }),
    })),
  }
}

type Cell = { expected: number; residual: number; pValue: number; isSmall: boolean }

function tableOf(counts: number[], totals: number[]): Cell[] {
  const without = totals.map((total, at) => total - counts[at]!)
  const n = totals.reduce((sum, total) => sum + total, 0)
  const withIt = counts.reduce((sum, count) => sum + count, 0)
  const nothing = (at: number): Cell => ({
    expected: n === 0 ? 0 : (withIt * totals[at]!) / n,
    residual: 0,
    pValue: 1,
    isSmall: true,
  })
  // Without a second column, or with a code that all or none have, there is nothing to compare.
  if (totals.filter((total) => total > 0).length < 2 || withIt === 0 || withIt === n)
    return totals.map((_, at) => nothing(at))
  const used = [...totals.keys()].filter((at) => totals[at]! > 0)
  const { cells } = crossTab([used.map((at) => counts[at]!), used.map((at) => without[at]!)])
  return totals.map((_, at) => {
    const place = used.indexOf(at)
    if (place === -1) return nothing(at)
    const [yes, no] = [cells[0]![place]!, cells[1]![place]!]
    return {
      expected: yes.expected,
      residual: yes.adjustedResidual,
      pValue: yes.pValue,
      isSmall: Math.min(yes.expected, no.expected) < expectedAtLeast,
    }
  })
}

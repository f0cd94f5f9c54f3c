/** How many days a cell leaves between touches: 30, “30 days”, “every 2 weeks”, “quarterly”; undefined where it says none. */
export function readCadence(cell: string): number | undefined {
  const text = cell.normalize('NFKD').replace(/\p{M}/gu, '').trim().toLowerCase()
  const named = names.find(([pattern]) => pattern.test(text))?.[1]
  if (named !== undefined) return named
  const [, count = '1', unit = 'd'] = /^(?:every |alle )?(\d{1,4})?\s*([a-z]+)?\.?$/.exec(text) ?? []
  const days = units.find(([pattern]) => pattern.test(unit))?.[1]
  if (!/\d/.test(text) || days === undefined) return undefined
  const total = Number(count) * days
  return total >= 1 && total <= 3_650 ? total : undefined
}

const names: [RegExp, number][] = [
  [/^(daily|every day|taglich)$/, 1],
  [/^(weekly|every week|wochentlich|once a week)$/, 7],
  [/^(fortnightly|bi-?weekly|every other week)$/, 14],
  [/^(monthly|every month|monatlich|once a month)$/, 30],
  [/^(quarterly|every quarter|vierteljahrlich|quartalsweise|once a quarter)$/, 90],
  [/^(half-?yearly|every half year|twice a year|halbjahrlich)$/, 180],
  [/^(yearly|annual(ly)?|every year|once a year|jahrlich)$/, 365],
]

const units: [RegExp, number][] = [
  [/^(d|days?|tage?)$/, 1],
  [/^(w|weeks?|wochen?)$/, 7],
  [/^(m|months?|monate?)$/, 30],
  [/^(q|quarters?|quartale?)$/, 90],
  [/^(y|years?|jahre?)$/, 365],
]

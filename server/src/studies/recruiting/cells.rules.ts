import type { CellCondition } from '@firsthand/contract/studies/quotas'

/** What is known of somebody when they are put into cells. */
export type Profile = {
  types: Set<string>
  /** Ids of segments of the study. */
  segments: Set<string>
  /** Folded, so that “berlin” and “Berlin” are one. */
  cities: Set<string>
  /** Ids of options they chose in the screener. */
  options: Set<string>
  /** Ids of choices in fields of the workspace's own. */
  choices: Set<string>
}

/** Whether somebody belongs to a cell: all its conditions hold. */
export function belongs(match: CellCondition[], profile: Profile): boolean {
  return match.every((condition) => {
    if (condition.what === 'contactType') return profile.types.has(condition.value)
    if (condition.what === 'segment') return profile.segments.has(condition.segment)
    if (condition.what === 'city') return profile.cities.has(foldCity(condition.value))
    if (condition.what === 'field') return profile.choices.has(condition.choice)
    return profile.options.has(condition.option)
  })
}

export type Filled = { match: CellCondition[]; wanted: number; isHard: boolean; taken: number }

/**
 * Whether nobody more can be taken in: a hard number for everybody is reached; or, where there is none, each cell is
 * hard and reached. Who belongs to no cell is bound by none, so questions must rule out whom a study does not want.
 */
export function isStudyFull(cells: Filled[]): boolean {
  const forAll = cells.filter((cell) => cell.match.length === 0 && cell.isHard)
  if (forAll.some(isReached)) return true
  return forAll.length === 0 && cells.length > 0 && cells.every((cell) => cell.isHard && isReached(cell))
}

export function foldCity(city: string): string {
  return city.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim()
}

function isReached({ taken, wanted }: Filled): boolean {
  return taken >= wanted
}

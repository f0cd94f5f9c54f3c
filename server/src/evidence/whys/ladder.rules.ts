import type { StepStanding } from '@firsthand/contract/evidence/whys'

type Step = { id: string; parentId: string | null }
export type Placed<S> = S & { depth: number }

/** Steps from the top down, each before those below it, in the order they were written. */
export function orderSteps<S extends Step>(steps: S[]): Placed<S>[] {
  const below = Map.groupBy(steps, ({ parentId }) => parentId)
  const placed: Placed<S>[] = []
  place(null, 1)
  return placed
  function place(parent: string | null, depth: number) {
    for (const step of below.get(parent) ?? []) {
      placed.push({ ...step, depth })
      place(step.id, depth + 1)
    }
  }
}

/** Evidence as a step needs it: what does not count is kept and makes nothing heard. */
export type Attached = { stance: 'supports' | 'contradicts'; counts: boolean; person: string | null }

/**
 * What a step stands on. Only first-hand evidence that somebody accepted and nobody withdrew makes a guess more than a
 * guess; a person counts once.
 */
export function standingOf(attached: Attached[]): { standing: StepStanding; people: number } {
  const counted = attached.filter(({ counts }) => counts)
  const isSupported = counted.some(({ stance }) => stance === 'supports')
  const isContradicted = counted.some(({ stance }) => stance === 'contradicts')
  const people = new Set(
    counted.flatMap(({ stance, person }) => (stance === 'supports' && person ? [person] : [])),
  ).size
  const standing = isSupported
    ? isContradicted
      ? 'disputed'
      : 'heard'
    : isContradicted
      ? 'contradicted'
      : 'guess'
  return { standing, people }
}

import type { AskNext } from '@firsthand/contract/studies/recruiting-numbers'

type Reason = AskNext['reasons'][number]

export type Candidate = {
  id: string
  introducer: { id: string; name: string } | null
  types: string[]
  organisation: string | null
  /** Names and gaps of the cells they would fill. */
  cells: { name: string; missing: number; wanted: number }[]
  /** Claims at stake that they have said nothing to, and are in the scope of. */
  claims: { id: string; sentence: string; stakes: number; rung: number }[]
}

/** What the study has heard so far. */
export type Heard = {
  met: number
  /** How many of those met came through each introducer. */
  byIntroducer: Map<string, number>
  typesHeard: Set<string>
  /** Those met or known themselves to be introducers: asking one of their friends adds little. */
  metIds: Set<string>
}

const claimsCounted = 2

/**
 * What somebody would add, in points that are said one by one: a gap in a cell (up to 3), a claim at stake that they can
 * speak to (stakes, and more the lower it stands), a source that nobody came through yet, a type nobody of whom was
 * heard. One more through a source that already brought several takes points away.
 */
export function reasonsFor(candidate: Candidate, heard: Heard): Reason[] {
  return [
    ...cellReasons(candidate),
    ...claimReasons(candidate),
    ...sourceReasons(candidate, heard),
    ...typeReasons(candidate, heard),
  ]
}

export function scoreOf(reasons: Reason[]): number {
  return Math.round(reasons.reduce((sum, reason) => sum + reason.points, 0) * 100) / 100
}

function cellReasons({ cells }: Candidate): Reason[] {
  const open = cells
    .filter((cell) => cell.missing > 0)
    .toSorted((a, b) => b.missing / b.wanted - a.missing / a.wanted)
  return open.slice(0, 1).map((cell) => ({
    code: 'cell',
    why: `${cell.name}: ${cell.missing} of ${cell.wanted} are missing.`,
    points: 1 + (2 * cell.missing) / cell.wanted,
    claim: null,
  }))
}

function claimReasons({ claims }: Candidate): Reason[] {
  return claims
    .map((claim) => ({ claim, points: (claim.stakes * (6 - claim.rung)) / 7.5 }))
    .toSorted((a, b) => b.points - a.points || (a.claim.id < b.claim.id ? -1 : 1))
    .slice(0, claimsCounted)
    .map(({ claim: { id, sentence }, points }) => ({
      code: 'claim',
      why: 'They can speak to a claim at stake, and have not.',
      points,
      claim: { id, sentence },
    }))
}

function sourceReasons({ id, introducer }: Candidate, { met, byIntroducer, metIds }: Heard): Reason[] {
  if (met === 0) return []
  if (introducer === null)
    return [
      {
        code: 'own_source',
        why: 'They came through nobody: a voice of their own.',
        points: 0.75,
        claim: null,
      },
    ]
  const brought = byIntroducer.get(introducer.id) ?? 0
  const isOne = metIds.has(introducer.id) || byIntroducer.has(id)
  if (brought === 0 && !isOne)
    return [
      {
        code: 'new_source',
        why: `Through ${introducer.name}, through whom nobody came yet.`,
        points: 1.5,
        claim: null,
      },
    ]
  return [
    {
      code: 'same_source',
      why:
        brought > 0
          ? `Through ${introducer.name}, who brought ${brought} already: no new voice.`
          : `From the circle of ${introducer.name}, whom you met: hardly a new voice.`,
      points: -0.5 * Math.min(3, Math.max(1, brought)),
      claim: null,
    },
  ]
}

function typeReasons({ types }: Candidate, { met, typesHeard }: Heard): Reason[] {
  const unheard = types.find((type) => !typesHeard.has(type))
  if (met === 0 || unheard === undefined) return []
  return [
    { code: 'type_unheard', why: `Nobody who is ${article(unheard)} was heard yet.`, points: 1, claim: null },
  ]
}

function article(type: string): string {
  const words = type.replaceAll('_', ' ')
  return words === 'other' ? 'anything else' : `${/^[aeiou]/.test(words) ? 'an' : 'a'} ${words}`
}

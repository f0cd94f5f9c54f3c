import type { ClaimRow, StandingView } from '@firsthand/contract/evidence/claims'
import { type Rung, rungs } from '@firsthand/contract/evidence/kinds'
import type { z } from 'zod'
import type { Interval } from '../../kit/interval-bar.tsx'
import type { Voice, VoiceKind } from '../../kit/voices.tsx'

type RungName = z.output<typeof Rung>
type VoiceDot = StandingView['voicesFor'][number]

/** A rung as the kit draws it: hunch 1 to proven 5. */
export function levelOf(rung: RungName): 1 | 2 | 3 | 4 | 5 {
  return (rungs.indexOf(rung) + 1) as 1 | 2 | 3 | 4 | 5
}

const kinds = {
  said: 'said',
  behaviour: 'behaviour',
  committed: 'commitment',
  contradicts: 'contradicts',
  relayed: 'relayed',
} as const

/** The dots of a claim in a list. */
export function voicesOfRow({ voices }: Pick<ClaimRow, 'voices'>): Voice[] {
  return voices.dots.map(({ kind, people }) => ({
    people: Array.from({ length: people }, () => ({ kind: kinds[kind] })),
  }))
}

/** The dots of a claim's page, with names. */
export function voicesOfStanding({ voicesFor, voicesAgainst, notCounted }: StandingView): Voice[] {
  const relayed = notCounted.filter(({ why }) => why === 'relayed')
  return [
    ...voicesFor.map((voice) => named(voice, kindOf(voice))),
    ...voicesAgainst.map((voice) => named(voice, 'contradicts')),
    ...relayed.map(() => ({ people: [{ kind: 'relayed' as const }] })),
  ]
}

/** What would lift a claim, where the heading says that already: without its "To reach pattern:". */
export function liftOf(next: string): string {
  const step = next.replace(/^To reach \w+: /, '')
  return step.charAt(0).toLocaleUpperCase() + step.slice(1)
}

/** A share as the kit's bar takes it. Fewer than three say nothing. */
export function intervalOf({ hits, n, low, high }: StandingView['said']): Interval {
  return { share: n === 0 ? 0 : hits / n, low: low ?? 0, high: high ?? 1, n, count: hits, enough: n >= 3 }
}

function kindOf({ commitment, behaviour }: VoiceDot): VoiceKind {
  if (commitment) return 'commitment'
  return behaviour ? 'behaviour' : 'said'
}

function named(voice: VoiceDot, kind: VoiceKind): Voice {
  return { people: voice.people.map(({ name }) => ({ kind, name })) }
}

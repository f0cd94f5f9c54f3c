import type { BrambleClaim, BrambleEvidence, BramblePerson, Rung } from './shape.ts'

/**
 * Two readings of "came through the same referrer": people of one referrer are one voice, and the referrer is
 * a voice apart (`siblings`); or everybody joined by introductions is one voice (`families`). The claims of the
 * example stand on the same rung under both, so that they do not hang on the reading.
 */
export type Reading = 'siblings' | 'families'

type World = {
  people: BramblePerson[]
  evidence: BrambleEvidence[]
  ageOf: (evidence: BrambleEvidence) => number
}

const rungs: Rung[] = ['hunch', 'heard', 'pattern', 'shown']
const halfLifeDays = 180

/** The ladder without experiments, written apart from the product's own rules as a check on the data. */
export function scoreByHand(claim: BrambleClaim, world: World, reading: Reading): Rung {
  const cited = claim.citations.flatMap(({ evidence: key, stance }) => {
    const evidence = world.evidence.find((one) => one.key === key)
    const person = world.people.find((one) => one.key === evidence?.person)
    if (!evidence || !person) throw new RangeError(`“${key}” is cited and does not exist.`)
    const counts = evidence.heardBy.length > 0 && isInScope(claim, person)
    return counts ? [{ evidence, stance, voice: voiceOf(person, world.people, reading) }] : []
  })
  const bearing = cited.filter(({ stance }) => stance === 'supports')
  const against = cited.filter(({ stance }) => stance === 'contradicts')
  const voicesFor = voices(bearing)
  const acted = voices(bearing.filter(({ evidence }) => isBehaviour(evidence)))
  const paid = bearing.some(({ evidence }) => evidence.commitment?.what === 'money')
  const onlyFuture = bearing.every(({ evidence }) => evidence.kind === 'said_future')

  let rung = voicesFor.size > 0 ? 1 : 0
  if (voicesFor.size >= 3 && voicesFor.size >= 2 * voices(against).size && !onlyFuture) rung = 2
  if (rung === 2 && (acted.size >= 3 || paid)) rung = 3

  const didOtherwise = voices(against.filter(({ evidence }) => isBehaviour(evidence)))
  if (didOtherwise.size > 0 && didOtherwise.size * 3 >= voices(cited).size) rung -= 1
  if (cited.length > 0 && cited.every(({ evidence }) => world.ageOf(evidence) > halfLifeDays)) rung -= 1
  return rungs[Math.max(0, rung)] ?? 'hunch'
}

function isInScope({ scope }: BrambleClaim, person: BramblePerson) {
  const held = person.types.map(({ type }) => type)
  if (scope?.contactTypes && !scope.contactTypes.some((type) => held.includes(type))) return false
  return !scope?.organisations || scope.organisations.includes(person.organisation ?? '')
}

function voiceOf(person: BramblePerson, people: BramblePerson[], reading: Reading): string {
  if (!person.introducedBy) return reading === 'siblings' ? person.key : `of ${person.key}`
  if (reading === 'siblings') return `of ${person.introducedBy}`
  const referrer = people.find(({ key }) => key === person.introducedBy)
  return referrer ? voiceOf(referrer, people, reading) : person.key
}

function voices(cited: { voice: string }[]) {
  return new Set(cited.map(({ voice }) => voice))
}

function isBehaviour({ kind }: BrambleEvidence) {
  return kind === 'did_observed' || kind === 'did_measured' || kind === 'committed'
}

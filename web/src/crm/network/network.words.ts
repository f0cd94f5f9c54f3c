import type { Suggestion, WayStep, WayStrength } from '@firsthand/contract/crm/network'
import { menu } from './menu.words.ts'

const people = (count: number) => (count === 1 ? '1 person' : `${count} people`)

export const words = {
  ...menu.waysIn,
  question: 'Who can introduce us?',
  lead: 'The strongest ways from somebody of us to a person or into an organisation, through people we know.',
  search: 'A person, an organisation, or a word such as forestry',
  person: 'People',
  organisation: 'Organisations',
  knowHow: 'Who of us knows about it',
  nobodyThere: 'Nobody of ours yet',
  findWay: (name: string) => `Ways in to ${name}`,
  none: 'No way in yet',
  noneText: (name: string) =>
    `Nobody of us reaches ${name} within four steps, going by talks, introductions, workplaces and what we know. Write down where you worked, or ask somebody in the same field.`,
  noneFound: (q: string) => `Nothing we know matches “${q}”`,
  noneFoundText: 'Try fewer letters, or write down what you and your colleagues know.',
  startText: 'Type whom or what you want to reach. You will see who of us is nearest, and through whom.',
  exampleName: 'Nordholz Forestry',
  example: 'Leo → Hanna Birk, who works there',
  capped:
    'There are more people on the way than we look at, so a way may be missing. Ask for a nearer person.',
  lookedAt: (count: number) => `${people(count)} looked at`,
  ways: (count: number) => (count === 1 ? '1 way in' : `${count} ways in`),
  strength: { strong: 'Strong', fair: 'Fair', weak: 'Weak' } satisfies Record<WayStrength, string>,
  drawing: 'The same, drawn',
  drawingSays: (target: string, ways: number) =>
    `A drawing of ${ways === 1 ? 'one way' : `${ways} ways`} to ${target}; the list says the same in words.`,
  showDrawing: 'Show the drawing',
  noContact: 'wants no contact',
  notToAsk: 'To know how things hang together. Nobody on this way is to be asked.',
  targetNoContact: (name: string) =>
    `${name} does not wish to be contacted. These ways are to know, not to ask. If that changed, note it on their page first.`,
  ask: 'Ask for an introduction',
  asking: (name: string) => `Ask ${name} for an introduction`,
  all: 'All ways in',
  writeKnowHow: 'Write down what you know',
  step,
  balance: 'Balance',
  balanceLead: (count: number, capped: boolean) =>
    capped ? `Of the ${count} people you talked with last.` : `Of the ${people(count)} you have talked with.`,
  balanceNone: 'You have not talked with anybody yet. The balance shows once you have.',
  through: 'Came through somebody',
  largest: (name: string) => `Through ${name}`,
  largestNote: 'who brought most; together they are one voice',
  voices: 'Voices',
  voicesNote: (count: number) => `of ${people(count)}: those through one introducer count once`,
  effective: 'Worth',
  effectiveValue: (count: string) => `${count} voices`,
  effectiveNote: (correlation: string) => `as independent voices, if answers correlate by ${correlation}`,
  sources: 'Sources',
  sourcesNote: 'as many equal sources as this concentration amounts to',
  byType: 'Contact types',
  byOrganisation: 'Organisations',
  homophily: {
    like_to_like: (what: string) =>
      `Introductions stay within the same ${what}. Ask for somebody unlike themselves.`,
    mixed: (what: string) => `Introductions mix ${what} about as chance would.`,
    across: (what: string) => `Introductions go across ${what} more than chance would.`,
    cannot_tell: (what: string) => `Whether introductions stay within ${what} cannot be told from so few.`,
    not_enough: (what: string) => `Not enough introductions to say whether they stay within ${what}.`,
  },
  typesPlural: 'contact types',
  organisationsPlural: 'organisations',
  homophilyNumbers: (r: string, low: string, high: string, ties: number) =>
    `r ${r} (${low} to ${high}), ${ties} introductions`,
  ties: (ties: number) => (ties === 1 ? '1 introduction' : `${ties} introductions`),
  wider: 'Go wider',
  widerNone: 'Nothing leans too far. Go on like this.',
  suggestion,
  askThem: 'Ask',
  introducers: 'Who brings whom',
  introducersNone: 'Nobody has introduced anybody yet.',
  introducer: 'Introducer',
  brought: 'Brought',
  met: 'Met',
  evidence: 'Heard',
  evidenceHint: 'Heard: how many of those brought became evidence.',
  tree: (name: string) => `Who came through ${name}`,
  above: 'Came through',
  treeCapped: 'Only the nearest 500 are shown.',
  openPerson: 'Open the person',
  heard: (count: number) => (count === 1 ? '1 piece of evidence' : `${count} pieces of evidence`),
} as const

/** What a step of a way says, from one to the other. */
function step({ kind, from, to, organisation, talks, untilYear }: WayStep, when: string): string {
  const at = organisation ? ` at ${organisation.name}` : ''
  const until = untilYear ? ` until ${untilYear}` : ''
  switch (kind) {
    case 'talked':
      return `${from.name} talked with ${to.name} ${times(talks ?? 0)}, last ${when}`
    case 'worked_there':
      return to.kind === 'organisation'
        ? `${from.name} worked at ${to.name}${until}`
        : `${from.name} worked${at}${until}, where ${to.name} works`
    case 'knows_people_there':
      return to.kind === 'organisation'
        ? `${from.name} knows people at ${to.name}`
        : `${from.name} knows people${at}, where ${to.name} works`
    case 'introduced':
      return `${from.name} introduced us to ${to.name}, ${when}`
    case 'came_through':
      return `${from.name} came to us through ${to.name}, ${when}`
    case 'works_with':
      return `${from.name} and ${to.name} both work${at}`
    case 'worked_with':
      return `${from.name} and ${to.name} know each other from${organisation ? ` ${organisation.name}` : ' work'}`
  }
}

function times(count: number): string {
  if (count === 1) return 'once'
  return count === 2 ? 'twice' : `${count} times`
}

/** What would make a sample wider, and why. */
function suggestion({ kind, about, heard, of }: Suggestion, type: string): string {
  switch (kind) {
    case 'one_introducer':
      return `${heard} of ${of} came through ${about.name}. Ask somebody who does not know ${about.name}.`
    case 'one_organisation':
      return `${heard} of ${of} work at ${about.name}. Talk with somebody from elsewhere.`
    case 'one_type':
      return `${heard} of ${of} are of one type: ${type}. Talk with others too.`
    case 'type_unheard':
      return `You know ${of} of the type ${type} and have talked with ${heard === 0 ? 'none' : heard}.`
    case 'organisation_unheard':
      return `You know ${of} people at ${about.name} and have talked with none.`
  }
}

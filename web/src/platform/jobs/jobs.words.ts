import type { JobView } from '@firsthand/contract/platform/records'

type State = JobView['state']

const states: Record<State, string> = {
  waiting: 'waiting',
  running: 'at work',
  done: 'done',
  failed: 'failed',
  cancelled: 'cancelled',
}

export const words = {
  heading: 'What is Firsthand working on?',
  lead: 'Long work such as an import goes on when you leave its page.',
  none: 'Nothing to do right now',
  noneText: 'Imports and other long work will stand here, with how far they are.',
  example: 'Importing people: 1,200 of 5,400',
  list: 'Jobs',
  sentence: (kind: string, state: State, done: number, total: number | null) =>
    `${kind}: ${states[state]}${state === 'running' || done > 0 ? progress(done, total) : ''}`,
  cancelling: 'Stops after its current step.',
  started: (when: string) => `asked for ${when}`,
  earlier: 'Show earlier jobs',
} as const

/** `people.import` is "People import", until a domain gives its jobs better names. */
export function nameOfKind(kind: string): string {
  const spaced = kind.replaceAll(/[._]/g, ' ')
  return spaced.charAt(0).toUpperCase() + spaced.slice(1)
}

function progress(done: number, total: number | null): string {
  const number = new Intl.NumberFormat('en-GB')
  return total === null
    ? `, ${number.format(done)} so far`
    : `, ${number.format(done)} of ${number.format(total)}`
}

/** How a command ends. Numbers from 64 are those of sysexits.h, so that scripts may know them. */
export const exitCodes = {
  done: 0,
  refused: 1,
  usage: 64,
  input: 65,
  file: 66,
  unreachable: 69,
  broken: 70,
  later: 75,
  notAllowed: 77,
  settings: 78,
} as const
export type Ending = keyof typeof exitCodes

/** What each ending means, for `--help` and the guide. */
export const endingSentences: Record<Ending, string> = {
  done: 'Done.',
  refused: 'Firsthand refused: there is no such thing, or it changed meanwhile.',
  usage: 'The command is not written as it must be.',
  input: 'Some of what was sent is not right.',
  file: 'A file cannot be read or written.',
  unreachable: 'Firsthand does not answer, or is not installed here.',
  broken: 'Something went wrong on the side of Firsthand.',
  later: 'Too many tries; wait and try again.',
  notAllowed: 'The key is missing, not valid, or may not do this.',
  settings: 'Nobody is signed in here, or a setting is not right.',
}

/** Ends a command with a sentence. */
export class CommandEnded extends Error {
  readonly ending: Ending
  constructor(ending: Ending, sentence: string) {
    super(sentence)
    this.ending = ending
  }
}

export function refuseUse(ending: Ending, sentence: string): never {
  throw new CommandEnded(ending, sentence)
}

/** The ending that belongs to a status of HTTP. */
export function endingOf(status: number): Ending {
  if (status === 401 || status === 403) return 'notAllowed'
  if (status === 429) return 'later'
  if (status === 503) return 'unreachable'
  if (status >= 500) return 'broken'
  return status === 400 || status === 413 || status === 422 ? 'input' : 'refused'
}

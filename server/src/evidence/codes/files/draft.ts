/** A code as a file describes it. */
export type DraftCode = {
  /** What other programs call it by; kept where it can be. */
  guid: string | null
  name: string
  definition: string
  whenToUse: string
  whenNot: string
  example: string
  colour: number | null
  isHeading: boolean
  below: DraftCode[]
}

export type DraftCodebook = { format: 'csv' | 'qdc' | 'xlsx'; codes: DraftCode[]; warnings: string[] }

/** A file that cannot be read as a codebook, with the reason for whoever chose it. */
export class UnreadableCodebook extends Error {}

/** A file that would unpack to far more than a codebook holds. */
export class UnsafeCodebook extends Error {}

export function draftCode(name: string, more: Partial<DraftCode> = {}): DraftCode {
  return {
    guid: null,
    name,
    definition: '',
    whenToUse: '',
    whenNot: '',
    example: '',
    colour: null,
    isHeading: false,
    below: [],
    ...more,
  }
}

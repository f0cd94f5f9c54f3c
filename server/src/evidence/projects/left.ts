import { projectLimits } from '@firsthand/contract/evidence/projects'

/** What cannot come over as it is, or go out: how often, in words, and the first by name. */
export type Left = { what: string; count: number; sentence: string; examples: string[] }

const sentences = {
  selections_elsewhere:
    'Selections in pictures, recordings and PDF pages have no place here. Their files are kept; the selections and their codings are not.',
  coded_elsewhere: 'Codings of a whole picture, recording or PDF have no place here.',
  whole_text: 'Codings of a whole text were put on all of its words.',
  whole_text_too_long: 'Codings of a whole text that is too long to be one piece of evidence were left out.',
  missing_file: 'These sources name a file that is not in the project, so nothing of them could be read.',
  unreadable_text: 'These texts are too large or are not text.',
  rich_only: 'These sources have no plain text beside them. Their files are kept; their selections are not.',
  outside_text: 'These selections lie outside their text or hold nothing but space.',
  other_counting:
    'In these texts the positions do not count code points as the standard says. They were read so that the words fit.',
  unknown_code: 'These codings name a code that is not in the project.',
  duplicate_guid: 'These ids stand twice in the project. The first of them is what others point at.',
  unknown_user: 'Codings by nobody, or by a coder who is not in the project, are kept as yours.',
  coded_heading: 'These codes take no codings in the project and yet have some. They came in as codes.',
  cut: 'These names, notes or memos were too long and were cut.',
  case_codes: 'Cases that carry a code: here, only evidence is coded.',
  case_is_code:
    'These cases are codes as well. What carries the code is of that person; the code came in, too, and can be archived.',
  variables: 'Values of these variables are kept in the note about the person.',
  source_variables: 'Variables of a source have no place here.',
  sets: 'Sets of codes, sources or notes: Firsthand has none.',
  links: 'Links between things, other than a note’s to what it is about.',
  graphs: 'Drawings of how things hang together.',
  missing_note: 'These notes stand in a file that is not in the project.',
  not_quotable: 'Texts in which somebody speaks who refused, or took back, being quoted.',
  evidence_not_quotable: 'Pieces of evidence of people who refused, or took back, being quoted.',
  suggested: 'Evidence that a machine proposed and nobody has accepted.',
  withdrawn: 'Evidence that was withdrawn.',
  archived_codes: 'Codings with a code that was archived.',
  claims: 'Claims and what is cited in them: other coding programs know none.',
} as const

export type LeftWhat = keyof typeof sentences

export function createLeft() {
  const found = new Map<LeftWhat, { count: number; examples: Set<string> }>()
  return {
    add(what: LeftWhat, example = '', count = 1): void {
      if (count === 0) return
      const entry = found.get(what) ?? { count: 0, examples: new Set<string>() }
      entry.count += count
      if (example && entry.examples.size < projectLimits.shown) entry.examples.add(example.slice(0, 200))
      found.set(what, entry)
    },
    list(): Left[] {
      return [...found].map(([what, { count, examples }]) => ({
        what,
        count,
        sentence: sentences[what],
        examples: [...examples],
      }))
    },
  }
}

export type LeftList = ReturnType<typeof createLeft>

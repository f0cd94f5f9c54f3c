import type { Survey } from './survey.ts'

/** What an import knows while it brings one text after the other: which of ours each thing of the project is. */
export type Bringing = {
  importId: string
  asker: string
  survey: Survey
  codes: Map<string, string>
  coders: Map<string, string>
  people: Map<string, string>
}

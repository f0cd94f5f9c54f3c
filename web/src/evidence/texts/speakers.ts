import type { SpeakerView } from '@firsthand/contract/evidence/texts'
import { words } from './texts.words.ts'

/** How a speaker is called: the person or member, else what the recorder wrote. */
export function speakerName(speaker: SpeakerView | undefined): string {
  return speaker?.person?.name ?? speaker?.member?.name ?? (speaker?.label || words.noName)
}

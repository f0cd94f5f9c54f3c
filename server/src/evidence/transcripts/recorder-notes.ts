import type { Block } from './markdown.ts'
import type { TranscriptWarning } from './transcript.ts'

// What Google Meet, Teams and Otter write around the words, and nobody said.
const aroundTheTalk =
  /^(?:transcription ended after [\d:]+|this editable transcript was computer generated\b.*|transcri(?:bed|pt (?:created|generated)) (?:by|with)\b.*|.{1,80} (?:started|stopped) transcription)\.?$/i

/** Whether a line is the recorder's own remark about the recording. */
export function isRecorderNote(line: string): boolean {
  return line.length <= 200 && aroundTheTalk.test(line.trim())
}

/** Takes the recorder's remarks and its list of who was invited away, and says so. */
export function dropRecorderNotes(blocks: Block[], warnings: TranscriptWarning[]): Block[] {
  const left: string[] = []
  const kept: Block[] = []
  let isAttendees = false
  for (const block of blocks) {
    const first = block.kind === 'heading' ? block.text : (block.lines[0] ?? '').trim()
    const isList = /^(?:attendees|invited|participants|teilnehmer)$/i.test(first)
    if (block.kind === 'heading' && isList) {
      isAttendees = true
      continue
    }
    const isNames =
      isAttendees && block.kind === 'paragraph' && block.lines.length === 1 && !first.includes(':')
    isAttendees = false
    const all = block.kind === 'heading' ? [block.text] : block.lines
    if (isNames || all.every(isRecorderNote)) left.push(first)
    else kept.push(block)
  }
  if (left.length > 0) {
    const message = `What the recorder wrote around the words was left out: “${left.join('”, “').slice(0, 160)}”.`
    warnings.push({ code: 'left_out', message })
  }
  return kept.some(({ kind }) => kind === 'paragraph') ? kept : blocks
}

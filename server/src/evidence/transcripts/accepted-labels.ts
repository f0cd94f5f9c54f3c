import { genericLabel, isQuestionLabel, type LabelShape } from './speaker-label.ts'

export type LabelCounts = Map<string, { label: string; count: number; shape: LabelShape; leads: boolean }>

type Counted = [string, { label: string; count: number; shape: LabelShape; leads: boolean }]

/** `leads`: the label stands where a paragraph or cue begins, and words, not an address, follow it. */
export function countLabel(
  counts: LabelCounts,
  { label, shape, leads }: { label: string; shape: LabelShape; leads: boolean },
): void {
  const kept = shape === 'generic' ? genericLabel(label) : label
  const key = labelKey(kept)
  const entry = counts.get(key)
  if (entry) entry.count++
  else counts.set(key, { label: kept, count: 1, shape, leads })
}

/**
 * Which of the labels found in a file are speakers. A label that comes back is one; a single one is, where the
 * file is a dialogue anyway and the label reads like a name.
 * `places` is how many cues or paragraphs there are: labels of notes are rare among many lines.
 */
export function acceptLabels(counts: LabelCounts, places: number): Map<string, string> {
  const found: Counted[] = [...counts.entries()]
  const recurring = found.filter(([, { count, shape }]) => count >= (shape === 'weak' ? 3 : 2))
  const recurringCount = sumCounts(recurring)
  const nameCount = sumCounts(found.filter(([, { shape }]) => shape !== 'weak'))

  const isDialogue = recurring.length >= 2 || (recurringCount >= 3 && recurringCount * 2 >= places)
  const isShortDialogue = nameCount >= 1 && nameCount * 10 >= places * 7
  const asksQuestions = recurring.some(([, { label, count }]) => count >= 3 && isQuestionLabel(label))
  if (!isShortDialogue && !asksQuestions && !(isDialogue && recurringCount * 10 >= places)) return new Map()

  const accepted = found.filter(([, { count, shape, leads }]) => {
    if (shape === 'weak') return count >= 3
    return count >= 2 || (leads && (shape === 'strong' || isShortDialogue))
  })
  return new Map([...accepted.map(([key, { label }]) => [key, label] as const), ...initials(accepted)])
}

export function labelKey(label: string): string {
  return label.toLowerCase()
}

function sumCounts(entries: Counted[]): number {
  return entries.reduce((sum, [, { count }]) => sum + count, 0)
}

/** `Adam Jonas (AJ):` says once who `AJ:` is from there on. */
function initials(accepted: Counted[]): [string, string][] {
  const aliases: [string, string][] = []
  for (const [key, { label }] of accepted) {
    const match = /^(.{2,50}) \(([^()]{1,6})\)$/.exec(label)
    const [, name, short] = match ?? []
    if (!name || !short || !accepted.some(([other]) => other === labelKey(short))) continue
    aliases.push([labelKey(short), name], [key, name])
  }
  return aliases
}

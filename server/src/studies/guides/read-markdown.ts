import type { SectionDraft } from '@firsthand/contract/studies/guides'
import { guideLimits } from '@firsthand/contract/studies/guides'
import { plainText, readHeading, readLine, withoutFrame } from './markdown-lines.ts'
import { cutPrompt, isAsking } from './prompt-words.ts'

export type GuideDraft = { title: string | null; budgetMinutes: number | null; sections: SectionDraft[] }

/** What a written guide begins with, so that reading it back takes every item for what it was. */
export const ownMark = '<!-- A guide of Firsthand -->'

/**
 * Reads a guide written in Markdown. Headings become sections, with the minutes they name; what asks or invites
 * becomes a prompt, indented questions its follow-ups; what is left stands in the section's note, so nothing is lost.
 */
export function readMarkdown(markdown: string): GuideDraft {
  const isOwn = markdown.includes(ownMark)
  const reader = new GuideReader(isOwn)
  for (const { text, kind } of withoutFrame(markdown)) {
    if (kind === 'long') reader.note(text)
    else if (kind === 'quoted') reader.note(plainText(text))
    else reader.read(text)
  }
  return reader.finish()
}

class GuideReader {
  private readonly isOwn: boolean
  private readonly sections: SectionDraft[] = []
  private title: string | null = null
  private budgetMinutes: number | null = null
  private section: SectionDraft | undefined
  /** The prompt that indented lines belong to, and how deep it stands; -1 for a paragraph. */
  private parent: { prompt: SectionDraft['prompts'][number]; indent: number } | undefined

  constructor(isOwn: boolean) {
    this.isOwn = isOwn
  }

  read(raw: string): void {
    if (raw.trim() === '') {
      // A list right below a paragraph belongs to it; after an empty line it stands alone.
      if (this.parent?.indent === -1) this.parent = undefined
      return
    }
    const heading = readHeading(raw, { isOwn: this.isOwn })
    if (heading) this.open(heading)
    else this.item(this.isOwn ? raw : raw.replace(/^\s{0,3}#{1,6}\s*/, ''))
  }

  note(text: string): void {
    if (text === '') return
    const section = this.current()
    section.note = section.note === '' ? text : `${section.note}\n${text}`
  }

  finish(): GuideDraft {
    const sections = this.sections.filter(({ prompts, note }) => prompts.length > 0 || note.trim() !== '')
    return { title: this.title, budgetMinutes: this.budgetMinutes, sections }
  }

  private open({ level, title, minutes }: { level: number; title: string; minutes: number | null }): void {
    this.parent = undefined
    if (level === 1 && this.title === null && this.sections.length === 0) {
      this.title = title
      this.budgetMinutes = minutes
      if (!this.isOwn) this.add(title, null)
      return
    }
    this.add(title, minutes)
  }

  private add(title: string, minutes: number | null): SectionDraft {
    this.section = { title: title.slice(0, guideLimits.section), note: '', minutes, prompts: [] }
    this.sections.push(this.section)
    return this.section
  }

  private current(): SectionDraft {
    return this.section ?? this.add(this.title ?? 'Guide', null)
  }

  private item(raw: string): void {
    const { indent, isItem, text } = readLine(raw)
    if (text === '') return
    const isBelow = this.parent !== undefined && isItem && indent > this.parent.indent
    if (isBelow && this.belongsToParent(text)) return
    if (this.isOwn && !isItem) return this.note(text)
    const parts = this.isOwn ? [cutPrompt(text, { isOwn: true })] : cutParts(text)
    for (const part of parts) {
      if (part.kind === 'note') {
        this.note(part.ask)
        continue
      }
      const prompt = { ...part, kind: part.kind }
      this.current().prompts.push(prompt)
      this.parent = { prompt, indent: isItem ? indent : -1 }
    }
    if (parts.every(({ kind }) => kind === 'note')) this.parent = undefined
  }

  private belongsToParent(text: string): boolean {
    const prompt = this.parent!.prompt
    const purpose = /^Purpose: (.*)$/.exec(text)?.[1]
    if (this.isOwn && purpose !== undefined) {
      prompt.purpose = purpose
      return true
    }
    if (prompt.followUps.length >= guideLimits.followUps || text.length > guideLimits.followUp) return false
    prompt.followUps.push(text)
    return true
  }
}

type Part = Omit<ReturnType<typeof cutPrompt>, 'kind'> & { kind: 'ask' | 'say' | 'note' }

/** A line that asks is a prompt; of a long paragraph only what asks, and the rest before it is said. */
function cutParts(text: string): Part[] {
  if (!isAsking(text)) return [{ ...cutPrompt(text, { isOwn: false }), kind: 'note', ask: text }]
  const prompt = cutPrompt(text, { isOwn: false })
  if (prompt.ask.length <= 320) return [prompt]
  const sentences = text
    .match(/[^.?!]+(?:[.?!]+["”')\]]*(?=\s|$)|[.?!]+|$)/g)
    ?.map((sentence) => sentence.trim()) ?? [text]
  const parts: Part[] = []
  for (const sentence of sentences.filter((each) => each !== '')) {
    const kind = sentence.includes('?') ? 'ask' : 'say'
    const last = parts.at(-1)
    const joined = last ? `${last.ask} ${sentence}` : ''
    if (last?.kind === kind && joined.length <= guideLimits.ask) last.ask = joined
    else
      parts.push({
        ...cutPrompt(sentence.slice(0, guideLimits.ask), { isOwn: false }),
        kind,
        ask: sentence.slice(0, guideLimits.ask),
        purpose: '',
      })
  }
  return parts
}

import type { GuideView, SectionDraft } from '@firsthand/contract/studies/guides'

/** A guide while it is written. Every part has a key: its id once it is saved, else one of its own. */
export type PromptDraft = SectionDraft['prompts'][number] & { key: string }
export type SectionInDraft = Omit<SectionDraft, 'prompts'> & { key: string; prompts: PromptDraft[] }
export type GuideDraft = { title: string; budgetMinutes: number | null; sections: SectionInDraft[] }

let made = 0
const newKey = () => `new-${(made += 1)}`

export function draftOf(guide: Pick<GuideView, 'title' | 'budgetMinutes' | 'sections'>): GuideDraft {
  return {
    title: guide.title,
    budgetMinutes: guide.budgetMinutes,
    sections: guide.sections.map((section) => ({
      ...section,
      key: section.id,
      prompts: section.prompts.map((prompt) => ({ ...prompt, key: prompt.id })),
    })),
  }
}

/** What is sent to be saved: without keys, and without prompts and sections that hold nothing. */
export function contentOf({ title, budgetMinutes, sections }: GuideDraft) {
  return {
    title: title.trim(),
    budgetMinutes,
    sections: sections.filter(holdsSomething).map(({ key: _, prompts, ...section }) => ({
      ...section,
      title: section.title.trim(),
      prompts: prompts
        .map(({ key: __, ...prompt }) => ({
          ...prompt,
          ask: prompt.ask.trim(),
          followUps: prompt.followUps.map((text) => text.trim()).filter((text) => text !== ''),
        }))
        .filter(({ ask }) => ask !== ''),
    })),
  }
}

/** Gives parts of a draft the ids that they got when `sent` was saved, so that the next version knows them again. */
export function adoptIds(
  draft: GuideDraft,
  { sent, saved }: { sent: GuideDraft; saved: GuideView },
): GuideDraft {
  const ids = new Map<string, string>()
  const kept = sent.sections.filter(holdsSomething)
  for (const [at, section] of kept.entries()) {
    const twin = saved.sections[at]
    if (!twin) continue
    ids.set(section.key, twin.id)
    const prompts = section.prompts.filter(({ ask }) => ask.trim() !== '')
    for (const [place, { key }] of prompts.entries()) ids.set(key, twin.prompts[place]?.id ?? key)
  }
  const known = <Part extends { key: string }>(part: Part): Part => {
    const id = ids.get(part.key)
    return id === undefined ? part : { ...part, id }
  }
  return {
    ...draft,
    sections: draft.sections.map((section) => known({ ...section, prompts: section.prompts.map(known) })),
  }
}

function holdsSomething({ title, note, prompts }: SectionInDraft): boolean {
  return prompts.some(({ ask }) => ask.trim() !== '') || title.trim() !== '' || note.trim() !== ''
}

export function isSameContent(one: GuideDraft, other: GuideDraft): boolean {
  return bareOf(one) === bareOf(other)
}

function bareOf(draft: GuideDraft): string {
  return JSON.stringify(contentOf(draft), (key, value: unknown) => (key === 'id' ? undefined : value))
}

/** All that is written, to be put somewhere else. */
export function textOf({ title, sections }: GuideDraft): string {
  const written = sections.map(({ title: over, note, prompts }) =>
    [
      over,
      note,
      ...prompts.flatMap(({ ask, purpose, followUps }) => [
        `- ${ask}${purpose.trim() === '' ? '' : ` (${purpose})`}`,
        ...followUps.filter((each) => each.trim() !== '').map((each) => `  - ${each}`),
      ]),
    ]
      .filter((line) => line.trim() !== '')
      .join('\n'),
  )
  return [title, ...written].join('\n\n')
}

export function emptyPrompt(ask = ''): PromptDraft {
  return { key: newKey(), kind: 'ask', ask, purpose: '', followUps: [], minutes: null, isSensitive: false }
}

export function addSection(draft: GuideDraft, title: string): GuideDraft {
  const section = { key: newKey(), title, note: '', minutes: null, prompts: [emptyPrompt()] }
  return { ...draft, sections: [...draft.sections, section] }
}

export function changeSection(draft: GuideDraft, key: string, change: Partial<SectionInDraft>): GuideDraft {
  return { ...draft, sections: draft.sections.map((one) => (one.key === key ? { ...one, ...change } : one)) }
}

export function removeSection(draft: GuideDraft, key: string): GuideDraft {
  return { ...draft, sections: draft.sections.filter((one) => one.key !== key) }
}

export function moveSection(draft: GuideDraft, key: string, by: -1 | 1): GuideDraft {
  const at = draft.sections.findIndex((one) => one.key === key)
  const other = draft.sections[at + by]
  if (at === -1 || !other) return draft
  return { ...draft, sections: draft.sections.with(at + by, draft.sections[at]!).with(at, other) }
}

export function changePrompt(draft: GuideDraft, key: string, change: Partial<PromptDraft>): GuideDraft {
  return inSections(draft, (prompts) => prompts.map((one) => (one.key === key ? { ...one, ...change } : one)))
}

/** Puts prompts behind another, or at the end of a section whose key is given. */
export function insertPrompts(draft: GuideDraft, behind: string, added: PromptDraft[]): GuideDraft {
  return {
    ...draft,
    sections: draft.sections.map((section) => {
      if (section.key === behind) return { ...section, prompts: [...section.prompts, ...added] }
      const at = section.prompts.findIndex(({ key }) => key === behind)
      return at === -1 ? section : { ...section, prompts: section.prompts.toSpliced(at + 1, 0, ...added) }
    }),
  }
}

export function removePrompt(draft: GuideDraft, key: string): GuideDraft {
  return inSections(draft, (prompts) => prompts.filter((one) => one.key !== key))
}

/** Moves a prompt by one place, and at the edge of its section into the next. */
export function movePrompt(draft: GuideDraft, key: string, by: -1 | 1): GuideDraft {
  const from = draft.sections.findIndex(({ prompts }) => prompts.some((one) => one.key === key))
  const section = draft.sections[from]
  if (!section) return draft
  const at = section.prompts.findIndex((one) => one.key === key)
  const prompt = section.prompts[at]!
  const rest = section.prompts.toSpliced(at, 1)
  if (section.prompts[at + by])
    return changeSection(draft, section.key, { prompts: rest.toSpliced(at + by, 0, prompt) })
  const neighbour = draft.sections[from + by]
  if (!neighbour) return draft
  const moved = by === 1 ? [prompt, ...neighbour.prompts] : [...neighbour.prompts, prompt]
  return changeSection(changeSection(draft, section.key, { prompts: rest }), neighbour.key, {
    prompts: moved,
  })
}

/** Puts a rewrite in place of a prompt; a second item becomes a prompt of its own behind it. */
export function replaceByItems(draft: GuideDraft, key: string, items: string[]): GuideDraft {
  const [first = '', ...others] = items
  return insertPrompts(
    changePrompt(draft, key, { ask: first }),
    key,
    others.map((ask) => emptyPrompt(ask)),
  )
}

/** The prompt before or behind another, over the edges of sections. */
export function neighbourOf(draft: GuideDraft, key: string, by: -1 | 1): string | undefined {
  const keys = promptKeys(draft)
  return keys[keys.indexOf(key) + by]
}

export function promptKeys(draft: GuideDraft): string[] {
  return draft.sections.flatMap(({ prompts }) => prompts.map((one) => one.key))
}

/** Puts back what an earlier draft had under this key, a prompt or a section, where it stood; all else stays as it is now. */
export function putBack(now: GuideDraft, before: GuideDraft, key: string): GuideDraft {
  const at = before.sections.findIndex((section) => section.key === key)
  if (at !== -1) {
    if (now.sections.some((section) => section.key === key)) return now
    const behind = lastThere(before.sections.slice(0, at), now.sections)
    return { ...now, sections: now.sections.toSpliced(behind + 1, 0, before.sections[at]!) }
  }
  const home = before.sections.find(({ prompts }) => prompts.some((one) => one.key === key))
  const isThere = now.sections.some(({ prompts }) => prompts.some((one) => one.key === key))
  if (!home || isThere) return now
  const place = home.prompts.findIndex((one) => one.key === key)
  const section = now.sections.find((each) => each.key === home.key) ?? now.sections.at(-1)
  if (!section) return now
  const behind = lastThere(home.prompts.slice(0, place), section.prompts)
  return changeSection(now, section.key, {
    prompts: section.prompts.toSpliced(behind + 1, 0, home.prompts[place]!),
  })
}

/** Where the nearest of those that stood before is now; -1 when none is there any more. */
function lastThere(earlier: { key: string }[], now: { key: string }[]): number {
  const left = earlier.findLast(({ key }) => now.some((one) => one.key === key))
  return left ? now.findIndex((one) => one.key === left.key) : -1
}

function inSections(draft: GuideDraft, change: (prompts: PromptDraft[]) => PromptDraft[]): GuideDraft {
  return {
    ...draft,
    sections: draft.sections.map((section) => ({ ...section, prompts: change(section.prompts) })),
  }
}

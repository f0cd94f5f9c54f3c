import type { GuideView, PromptView } from '@firsthand/contract/studies/guides'
import { ownMark } from './read-markdown.ts'

/** Writes a guide as Markdown that reads well and can be read back. */
export function writeMarkdown({
  title,
  budgetMinutes,
  sections,
}: Pick<GuideView, 'title' | 'budgetMinutes' | 'sections'>): string {
  const parts = sections.map(({ title: name, minutes, note, prompts }) =>
    [
      `## ${withMinutes(escaped(name), minutes)}`,
      note === ''
        ? ''
        : note
            .split('\n')
            .map((text) => `> ${escaped(text)}`)
            .join('\n'),
      prompts.map(writePrompt).join('\n'),
    ]
      .filter((part) => part !== '')
      .join('\n\n'),
  )
  return `${ownMark}\n\n${[`# ${withMinutes(escaped(title), budgetMinutes)}`, ...parts].join('\n\n')}\n`
}

function writePrompt({ kind, ask, purpose, followUps, minutes, isSensitive }: PromptView): string {
  const marks = `${kind === 'say' ? 'Say: ' : ''}${isSensitive ? 'Sensitive: ' : ''}`
  return [
    `- ${marks}${withMinutes(escaped(ask), minutes)}`,
    ...(purpose === '' ? [] : [`  - Purpose: ${escaped(purpose)}`]),
    ...followUps.map((followUp) => `  - ${escaped(followUp)}`),
  ].join('\n')
}

function withMinutes(text: string, minutes: number | null): string {
  return minutes === null ? text : `${text} (${minutes} min)`
}

/** Keeps what people wrote from being read as marks. */
function escaped(text: string): string {
  return text.replace(/[\\`*_<>[\]!#|]/g, '\\$&')
}

import type { QuestionFinding } from '@firsthand/contract/studies/question-lint'
import type { KeyboardEvent } from 'react'
import css from './guides.module.css'

/** A field that grows with its words and underlines those that a finding is about. */
export function LintedField({
  label,
  value,
  findings,
  placeholder,
  describedBy,
  fieldKey,
  onChange,
  onKeyDown,
}: {
  label: string
  value: string
  findings: QuestionFinding[]
  placeholder: string
  describedBy: string | undefined
  fieldKey: string
  onChange: (value: string) => void
  onKeyDown: (event: KeyboardEvent<HTMLTextAreaElement>) => void
}) {
  return (
    <span className={css.linted}>
      <span aria-hidden className={css.behind}>
        {piecesOf(value, findings).map(({ text, strength }, place) =>
          strength ? (
            <mark key={place} data-strength={strength}>
              {text}
            </mark>
          ) : (
            text
          ),
        )}{' '}
      </span>
      <textarea
        aria-label={label}
        aria-describedby={describedBy}
        data-prompt={fieldKey}
        rows={1}
        placeholder={placeholder}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value.replaceAll('\n', ' '))}
        onKeyDown={onKeyDown}
      />
    </span>
  )
}

/** Cuts a text where findings begin and end; the stronger one shows where they overlap. */
function piecesOf(
  text: string,
  findings: QuestionFinding[],
): { text: string; strength: 'strong' | 'mild' | null }[] {
  const cuts = [...new Set([0, text.length, ...findings.flatMap(({ from, to }) => [from, to])])]
    .filter((at) => at >= 0 && at <= text.length)
    .toSorted((one, other) => one - other)
  return cuts.slice(0, -1).map((from, place) => {
    const over = findings.filter((finding) => finding.from <= from && from < finding.to)
    const strength = over.some((finding) => finding.strength === 'strong')
      ? 'strong'
      : over.length > 0
        ? 'mild'
        : null
    return { text: text.slice(from, cuts[place + 1]), strength }
  })
}

import { useId } from 'react'
import { InPlaceProblem } from '../shell/in-place-problem.tsx'
import { useInPlace } from '../shell/use-in-place.ts'
import css from './studies.module.css'

export type EditableTextProps = {
  label: string
  value: string
  /** Saves on leaving the field or with Enter; undefined for those who may only read. */
  onSave: ((value: string) => Promise<unknown>) | undefined
  placeholder?: string
  /** Several lines: Enter makes a new one. */
  lines?: boolean
  /** Whether an empty text may be saved. */
  mayBeEmpty?: boolean
}

/** Text that one edits where it stands. Escape gives back what was there; what could not be saved stays, and says why. */
export function EditableText({
  label,
  value,
  onSave,
  placeholder,
  lines = false,
  mayBeEmpty = lines,
}: EditableTextProps) {
  const place = useInPlace(value, { onSave: async (text) => onSave?.(text) })
  const problemId = useId()
  if (!onSave)
    return (
      <span className={css.read} dir="auto">
        {value || placeholder}
      </span>
    )
  const shown = place.typed ?? value

  async function save(isLeaving = false) {
    const next = shown.trim()
    const isUntouched = place.typed === undefined || next === place.before().trim()
    if (isUntouched || (next === '' && !mayBeEmpty)) return place.close()
    if (await place.save(next, { isLeaving })) place.close()
  }
  return (
    <>
      <span className={css.editable} data-value={shown || placeholder}>
        <textarea
          dir="auto"
          aria-label={label}
          aria-invalid={place.problem !== undefined || undefined}
          aria-describedby={place.problem === undefined ? undefined : problemId}
          rows={1}
          placeholder={placeholder}
          value={shown}
          onChange={({ currentTarget: { value: text } }) =>
            place.type(lines ? text : text.replaceAll('\n', ' '))
          }
          onBlur={() => void save(true)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') {
              place.close()
              event.stopPropagation()
            } else if (event.key === 'Enter' && (!lines || event.ctrlKey || event.metaKey)) {
              event.preventDefault()
              void save()
              event.currentTarget.blur()
            }
          }}
        />
      </span>
      <InPlaceProblem
        id={problemId}
        problem={place.problem}
        onAgain={() => void save()}
        onGiveUp={place.close}
      />
    </>
  )
}

import { useState } from 'react'
import css from './studies.module.css'

export type EditableTextProps = {
  label: string
  value: string
  /** Saves on leaving the field or with Enter; undefined for those who may only read. */
  onSave: ((value: string) => void) | undefined
  placeholder?: string
  maxLength: number
  /** Several lines: Enter makes a new one. */
  lines?: boolean
  /** Whether an empty text may be saved. */
  mayBeEmpty?: boolean
}

/** Text that one edits where it stands. Escape gives back what was there. */
export function EditableText({
  label,
  value,
  onSave,
  placeholder,
  maxLength,
  lines = false,
  mayBeEmpty = lines,
}: EditableTextProps) {
  const [draft, setDraft] = useState<string>()
  if (!onSave) return <span className={css.read}>{value || placeholder}</span>
  const shown = draft ?? value

  function save() {
    const next = shown.trim()
    setDraft(undefined)
    if (draft !== undefined && next !== value && (next !== '' || mayBeEmpty) && next.length <= maxLength)
      onSave?.(next)
  }
  return (
    <span className={css.editable} data-value={shown || placeholder}>
      <textarea
        aria-label={label}
        rows={1}
        placeholder={placeholder}
        value={shown}
        onChange={(event) =>
          setDraft(lines ? event.currentTarget.value : event.currentTarget.value.replaceAll('\n', ' '))
        }
        onBlur={save}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            setDraft(undefined)
            event.stopPropagation()
          } else if (event.key === 'Enter' && (!lines || event.ctrlKey || event.metaKey)) {
            event.preventDefault()
            event.currentTarget.blur()
          }
        }}
      />
    </span>
  )
}

import { useRef } from 'react'
import type { ComponentType, KeyboardEvent, ReactNode } from 'react'
import { TextAreaField, TextField } from '../../kit/fields.tsx'
import type { Limits } from '../../kit/limits.ts'
import { focusSoon } from '../../kit/focus-soon.ts'
import css from './person.module.css'
import { words } from './person.words.ts'
import { InPlaceProblem } from '../../shell/in-place-problem.tsx'
import { useInPlace } from '../../shell/use-in-place.ts'

export type EditorProps = {
  value: string
  onChange: (value: string) => void
  onKeyDown: (event: KeyboardEvent) => void
  onBlur: () => void
  label: string
}

export type InlineFieldProps = {
  label: string
  value: string
  /** How the value is shown; the value itself when left out. */
  children?: ReactNode
  /** Saves; rejects with a sentence beside the field. */
  onSave: (value: string) => Promise<unknown>
  mayChange: boolean
  limits?: Limits | undefined
  hint?: string
  /** Several lines: Enter makes a line, Ctrl-Enter saves. */
  isLong?: boolean
  /** Another field to type into. */
  editor?: ComponentType<EditorProps>
  /** What is likely where nothing is known: shown as such, and kept only when somebody confirms it with Enter. */
  likely?: { value: string; shown: string } | undefined
  /** Is a field from the beginning; `onClose` hears when it is none any more. */
  startsOpen?: boolean
  onClose?: () => void
}

/** A fact that turns into a field when it is clicked: Enter saves, Escape leaves it as it was, leaving the field saves. */
export function InlineField({
  label,
  value,
  children,
  onSave,
  mayChange,
  limits,
  hint,
  isLong,
  editor: Editor,
  likely,
  startsOpen,
  onClose,
}: InlineFieldProps) {
  const place = useInPlace(value, { onSave, startsOpen })
  const { typed, problem } = place
  const button = useRef<HTMLButtonElement>(null)

  async function save(refocus: boolean) {
    if (typed === undefined) return
    const before = place.before()
    const isUntouched = !refocus && typed === (before || likely?.value)
    if (isUntouched || typed.trim() === before.trim()) return close(refocus)
    if (await place.save(typed.trim(), { isLeaving: !refocus })) close(refocus)
  }

  function open() {
    place.type(value || (likely?.value ?? ''))
  }

  function close(refocus: boolean) {
    place.close()
    onClose?.()
    if (refocus) focusSoon(() => button.current, { scrolls: true })
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Escape') {
      event.stopPropagation()
      return close(true)
    }
    if (event.key !== 'Enter' || (isLong && !event.ctrlKey && !event.metaKey)) return
    event.preventDefault()
    void save(true)
  }

  const shownText = typeof children === 'string' ? children : value

  if (typed !== undefined) {
    const told = problem ? (
      <InPlaceProblem problem={problem} onAgain={() => void save(true)} onGiveUp={() => close(true)} />
    ) : undefined
    const shared = { value: typed, onKeyDown, onBlur: () => void save(false) }
    const field = {
      ...shared,
      'aria-label': label,
      autoFocus: true,
      limits,
      error: told,
      description: hint,
    }
    const change = (event: { currentTarget: { value: string } }) => place.type(event.currentTarget.value)
    return (
      <div className={css.fact}>
        <dt>{label}</dt>
        <dd>
          {Editor ? (
            <>
              <Editor {...shared} label={label} onChange={place.type} />
              {told}
            </>
          ) : isLong ? (
            <TextAreaField {...field} onChange={change} minRows={2} />
          ) : (
            <TextField {...field} onChange={change} />
          )}
        </dd>
      </div>
    )
  }
  return (
    <div className={css.fact}>
      <dt>{label}</dt>
      <dd>
        {mayChange ? (
          <button
            ref={button}
            type="button"
            className={css.value}
            data-empty={value === '' || undefined}
            // What is seen is part of the name, so that who speaks to the machine can say what they see.
            aria-label={words.edit(label, value === '' ? (likely?.shown ?? '') : shownText)}
            onClick={open}
          >
            {value === '' ? (likely?.shown ?? words.add) : (children ?? value)}
          </button>
        ) : (
          <span className={css.shown}>{value === '' ? likely?.shown : (children ?? value)}</span>
        )}
      </dd>
    </div>
  )
}

import { useRef, useState } from 'react'
import type { ComponentType, KeyboardEvent, ReactNode } from 'react'
import { TextAreaField, TextField } from '../../kit/fields.tsx'
import type { Limits } from '../../kit/limits.ts'
import { failureSentence } from './failure-sentence.ts'
import { focusSoon } from '../../kit/focus-soon.ts'
import css from './person.module.css'
import { words } from './person.words.ts'
import { useAsOpened } from './use-as-opened.ts'

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
  const [typed, setTyped] = useState<string | null>(startsOpen ? value : null)
  const [refused, setRefused] = useState<string>()
  const editing = useAsOpened(value, onSave)
  const problem = editing.isTaken ? words.changedMeanwhile(value) : refused
  const isSaving = useRef(false)
  const button = useRef<HTMLButtonElement>(null)

  async function save(refocus: boolean) {
    if (typed === null || isSaving.current) return
    const before = editing.before()
    const isUntouched = !refocus && typed === (before || likely?.value)
    if (isUntouched || typed.trim() === before.trim()) return close(refocus)
    isSaving.current = true
    try {
      await editing.save(typed.trim())
      close(refocus)
    } catch (error) {
      setRefused(failureSentence(error))
    } finally {
      isSaving.current = false
    }
  }

  function open() {
    editing.begin()
    setTyped(value || (likely?.value ?? ''))
  }

  function close(refocus: boolean) {
    setTyped(null)
    setRefused(undefined)
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

  if (typed !== null) {
    const shared = { value: typed, onKeyDown, onBlur: () => void save(false) }
    const field = {
      ...shared,
      'aria-label': label,
      autoFocus: true,
      limits,
      error: problem,
      description: hint,
    }
    const change = (event: { currentTarget: { value: string } }) => setTyped(event.currentTarget.value)
    return (
      <div className={css.fact}>
        <dt>{label}</dt>
        <dd>
          {Editor ? (
            <>
              <Editor {...shared} label={label} onChange={setTyped} />
              {problem ? (
                <p role="alert" className={css.problem}>
                  {problem}
                </p>
              ) : null}
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

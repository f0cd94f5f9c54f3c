import { useRef, useState } from 'react'
import type { ComponentType, KeyboardEvent, ReactNode } from 'react'
import { TextAreaField, TextField } from '../../kit/fields.tsx'
import type { Limits } from '../../kit/limits.ts'
import css from './person.module.css'
import { words } from './person.words.ts'

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
}: InlineFieldProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const [problem, setProblem] = useState<string>()
  const isSaving = useRef(false)
  const button = useRef<HTMLButtonElement>(null)

  async function save(refocus: boolean) {
    if (typed === null || isSaving.current) return
    if (typed.trim() === value.trim()) return close(refocus)
    isSaving.current = true
    try {
      await onSave(typed.trim())
      close(refocus)
    } catch (error) {
      setProblem(sentenceOf(error))
    } finally {
      isSaving.current = false
    }
  }

  function close(refocus: boolean) {
    setTyped(null)
    setProblem(undefined)
    if (refocus) requestAnimationFrame(() => button.current?.focus())
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
            aria-label={words.edit(label, value)}
            onClick={() => setTyped(value)}
          >
            {value === '' ? words.add : (children ?? value)}
          </button>
        ) : (
          <span className={css.shown}>{children ?? value}</span>
        )}
      </dd>
    </div>
  )
}

function sentenceOf(error: unknown): string {
  const { message, problems } = error as { message: string; problems?: { message: string }[] }
  return problems?.[0]?.message ?? message
}

import { useRef, useState } from 'react'
import { failureSentence } from '../../shell/failure-sentence.ts'
import css from './people.module.css'
import { words } from './people.words.ts'

type CellEditorProps = {
  label: string
  value: string
  /** What can be chosen, where not everything can be written. */
  choices?: string[] | undefined
  onSave: (typed: string) => Promise<unknown>
  onClose: () => void
}

/** A cell while it is written into: Enter saves, Escape leaves it as it was, leaving the cell saves. */
export function CellEditor({ label, value, choices, onSave, onClose }: CellEditorProps) {
  const [typed, setTyped] = useState(value)
  const [problem, setProblem] = useState<string>()
  const isOver = useRef(false)

  async function save() {
    if (isOver.current) return
    if (typed.trim() === value) return leave()
    isOver.current = true
    try {
      await onSave(typed.trim())
      onClose()
    } catch (error) {
      isOver.current = false
      setProblem(failureSentence(error))
    }
  }

  function leave() {
    isOver.current = true
    onClose()
  }

  const shared = {
    className: css.cellField,
    'aria-label': label,
    'aria-invalid': problem !== undefined,
    title: problem,
    onBlur: () => void save(),
    onKeyDown: (event: React.KeyboardEvent) => {
      event.stopPropagation()
      if (event.key === 'Enter') void save()
      else if (event.key === 'Escape') leave()
    },
  }
  return (
    <span className={css.cellEditor}>
      {choices ? (
        <select
          {...shared}
          ref={focus}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        >
          <option value="">{words.noValue}</option>
          {choices.map((choice) => (
            <option key={choice}>{choice}</option>
          ))}
        </select>
      ) : (
        <input
          {...shared}
          ref={focusAll}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      )}
      {problem ? (
        <span role="alert" className={css.cellProblem}>
          {problem}
        </span>
      ) : null}
    </span>
  )
}

function focus(field: HTMLSelectElement | null): void {
  field?.focus()
}

function focusAll(field: HTMLInputElement | null): void {
  if (!field || document.activeElement === field) return
  field.focus()
  field.select()
}

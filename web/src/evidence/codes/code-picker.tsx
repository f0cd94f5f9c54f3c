// A list that is chosen from while the focus stays in its field has no element of its own in HTML (ARIA, combobox).
/* oxlint-disable jsx-a11y/prefer-tag-over-role */
import { type CodeView, codeLimits, listCodes } from '@firsthand/contract/evidence/codes'
import { TextInput } from '@mantine/core'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useOperation } from '../../api/hooks.ts'
import { Icon } from '../../kit/icon.tsx'
import { CodeDot } from './code-chips.tsx'
import css from './codes.module.css'
import { words } from './codes.words.ts'
import { pathsOf } from './paths.ts'

export type CodePickerProps = {
  given: ReadonlySet<string>
  onToggle: (code: string) => void
  onMake: (name: string) => void
  onClose: () => void
}

type Option = { id: string; label: string; code?: CodeView }

/** Type to find a code or to name a new one; Enter gives it or takes it off, and the picker stays for the next. */
export function CodePicker({ given, onToggle, onMake, onClose }: CodePickerProps) {
  const codes = useOperation(listCodes, { counted: false }, { keepShowing: true })
  const [typed, setTyped] = useState('')
  const [place, setPlace] = useState(0)
  const list = useId()
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.focus(), [])
  // Before the codes are there, Enter would make one anew that is there already.
  const options = codes.data ? optionsFor(typed.trim(), codes.data.items) : []
  const active = Math.min(place, options.length - 1)

  function choose(option: Option | undefined) {
    if (!option) return
    if (option.code) onToggle(option.id)
    else onMake(typed.trim())
    setTyped('')
    setPlace(0)
    input.current?.focus()
  }
  function onKeyDown(event: KeyboardEvent) {
    const act = {
      ArrowDown: () => setPlace(Math.min(options.length - 1, active + 1)),
      ArrowUp: () => setPlace(Math.max(0, active - 1)),
      Enter: () => choose(options[active]),
      Escape: onClose,
    }[event.key]
    if (!act || event.nativeEvent.isComposing) return
    event.preventDefault()
    event.stopPropagation()
    act()
  }

  return (
    <div>
      <TextInput
        ref={input}
        role="combobox"
        aria-expanded={options.length > 0}
        aria-controls={options.length > 0 ? list : undefined}
        aria-activedescendant={options[active] ? `${list}-${active}` : undefined}
        aria-label={words.find}
        placeholder={words.find}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          setPlace(0)
        }}
        onKeyDown={onKeyDown}
      />
      {/* A list of nothing is none to a screen reader. */}
      {options.length > 0 ? (
        <div id={list} className={css.options} role="listbox" aria-label={words.codes} aria-multiselectable>
          {options.map((option, index) => (
            // The keys are those of the field above, which keeps the focus.
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
            <div
              key={option.id}
              id={`${list}-${index}`}
              ref={index === active ? scrollTo : undefined}
              className={css.option}
              role="option"
              tabIndex={-1}
              aria-selected={given.has(option.id)}
              data-active={index === active || undefined}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(option)}
            >
              {option.code ? <CodeDot colour={option.code.colour} /> : <Icon name="plus" size={12} />}
              {option.label}
              {given.has(option.id) ? <Icon name="check" size={14} /> : null}
            </div>
          ))}
        </div>
      ) : codes.isPending ? null : (
        <p className={css.quiet}>{words.nothingFits}</p>
      )}
      <p className={css.quiet}>{words.pickerKeys}</p>
    </div>
  )
}

function scrollTo(element: HTMLElement | null) {
  element?.scrollIntoView({ block: 'nearest' })
}

function optionsFor(typed: string, codes: CodeView[]): Option[] {
  const paths = pathsOf(codes)
  const wanted = typed.toLowerCase().split(/\s+/)
  const found = codes
    .filter((code) => !code.isHeading)
    .map((code) => ({ id: code.id, label: paths.get(code.id)!, code }))
    .filter(({ label }) => wanted.every((word) => label.toLowerCase().includes(word)))
    .slice(0, 100)
  const isKnown = codes.some((code) => code.name.toLowerCase() === typed.toLowerCase())
  const isNew = typed !== '' && typed.length <= codeLimits.name && !isKnown
  return isNew ? [...found, { id: 'new', label: words.makeNew(typed) }] : found
}

import type { CodeView } from '@firsthand/contract/evidence/codes'
import { type KeyboardEvent, useRef, useState } from 'react'
import { CodeDot } from './code-chips.tsx'
import css from './codes.module.css'
import { words } from './codes.words.ts'

export type CodeTreeProps = {
  codes: CodeView[]
  /** The code that the drawer shows. */
  current: string
  onOpen: (id: string) => void
  /** Left out where nothing may be changed. */
  onRename?: (code: CodeView, name: string) => void
  onMoveIn?: (code: CodeView) => void
  onMoveOut?: (code: CodeView) => void
}

/** The codebook as a tree: arrows move, Enter renames, Tab and Shift+Tab while renaming move in and out, Space opens. */
export function CodeTree({ codes, current, onOpen, onRename, onMoveIn, onMoveOut }: CodeTreeProps) {
  const tree = useRef<HTMLUListElement>(null)
  const [place, setPlace] = useState(0)
  const [editing, setEditing] = useState('')
  const active = Math.max(0, Math.min(place, codes.length - 1))

  function go(to: number) {
    const next = Math.max(0, Math.min(codes.length - 1, to))
    setPlace(next)
    tree.current?.querySelectorAll<HTMLElement>('[role="treeitem"]')[next]?.focus()
  }
  function onKeyDown(event: KeyboardEvent, code: CodeView, index: number) {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey) return
    const above = codes.findIndex(({ id }) => id === code.parent)
    const act = event.altKey
      ? { ArrowRight: () => onMoveIn?.(code), ArrowLeft: () => onMoveOut?.(code) }[event.key]
      : {
          ArrowDown: () => go(index + 1),
          j: () => go(index + 1),
          ArrowUp: () => go(index - 1),
          k: () => go(index - 1),
          ArrowLeft: () => go(above < 0 ? index : above),
          ArrowRight: () => go(codes[index + 1]?.parent === code.id ? index + 1 : index),
          Home: () => go(0),
          End: () => go(codes.length - 1),
          Enter: () => (onRename ? setEditing(code.id) : onOpen(code.id)),
          ' ': () => onOpen(code.id),
        }[event.key]
    if (!act) return
    event.preventDefault()
    event.stopPropagation()
    act()
  }

  return (
    <ul ref={tree} className={css.tree} role="tree" aria-label={words.title}>
      {codes.map((code, index) => (
        <li
          key={code.id}
          role="treeitem"
          aria-level={code.depth + 1}
          aria-selected={code.id === current}
          tabIndex={index === active ? 0 : -1}
          className={css.row}
          style={{ '--depth': code.depth } as React.CSSProperties}
          onFocus={() => setPlace(index)}
          onKeyDown={(event) => onKeyDown(event, code, index)}
          onClick={(event) => {
            if (!(event.target as HTMLElement).closest('input')) onOpen(code.id)
          }}
        >
          <CodeDot colour={code.colour} />
          {editing === code.id ? (
            <Rename
              code={code}
              onDone={(name) => {
                setEditing('')
                if (name && name !== code.name) onRename?.(code, name)
                go(index)
              }}
              onMoveIn={() => onMoveIn?.(code)}
              onMoveOut={() => onMoveOut?.(code)}
            />
          ) : (
            <span className={css.name} data-heading={code.isHeading || undefined}>
              {code.name}
            </span>
          )}{' '}
          <span className={css.quiet}>
            {code.isHeading && code.evidence === 0 ? words.heading : words.behind(code.evidence, code.people)}
          </span>
        </li>
      ))}
    </ul>
  )
}

function Rename({
  code,
  onDone,
  onMoveIn,
  onMoveOut,
}: {
  code: CodeView
  onDone: (name: string | undefined) => void
  onMoveIn: () => void
  onMoveOut: () => void
}) {
  const [name, setName] = useState(code.name)
  return (
    <input
      ref={(input) => input?.focus()}
      aria-label={words.rename(code.name)}
      value={name}
      onChange={(event) => setName(event.currentTarget.value)}
      onBlur={() => onDone(name.trim())}
      onKeyDown={(event) => {
        event.stopPropagation()
        const act = {
          Enter: () => onDone(name.trim()),
          Escape: () => onDone(undefined),
          Tab: event.shiftKey ? onMoveOut : onMoveIn,
        }[event.key]
        if (!act || event.nativeEvent.isComposing) return
        event.preventDefault()
        act()
      }}
    />
  )
}

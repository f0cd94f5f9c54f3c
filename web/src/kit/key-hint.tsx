import { Fragment } from 'react'
import { words } from './kit.words.ts'
import css from './key-hint.module.css'

/** The keys of an action as small caps: "mod+k" is ⌘ K on a Mac and Ctrl K elsewhere; "g p" is g, then p. */
export function KeyHint({ keys }: { keys: string }) {
  return (
    <span className={css.keys}>
      {keys.split(' ').map((stroke, place) => (
        <Fragment key={place}>
          {place > 0 ? <span className={css.then}>{words.nextKey}</span> : null}
          {namesOf(stroke).map((name) => (
            <kbd key={name} className={css.key}>
              {name}
            </kbd>
          ))}
        </Fragment>
      ))}
    </span>
  )
}

export const isMac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent)

const names: Record<string, string> = {
  mod: isMac ? '⌘' : 'Ctrl',
  shift: '⇧',
  alt: isMac ? '⌥' : 'Alt',
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
}

function namesOf(stroke: string) {
  return stroke.split('+').map((key) => names[key] ?? (key.length === 1 ? key.toUpperCase() : key))
}

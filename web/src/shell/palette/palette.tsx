// oxlint-disable jsx-a11y/prefer-tag-over-role -- A datalist can hold neither groups nor icons.
import { Modal } from '@mantine/core'
import { useEffect, useId, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { useWorkspaceId } from '../../api/workspace.tsx'
import { Icon } from '../../kit/icon.tsx'
import { KeyHint } from '../../kit/key-hint.tsx'
import { addressOf, useGo } from '../address.ts'
import { words } from '../shell.words.ts'
import { type Entry, groupEntries } from './palette-entries.ts'
import { closePalette, takeTyped } from './palette-store.ts'
import css from './palette.module.css'
import { useEntries } from './use-entries.ts'

/**
 * Finds or does anything, from the keyboard alone. A combobox over a grouped listbox (ARIA Authoring Practices), so that
 * a screen reader hears each choice while the focus stays in the field.
 */
export default function Palette() {
  const cameFrom = useRef(document.activeElement)
  function leave() {
    closePalette()
    if (cameFrom.current instanceof HTMLElement) cameFrom.current.focus({ preventScroll: true })
  }
  return (
    <Modal.Root
      opened
      onClose={leave}
      returnFocus={false}
      centered={false}
      yOffset="min(12vh, 96px)"
      size={600}
      padding={0}
    >
      <Modal.Overlay backgroundOpacity={0.35} />
      <Modal.Content aria-label={words.find} className={css.content}>
        <Modal.Body className={css.body}>
          <Finder />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}

function Finder() {
  const [typed, setTyped] = useState(takeTyped)
  const [place, setPlace] = useState(0)
  const { entries, isSearching, failure } = useEntries(typed)
  const groups = groupEntries(entries)
  const flat = groups.flatMap(([, all]) => all)
  const at = Math.min(place, Math.max(0, flat.length - 1))
  const open = useOpen()
  const list = useId()
  const idOf = (entry: Entry) => `${list}-${entry.id.replaceAll(/\W/g, '-')}`
  const current = flat[at]

  useEffect(() => {
    document.querySelector(`[data-palette-current]`)?.scrollIntoView({ block: 'nearest' })
  }, [at, current?.id])

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + 8, PageUp: at - 8 }[event.key]
    if (to !== undefined && flat.length > 0) {
      event.preventDefault()
      const isStep = event.key.startsWith('Arrow')
      setPlace(isStep ? (to + flat.length) % flat.length : Math.max(0, Math.min(flat.length - 1, to)))
    } else if (event.key === 'Enter' && current) {
      event.preventDefault()
      open(current, event.ctrlKey || event.metaKey)
    }
  }

  return (
    <>
      <div className={css.field}>
        <Icon name="search" />
        <input
          role="combobox"
          aria-expanded="true"
          aria-controls={list}
          aria-autocomplete="list"
          aria-activedescendant={current ? idOf(current) : undefined}
          aria-label={words.find}
          placeholder={words.find}
          value={typed}
          spellCheck={false}
          autoComplete="off"
          data-autofocus
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- At once, so that no typed letter is lost.
          autoFocus
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            setPlace(0)
          }}
          onKeyDown={onKeyDown}
        />
        <KeyHint keys="Escape" />
      </div>
      <div id={list} role="listbox" aria-label={words.find} className={css.list}>
        {groups.map(([group, all]) => (
          <div key={group} role="group" aria-label={group}>
            <div className={css.group} aria-hidden="true">
              {group}
            </div>
            {all.map((entry) => (
              <Line
                key={entry.id}
                id={idOf(entry)}
                entry={entry}
                isCurrent={entry === current}
                onPoint={() => setPlace(flat.indexOf(entry))}
                onOpen={(inTab) => open(entry, inTab)}
              />
            ))}
          </div>
        ))}
      </div>
      <output className={css.state}>
        {failure ?? (flat.length > 0 ? '' : isSearching ? words.searching : words.foundNothing(typed.trim()))}
      </output>
    </>
  )
}

type LineProps = {
  id: string
  entry: Entry
  isCurrent: boolean
  onPoint: () => void
  onOpen: (inTab: boolean) => void
}

function Line({ id, entry, isCurrent, onPoint, onOpen }: LineProps) {
  return (
    // The focus stays in the field; its arrow keys and Enter do what pointing and clicking do here.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      id={id}
      role="option"
      aria-selected={isCurrent}
      className={css.line}
      data-palette-current={isCurrent || undefined}
      onPointerMove={isCurrent ? undefined : onPoint}
      onClick={(event) => onOpen(event.ctrlKey || event.metaKey)}
    >
      <Icon name={entry.icon} />
      <span className={css.label}>{entry.label}</span>
      {entry.detail ? <span className={css.detail}>{entry.detail}</span> : null}
      {entry.keys ? <KeyHint keys={entry.keys} /> : null}
    </div>
  )
}

function useOpen() {
  const go = useGo()
  const workspace = useWorkspaceId()
  return (entry: Entry, inTab: boolean) => {
    if (entry.path && inTab) return void window.open(addressOf(entry.path, workspace), '_blank', 'noopener')
    closePalette()
    if (entry.path) go(entry.path)
    else entry.run?.()
  }
}

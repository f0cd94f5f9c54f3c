import { ActionIcon, TextInput } from '@mantine/core'
import { Icon } from '../../../kit/icon.tsx'
import { words } from '../texts.words.ts'
import css from './reader.module.css'

export type FindBarProps = {
  isOpen: boolean
  onOpen: () => void
  query: string
  onQuery: (query: string) => void
  index: number
  count: number
  isAll: boolean
  onStep: (by: 1 | -1) => void
  onClose: () => void
}

/** Finds words in the text: Enter goes on, Shift and Enter back, Escape ends it. */
export function FindBar({
  isOpen,
  onOpen,
  query,
  onQuery,
  index,
  count,
  isAll,
  onStep,
  onClose,
}: FindBarProps) {
  if (!isOpen)
    return (
      <ActionIcon className={css.findOpen} aria-label={words.find} onClick={onOpen}>
        <Icon name="search" />
      </ActionIcon>
    )
  return (
    <search className={css.find}>
      <TextInput
        ref={focusNow}
        aria-label={words.find}
        placeholder={words.find}
        leftSection={<Icon name="search" />}
        value={query}
        onChange={(event) => onQuery(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onStep(event.shiftKey ? -1 : 1)
          else if (event.key === 'Escape') onClose()
          else return
          event.preventDefault()
          event.stopPropagation()
        }}
      />
      <output className={css.findCount}>{query.trim() === '' ? '' : words.found(index, count, isAll)}</output>
      <ActionIcon aria-label={words.findPrevious} disabled={count === 0} onClick={() => onStep(-1)}>
        <Icon name="up" />
      </ActionIcon>
      <ActionIcon aria-label={words.findNext} disabled={count === 0} onClick={() => onStep(1)}>
        <Icon name="down" />
      </ActionIcon>
      <ActionIcon aria-label={words.findClose} onClick={onClose}>
        <Icon name="close" />
      </ActionIcon>
    </search>
  )
}

function focusNow(field: HTMLInputElement | null) {
  field?.focus()
}

// A list that is chosen from while the focus stays in its field has no element of its own in HTML (ARIA, combobox).
/* oxlint-disable jsx-a11y/prefer-tag-over-role */
import { ActionIcon, Button, Popover, TextInput } from '@mantine/core'
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react'
import css from './filter-menu.module.css'
import { Icon } from './icon.tsx'
import { words } from './kit.words.ts'

export type FilterOption = {
  value: string
  label: string
  /** Drawn instead of the label, such as a mark with its shape. */
  look?: ReactNode
  /** What it means, in a few words. */
  why?: string | undefined
  isOn?: boolean
  /** Opens options of its own. */
  leads?: boolean
}

export type FilterGroup = { label?: string; options: FilterOption[] }

export type FilterMenuProps = {
  label: string
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  typed: string
  onTyped: (typed: string) => void
  /** Which of the first options stands open, and the way back to them. */
  level?: { title: string; onBack: () => void } | undefined
  groups: FilterGroup[]
  onChoose: (value: string) => void
  isPending?: boolean
  /** What stands under the options, such as a field for a value that none of them is. */
  below?: ReactNode
}

/** A button that offers filters in two steps, what and which; typing finds them, and the keys never leave the field. */
export function FilterMenu({ label, isOpen, onOpenChange, ...list }: FilterMenuProps) {
  return (
    <Popover
      opened={isOpen}
      onChange={onOpenChange}
      position="bottom-start"
      width="min(340px, calc(100vw - 24px))"
      trapFocus
      returnFocus
      // Hidden while its button is out of sight, it would lose the focus.
      hideDetached={false}
    >
      <Popover.Target>
        <Button leftSection={<Icon name="filter" />} onClick={() => onOpenChange(!isOpen)}>
          {label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={css.menu} aria-label={list.level?.title ?? label}>
        {isOpen ? <Options key={list.level?.title ?? ''} {...list} /> : null}
      </Popover.Dropdown>
    </Popover>
  )
}

function Options({
  typed,
  onTyped,
  level,
  groups,
  onChoose,
  isPending,
  below,
}: Omit<FilterMenuProps, 'label' | 'isOpen' | 'onOpenChange'>) {
  const [place, setPlace] = useState(0)
  const input = useRef<HTMLInputElement>(null)
  const list = useId()
  const options = groups.flatMap((group) => group.options)
  const active = Math.max(0, Math.min(place, options.length - 1))
  const find = level ? words.findIn(level.title) : words.findFilter

  function onKeyDown(event: KeyboardEvent) {
    const act = {
      ArrowDown: () => setPlace((active + 1) % Math.max(1, options.length)),
      ArrowUp: () => setPlace((active - 1 + options.length) % Math.max(1, options.length)),
      Enter: () => options[active] && onChoose(options[active].value),
      Backspace: typed === '' ? level?.onBack : undefined,
    }[event.key]
    if (!act || event.nativeEvent.isComposing) return
    event.preventDefault()
    act()
  }
  return (
    <>
      <div className={css.head}>
        {level ? (
          <ActionIcon aria-label={words.backToFilters} onClick={level.onBack}>
            <Icon name="left" />
          </ActionIcon>
        ) : null}
        <TextInput
          ref={input}
          className={css.find}
          role="combobox"
          aria-expanded
          aria-controls={list}
          aria-activedescendant={options[active] ? `${list}-${active}` : undefined}
          aria-label={find}
          placeholder={find}
          value={typed}
          onChange={(event) => {
            onTyped(event.currentTarget.value)
            setPlace(0)
          }}
          onKeyDown={onKeyDown}
          autoComplete="off"
          // The field is what the button was pressed for.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          data-autofocus
        />
      </div>
      <div
        id={list}
        className={css.options}
        role="listbox"
        aria-label={level?.title ?? words.filters}
        aria-multiselectable
        aria-busy={isPending}
      >
        {groups.map((group, at) => (
          <div key={group.label ?? at} role="group" aria-label={group.label}>
            {group.label ? (
              <div className={css.group} aria-hidden>
                {group.label}
              </div>
            ) : null}
            {group.options.map((option) => {
              const index = options.indexOf(option)
              return (
                <Option
                  key={option.value}
                  id={`${list}-${index}`}
                  option={option}
                  isActive={index === active}
                  onChoose={() => {
                    setPlace(index)
                    onChoose(option.value)
                    input.current?.focus()
                  }}
                />
              )
            })}
          </div>
        ))}
      </div>
      {options.length === 0 && !isPending ? <p className={css.nothing}>{words.noFilterFits}</p> : null}
      {below ? <div className={css.below}>{below}</div> : null}
    </>
  )
}

function Option({
  id,
  option: { label, look, why, isOn = false, leads },
  isActive,
  onChoose,
}: {
  id: string
  option: FilterOption
  isActive: boolean
  onChoose: () => void
}) {
  return (
    // The keys are those of the field above, which keeps the focus.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      id={id}
      ref={isActive ? scrollTo : undefined}
      className={css.option}
      role="option"
      tabIndex={-1}
      aria-selected={isOn}
      data-active={isActive || undefined}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onChoose}
    >
      <span className={css.words}>
        {look ?? label}
        {why ? <small className={css.why}>{why}</small> : null}
      </span>
      {isOn ? <Icon name="check" size={14} /> : null}
      {leads ? <Icon name="right" size={12} /> : null}
    </div>
  )
}

function scrollTo(element: HTMLElement | null) {
  element?.scrollIntoView({ block: 'nearest' })
}

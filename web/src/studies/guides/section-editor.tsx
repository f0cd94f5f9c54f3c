import { guideLimits } from '@firsthand/contract/studies/guides'
import { ActionIcon, Button, NumberInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { Room } from '../../kit/fields.tsx'
import { Icon } from '../../kit/icon.tsx'
import type { SectionInDraft } from './guide-draft.ts'
import css from './guides.module.css'
import { words } from './guides.words.ts'

/** A section of a guide: its title, minutes and note, its prompts, and what adds to them. */
export function SectionEditor({
  section,
  place,
  canEdit,
  children,
  onChange,
  onMove,
  onRemove,
  onAdd,
  onBank,
}: {
  section: SectionInDraft
  place: number
  canEdit: boolean
  children: ReactNode
  onChange: (change: Partial<SectionInDraft>) => void
  onMove: (by: -1 | 1) => void
  onRemove: () => void
  onAdd: () => void
  onBank: () => void
}) {
  const name = section.title || words.sectionPlaceholder
  if (!canEdit)
    return (
      <section className={css.section} aria-label={name}>
        <h2>{section.title}</h2>
        {section.note ? <p className={css.readNote}>{section.note}</p> : null}
        <ol className={css.prompts}>{children}</ol>
      </section>
    )
  return (
    <section className={css.section} aria-label={name}>
      <div className={css.sectionHead}>
        <input
          className={css.sectionTitle}
          aria-label={words.section(place)}
          placeholder={words.sectionPlaceholder}
          maxLength={guideLimits.section}
          value={section.title}
          onChange={(event) => onChange({ title: event.currentTarget.value })}
        />
        <NumberInput
          aria-label={words.sectionMinutes(name)}
          w={92}
          size="xs"
          suffix=" min"
          min={1}
          max={guideLimits.minutes}
          value={section.minutes ?? ''}
          onChange={(value) => onChange({ minutes: typeof value === 'number' ? value : null })}
        />
        <ActionIcon size={28} aria-label={words.sectionUp(name)} onClick={() => onMove(-1)}>
          <Icon name="up" />
        </ActionIcon>
        <ActionIcon size={28} aria-label={words.sectionDown(name)} onClick={() => onMove(1)}>
          <Icon name="down" />
        </ActionIcon>
        <ActionIcon size={28} aria-label={words.removeSection(name)} onClick={onRemove}>
          <Icon name="close" />
        </ActionIcon>
      </div>
      <span className={css.note} data-value={section.note || words.notePlaceholder}>
        <textarea
          rows={1}
          aria-label={words.note(name)}
          placeholder={words.notePlaceholder}
          value={section.note}
          onChange={(event) => onChange({ note: event.currentTarget.value })}
        />
      </span>
      <Room value={section.note} maxLength={guideLimits.note} />
      <ol className={css.prompts}>{children}</ol>
      <div className={css.adds}>
        <Button size="xs" variant="subtle" color="gray" leftSection={<Icon name="plus" />} onClick={onAdd}>
          {words.addPrompt}
        </Button>
        <Button size="xs" variant="subtle" color="gray" onClick={onBank}>
          {words.fromBank}
        </Button>
      </div>
    </section>
  )
}

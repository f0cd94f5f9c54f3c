import { ActionIcon, Button } from '@mantine/core'
import {
  type FieldView,
  archiveField,
  listFields,
  orderFields,
  restoreField,
} from '@firsthand/contract/crm/fields'
import { useAct } from '../../api/hooks.ts'
import { Icon } from '../../kit/icon.tsx'
import { CardRow } from '../../kit/section.tsx'
import { showUndo } from '../../kit/undo-toast.tsx'
import css from './fields.module.css'
import { words } from './fields.words.ts'

export type FieldRowProps = {
  field: FieldView
  place: number
  all: FieldView[]
  mayChange: boolean
  onEdit: () => void
}

/** One field with what it holds, its place and what can be done with it. */
export function FieldRow({ field, place, all, mayChange, onEdit }: FieldRowProps) {
  const { label, type, unit, currency, choices } = field
  const invalidates = [listFields]
  const order = useAct(orderFields, { invalidates })
  const restore = useAct(restoreField, { invalidates })
  const archive = useAct(archiveField, {
    invalidates,
    onDone: () => showUndo(words.archived(label), () => restore.act({ field: field.id })),
  })
  const move = (by: -1 | 1) => {
    const ids = all.map((each) => each.id)
    ids.splice(place + by, 0, ids.splice(place, 1)[0]!)
    order.act({ of: field.of, fields: ids })
  }
  const details = [words.types[type], unit, currency, choices.map((choice) => choice.label).join(', ')]
  return (
    <CardRow
      actions={
        mayChange ? (
          <div className={css.actions}>
            <ActionIcon aria-label={words.up(label)} disabled={place === 0} onClick={() => move(-1)}>
              <Icon name="up" />
            </ActionIcon>
            <ActionIcon
              aria-label={words.down(label)}
              disabled={place === all.length - 1}
              onClick={() => move(1)}
            >
              <Icon name="down" />
            </ActionIcon>
            <Button variant="subtle" color="gray" aria-label={words.changeNamed(label)} onClick={onEdit}>
              {words.change}
            </Button>
            <ActionIcon
              aria-label={words.archiveNamed(label)}
              title={words.archive}
              onClick={() => archive.act({ field: field.id })}
            >
              <Icon name="archive" />
            </ActionIcon>
          </div>
        ) : null
      }
    >
      <div className={css.name}>{label}</div>
      <div className={css.detail}>{details.filter(Boolean).join(' · ')}</div>
    </CardRow>
  )
}

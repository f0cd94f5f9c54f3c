import { ActionIcon, Button, Checkbox, Modal } from '@mantine/core'
import type { FieldView } from '@firsthand/contract/crm/fields'
import { savePersonView, showPersonView } from '@firsthand/contract/crm/people-table'
import { useState } from 'react'
import { useAct } from '../../api/hooks.ts'
import { Icon } from '../../kit/icon.tsx'
import css from './people.module.css'
import { allColumns } from './person-table-columns.tsx'
import { words } from './people.words.ts'

type Props = { chosen: readonly string[]; fields: readonly FieldView[]; onClose: () => void }

/** Which columns somebody sees, and in which order; kept for them alone. */
export default function ColumnsDialog({ chosen: before, fields, onClose }: Props) {
  const all = allColumns(fields)
  const [chosen, setChosen] = useState(before.filter((id) => all.some((column) => column.id === id)))
  const save = useAct(savePersonView, { invalidates: [showPersonView], onDone: onClose })
  const inOrder = [
    ...chosen.flatMap((id) => all.find((column) => column.id === id) ?? []),
    ...all.filter((column) => !chosen.includes(column.id)),
  ]
  const move = (id: string, by: number) => {
    const at = chosen.indexOf(id)
    const rest = chosen.filter((each) => each !== id)
    setChosen([...rest.slice(0, at + by), id, ...rest.slice(at + by)])
  }
  return (
    <Modal opened onClose={onClose} title={words.columns}>
      <div className={css.dialog}>
        <p>{words.columnsLead}</p>
        <ul className={css.columnList}>
          {inOrder.map(({ id, label }) => {
            const at = chosen.indexOf(id)
            return (
              <li key={id}>
                <Checkbox
                  label={label}
                  checked={at !== -1}
                  // Without a name nobody can be opened.
                  disabled={id === 'name'}
                  onChange={(event) =>
                    setChosen(
                      event.currentTarget.checked ? [...chosen, id] : chosen.filter((each) => each !== id),
                    )
                  }
                />
                {at === -1 ? null : (
                  <span>
                    <ActionIcon
                      variant="subtle"
                      aria-label={words.moveUp(label)}
                      disabled={at === 0}
                      onClick={() => move(id, -1)}
                    >
                      <Icon name="up" />
                    </ActionIcon>
                    <ActionIcon
                      variant="subtle"
                      aria-label={words.moveDown(label)}
                      disabled={at === chosen.length - 1}
                      onClick={() => move(id, 1)}
                    >
                      <Icon name="down" />
                    </ActionIcon>
                  </span>
                )}
              </li>
            )
          })}
        </ul>
        <Button
          variant="filled"
          loading={save.isActing}
          onClick={() => save.act({ columns: chosen as Parameters<typeof save.act>[0]['columns'] })}
        >
          {words.done}
        </Button>
      </div>
    </Modal>
  )
}

import { type QuotaCell, changeQuotaCell, quotaLimits, showQuotas } from '@firsthand/contract/studies/quotas'
import type { StudyPlan } from '@firsthand/contract/studies/study-plans'
import { Button, Checkbox, CloseButton, Modal, NativeSelect } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../api/client.ts'
import { useAct } from '../../api/hooks.ts'
import { useWorkspaceId } from '../../api/workspace.tsx'
import { TextField } from '../../kit/fields.tsx'
import { Refused } from '../../kit/refused.tsx'
import { type CellWay, choiceOf, conditionOf } from './cell-ways.ts'
import css from './recruiting.module.css'
import { words as all } from './recruiting.words.ts'
import { useCellWays } from './use-cell-ways.ts'

const words = all.plan

type Props = { plan: StudyPlan; cell: QuotaCell; onClose: () => void }
type Row = { way: string; value: string }

/** Changes whom a cell asks for, and how many; says what that does before it is done. */
export function EditCell({ plan, cell, onClose }: Props) {
  const workspace = useWorkspaceId()
  const ways = useCellWays(plan)
  const [rows, setRows] = useState<Row[]>(cell.match.map(choiceOf))
  const [number, setNumber] = useState(String(cell.wanted))
  const [isHard, setHard] = useState(cell.isHard)
  const save = useAct(changeQuotaCell, { invalidates: [showQuotas], shownInPlace: true, onDone: onClose })
  const wanted = Number(number)
  const isWhole =
    Number.isInteger(wanted) &&
    wanted >= 1 &&
    wanted <= quotaLimits.wanted &&
    rows.every(({ value }) => value.trim() !== '')
  const { match, wanted: before, isHard: wasHard } = cell
  const change = {
    study: plan.study,
    cell: cell.id,
    match: rows.map(({ way, value }) => conditionOf(way, value.trim())),
    wanted,
    isHard,
    seen: { match, wanted: before, isHard: wasHard },
  }
  const [asked] = useDebouncedValue(JSON.stringify(change), 300)
  const look = useQuery({
    queryKey: [changeQuotaCell.name, workspace, asked],
    queryFn: () =>
      call(changeQuotaCell, { ...(JSON.parse(asked) as typeof change), preview: true }, { workspace }),
    enabled: isWhole && asked === JSON.stringify(change),
    retry: false,
  })
  const free = ways.filter(({ id }) => !rows.some(({ way }) => way === id))
  const refused = save.failure?.message ?? (isWhole ? look.error?.message : undefined)
  return (
    <Modal opened onClose={onClose} title={words.editCell(cell.name)}>
      <div className={css.item}>
        {rows.length === 0 ? <p className={css.faint}>{words.everybody}</p> : null}
        {rows.map((row, at) => (
          <Condition
            key={row.way}
            row={row}
            ways={ways.filter(({ id }) => id === row.way || free.some((way) => way.id === id))}
            onChange={(next) => setRows(rows.map((each, place) => (place === at ? next : each)))}
            onRemove={() => setRows(rows.filter((_, place) => place !== at))}
          />
        ))}
        {free[0] && rows.length < quotaLimits.conditions ? (
          <div>
            <Button
              size="xs"
              variant="subtle"
              onClick={() => setRows([...rows, { way: free[0]!.id, value: '' }])}
            >
              {words.addCondition}
            </Button>
          </div>
        ) : null}
        <div className={css.number}>
          <TextField
            label={words.wanted}
            type="number"
            min={1}
            w={120}
            value={number}
            onChange={(event) => setNumber(event.currentTarget.value)}
          />
          <Checkbox
            label={words.isHardLong}
            checked={isHard}
            onChange={(event) => setHard(event.currentTarget.checked)}
          />
        </div>
        {refused ? <Refused title={refused} /> : null}
        <output className={css.faint}>
          {isWhole ? (look.data ? words.effect(look.data.effect) : '') : words.cellIncomplete}
        </output>
        <div className={css.check}>
          <Button
            variant="filled"
            size="xs"
            disabled={!isWhole}
            loading={save.isActing}
            onClick={() => save.act(change)}
          >
            {words.saveCell}
          </Button>
          <Button size="xs" onClick={onClose}>
            {words.cancelCell}
          </Button>
        </div>
      </div>
    </Modal>
  )
}

/** One thing that holds of whoever belongs to the cell. */
function Condition({
  row,
  ways,
  onChange,
  onRemove,
}: {
  row: Row
  ways: CellWay[]
  onChange: (row: Row) => void
  onRemove: () => void
}) {
  const { label, choices } = ways.find(({ id }) => id === row.way) ?? { label: '', choices: [] }
  const which = row.way.startsWith('answer') ? words.whichAnswers : words.which(label)
  return (
    <div className={css.crossing}>
      <NativeSelect
        label={words.rows}
        value={row.way}
        data={ways.map(({ id, label: name }) => ({ value: id, label: name }))}
        onChange={(event) => onChange({ way: event.currentTarget.value, value: '' })}
      />
      {choices === 'typed' ? (
        <TextField
          label={which}
          maxLength={quotaLimits.city}
          value={row.value}
          onChange={(event) => onChange({ ...row, value: event.currentTarget.value })}
        />
      ) : (
        <NativeSelect
          label={which}
          value={choices.some(({ value }) => value === row.value) ? row.value : ''}
          data={[{ value: '', label: words.choose }, ...choices]}
          onChange={(event) => onChange({ ...row, value: event.currentTarget.value })}
        />
      )}
      <CloseButton aria-label={words.remove(label)} onClick={onRemove} />
    </div>
  )
}

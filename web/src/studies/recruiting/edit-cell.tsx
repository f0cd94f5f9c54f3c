import { type QuotaCell, changeQuotaCell, quotaLimits, showQuotas } from '@firsthand/contract/studies/quotas'
import type { StudyPlan } from '@firsthand/contract/studies/study-plans'
import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import { usePreview } from '../../api/preview.ts'
import { TextField } from '../../kit/fields.tsx'
import { Refused } from '../../kit/refused.tsx'
import { CardSkeleton } from '../../kit/skeletons.tsx'
import { FormDialog } from '../../shell/form-dialog.tsx'
import { Broken } from '../../shell/mishap.tsx'
import { useForm } from '../../shell/use-form.ts'
import { Conditions, conditionsOf, matchOf } from './conditions.tsx'
import { wholeNumber } from './quota-row.tsx'
import { words } from './quotas.words.ts'
import css from './recruiting.module.css'
import { useCellWays } from './use-cell-ways.ts'
import { isSameCell, told, useReadAgain } from './use-cells.ts'

type Props = {
  plan: StudyPlan
  /** As it stands now; nothing when somebody has removed it. */
  cell: QuotaCell | undefined
  onClose: () => void
  onSaved: () => void
}

/** Changes whom a cell asks for, and how many; says what that does before it is done. */
export function EditCell({ cell, ...props }: Props) {
  const [opened] = useState(cell)
  return opened ? <Filled {...props} opened={opened} cell={cell} /> : null
}

function Filled({ plan, opened, cell, onClose, onSaved }: Props & { opened: QuotaCell }) {
  const known = useCellWays(plan)
  // What was begun from: what somebody else did since then is not overwritten unseen.
  const [begun, setBegun] = useState(opened)
  const [filled, setFilled] = useState(() => filledFrom(opened))
  const readAgain = useReadAgain()
  const { conditions, number, isHard } = filled
  const wanted = wholeNumber(number)
  const change =
    wanted !== undefined && conditions.every(({ value }) => value.trim() !== '')
      ? { match: matchOf(conditions), wanted, isHard, seen: told(begun) }
      : undefined
  const fixed = { study: plan.study, cell: begun.id }
  const isOutdated = cell === undefined || !isSameCell(cell, begun)
  const preview = usePreview(
    changeQuotaCell,
    change && !isOutdated ? { ...fixed, ...change, preview: true } : undefined,
    readAgain,
  )
  const form = useForm(changeQuotaCell, {
    start: {},
    fixed,
    prepare: () => change ?? {},
    invalidates: [showQuotas],
    onFailed: readAgain,
    onDone: onSaved,
  })
  function fill(changes: Partial<typeof filled>) {
    form.clearRefusal()
    setFilled({ ...filled, ...changes })
  }
  function beginFrom(now: QuotaCell, isTaken: boolean) {
    form.clearRefusal()
    setBegun(now)
    if (isTaken) setFilled(filledFrom(now))
  }
  const refusal = form.refusal ?? Object.values(form.problems)[0] ?? preview.failure?.message
  return (
    <FormDialog
      form={{ ...form, refusal: isOutdated ? undefined : refusal }}
      title={words.editCell(opened.name)}
      send={words.saveCell}
      isHeldBack={preview.output === undefined}
      onClose={onClose}
    >
      {known.failure ? (
        <Broken error={known.failure} retry={known.retry} />
      ) : known.isPending ? (
        <CardSkeleton rows={2} />
      ) : (
        <>
          <Conditions
            ways={known.ways}
            conditions={conditions}
            onChange={(next) => fill({ conditions: next })}
          />
          <div className={css.number}>
            <TextField
              label={words.wanted}
              type="number"
              min={1}
              max={quotaLimits.wanted}
              w={120}
              value={number}
              onChange={(event) => fill({ number: event.currentTarget.value })}
            />
            <Checkbox
              label={words.isHardLong}
              checked={isHard}
              onChange={(event) => fill({ isHard: event.currentTarget.checked })}
            />
          </div>
          {cell === undefined ? <Refused title={words.removedMeanwhile} /> : null}
          {cell && isOutdated ? (
            <Refused
              title={words.changedMeanwhile(cell)}
              actions={
                <>
                  <Button onClick={() => beginFrom(cell, true)}>{words.takeTheirs}</Button>
                  <Button onClick={() => beginFrom(cell, false)}>{words.keepMine}</Button>
                </>
              }
            />
          ) : null}
          {isOutdated || refusal ? null : (
            <output className={css.effect}>
              {!change
                ? words.cellIncomplete
                : preview.output
                  ? words.effect(preview.output.effect, isHard)
                  : words.looking}
            </output>
          )}
        </>
      )}
    </FormDialog>
  )
}

function filledFrom(cell: QuotaCell) {
  return { conditions: conditionsOf(cell), number: String(cell.wanted), isHard: cell.isHard }
}

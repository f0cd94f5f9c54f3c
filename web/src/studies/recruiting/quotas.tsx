import {
  type CellCondition,
  type QuotaCell,
  changeQuotaCell,
  showQuotas,
  writeQuotas,
} from '@firsthand/contract/studies/quotas'
import type { StudyPlan } from '@firsthand/contract/studies/study-plans'
import { ActionIcon, Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import { useAct, useOperation } from '../../api/hooks.ts'
import { TextField } from '../../kit/fields.tsx'
import { Icon } from '../../kit/icon.tsx'
import { Refused } from '../../kit/refused.tsx'
import { Card } from '../../kit/section.tsx'
import { CardSkeleton } from '../../kit/skeletons.tsx'
import { Broken } from '../../shell/mishap.tsx'
import { EditCell } from './edit-cell.tsx'
import { CellPeople } from './funnel-people.tsx'
import { NewCells } from './new-cells.tsx'
import css from './recruiting.module.css'
import { words as all } from './recruiting.words.ts'

const words = all.plan

type Part = { plan: StudyPlan; canEdit: boolean }

/** How many of whom a study wants; cells may cross one kind of people with another. */
export function Quotas({ plan, canEdit }: Part) {
  const quotas = useOperation(showQuotas, { study: plan.study })
  const [open, setOpen] = useState<{ cell: QuotaCell; place: 'met' | 'kept' }>()
  const [edited, setEdited] = useState<QuotaCell>()
  const changeOne = useAct(changeQuotaCell, { invalidates: [showQuotas], shownInPlace: true })
  const write = useAct(writeQuotas, { invalidates: [showQuotas], shownInPlace: true })
  if (quotas.failure) return <Broken error={quotas.failure} retry={quotas.retry} />
  if (!quotas.data) return <CardSkeleton rows={3} />
  const { cells, isFull } = quotas.data
  const sent = cells.map(({ id, match, wanted, isHard }) => ({ id, match, wanted, isHard }))
  const change = (cell: string, fields: Partial<Pick<QuotaCell, 'wanted' | 'isHard'>>) =>
    changeOne.act({ study: plan.study, cell, ...fields })
  // Somebody else may have changed the cells since they were read: then they are read again, and nothing is lost.
  const put = (next: NewCell[]) => {
    if (!write.isActing)
      write.perform({ study: plan.study, cells: next, seen: sent }).catch(() => quotas.retry())
  }
  return (
    <Card title={words.quotas}>
      <p className={css.faint}>{cells.length === 0 ? words.quotasNone : words.quotasLead}</p>
      {isFull ? <p>{words.full}</p> : null}
      {cells.length > 0 ? (
        <div className={css.scroll}>
          <table className={css.table}>
            <thead>
              <tr>
                {[words.cell, words.wanted, words.isHard, words.met, words.kept, words.free].map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
                <th aria-hidden="true" />
              </tr>
            </thead>
            <tbody>
              {cells.map((cell) => (
                <tr key={cell.id}>
                  <th scope="row">
                    {cell.name}
                    {cell.isBroken ? <p className={css.held}>{words.broken}</p> : null}
                  </th>
                  <td>
                    <TextField
                      aria-label={`${words.wanted}: ${cell.name}`}
                      type="number"
                      min={1}
                      w={84}
                      disabled={!canEdit}
                      defaultValue={cell.wanted}
                      onBlur={(event) => {
                        const wanted = Number(event.currentTarget.value)
                        if (Number.isInteger(wanted) && wanted > 0 && wanted !== cell.wanted)
                          change(cell.id, { wanted })
                      }}
                    />
                  </td>
                  <td>
                    <Checkbox
                      aria-label={`${words.isHard}: ${cell.name}`}
                      disabled={!canEdit}
                      checked={cell.isHard}
                      onChange={(event) => change(cell.id, { isHard: event.currentTarget.checked })}
                    />
                  </td>
                  <td>
                    <People count={cell.counted} onOpen={() => setOpen({ cell, place: 'met' })} />
                  </td>
                  <td>
                    <People count={cell.reserved} onOpen={() => setOpen({ cell, place: 'kept' })} />
                  </td>
                  <td>{cell.free}</td>
                  <td className={css.check}>
                    {canEdit ? (
                      <ActionIcon
                        size={30}
                        aria-label={words.editCell(cell.name)}
                        onClick={() => setEdited(cell)}
                      >
                        <Icon name="edit" />
                      </ActionIcon>
                    ) : null}
                    {canEdit ? (
                      <ActionIcon
                        size={30}
                        aria-label={words.remove(cell.name)}
                        onClick={() => put(sent.filter(({ id }) => id !== cell.id))}
                      >
                        <Icon name="remove" />
                      </ActionIcon>
                    ) : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      {open ? <CellPeople study={plan.study} {...open} onClose={() => setOpen(undefined)} /> : null}
      {edited ? <EditCell plan={plan} cell={edited} onClose={() => setEdited(undefined)} /> : null}
      {[write.failure, changeOne.failure].map((failure) =>
        failure ? <Refused key={failure.code} title={failure.message} /> : null,
      )}
      {canEdit ? <NewCells plan={plan} cells={cells} onAdd={(added) => put([...sent, ...added])} /> : null}
    </Card>
  )
}

type NewCell = { id?: string; match: CellCondition[]; wanted: number; isHard: boolean }

/** A number that opens the people under it. */
function People({ count, onOpen }: { count: number; onOpen: () => void }) {
  if (count === 0) return 0
  return (
    <Button size="compact-sm" variant="subtle" aria-label={words.openPeople(count)} onClick={onOpen}>
      {count}
    </Button>
  )
}

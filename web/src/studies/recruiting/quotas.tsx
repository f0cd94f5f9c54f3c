import type { QuotaCell } from '@firsthand/contract/studies/quotas'
import type { StudyPlan } from '@firsthand/contract/studies/study-plans'
import { useState } from 'react'
import { type ApiFailure, asFailure } from '../../api/failure.ts'
import { Refused } from '../../kit/refused.tsx'
import { Card } from '../../kit/section.tsx'
import { CardSkeleton } from '../../kit/skeletons.tsx'
import { Broken } from '../../shell/mishap.tsx'
import { EditCell } from './edit-cell.tsx'
import { CellPeople } from './funnel-people.tsx'
import { NewCells } from './new-cells.tsx'
import { QuotaRow } from './quota-row.tsx'
import { words } from './quotas.words.ts'
import css from './recruiting.module.css'
import { useCells } from './use-cells.ts'

/** How many of whom a study wants; cells may cross one kind of people with another. */
export function Quotas({ plan, canEdit }: { plan: StudyPlan; canEdit: boolean }) {
  const { quotas, change, put, settled } = useCells(plan.study)
  const [open, setOpen] = useState<{ cell: QuotaCell; place: 'met' | 'kept' }>()
  const [edited, setEdited] = useState<string>()
  // By the cell whose change was refused; under nothing, that of all cells together.
  const [refused, setRefused] = useState<Record<string, string>>({})
  // What could not be read again is still what was read: what was chosen under it is not taken away.
  if (!quotas.data)
    return quotas.failure ? <Broken error={quotas.failure} retry={quotas.retry} /> : <CardSkeleton rows={3} />
  const { cells, isFull } = quotas.data

  /** Says why something was refused where it stood, until it succeeds. */
  async function attempt(changing: Promise<unknown>, cell = ''): Promise<ApiFailure | undefined> {
    const failure = await changing.then(
      () => undefined,
      (error: unknown) => asFailure(error),
    )
    setRefused(({ [cell]: _, ...others }) => {
      if (failure) return { ...others, [cell]: failure.message }
      return Object.fromEntries(Object.entries(others).filter(([of]) => of !== ''))
    })
    return failure
  }

  return (
    <Card title={words.quotas}>
      <p className={css.faint}>{cells.length === 0 ? words.quotasNone : words.quotasLead}</p>
      {isFull ? <p>{words.full}</p> : null}
      {cells.length > 0 ? (
        <div className={css.scroll}>
          <table className={`${css.table} ${css.cells}`}>
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
                <QuotaRow
                  key={cell.id}
                  cell={cell}
                  canEdit={canEdit}
                  onChange={(to, from) => attempt(change(cell.id, to, from), cell.id)}
                  onEdit={() => void settled().then(() => setEdited(cell.id))}
                  onRemove={() => void attempt(put((all) => all.filter(({ id }) => id !== cell.id)))}
                  onOpen={(place) => setOpen({ cell, place })}
                />
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      {open ? <CellPeople study={plan.study} {...open} onClose={() => setOpen(undefined)} /> : null}
      {edited ? (
        <EditCell
          key={edited}
          plan={plan}
          cell={cells.find(({ id }) => id === edited)}
          onClose={() => setEdited(undefined)}
          onSaved={() => {
            setEdited(undefined)
            void attempt(Promise.resolve(), edited)
          }}
        />
      ) : null}
      {cells.map(({ id, name }) =>
        refused[id] ? <Refused key={id} title={words.refusedOf(name, refused[id])} /> : null,
      )}
      {refused[''] ? <Refused title={refused['']} /> : null}
      {canEdit ? (
        <NewCells
          plan={plan}
          cells={cells}
          onAdd={async (added) => (await attempt(put((all) => [...all, ...added]))) === undefined}
        />
      ) : null}
    </Card>
  )
}

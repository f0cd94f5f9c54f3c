import {
  type CellCondition,
  type QuotaCell,
  cellKey,
  changeQuotaCell,
  showQuotas,
  writeQuotas,
} from '@firsthand/contract/studies/quotas'
import type { Output } from '@firsthand/contract/core/operation'
import { useRef } from 'react'
import type { ApiFailure } from '../../api/failure.ts'
import { useAct, useAnswers, useOperation } from '../../api/hooks.ts'

/** A cell as it is sent; without an id it is a new one. */
export type SentCell = { id?: string; match: CellCondition[]; wanted: number; isHard: boolean }
/** What a row of the table changes of a cell. */
export type RowChange = Partial<Pick<QuotaCell, 'wanted' | 'isHard'>>

/**
 * The cells of a study and their changes, one after the other: a change is asked for with the cells as one's own change
 * before left them, so that only what somebody else did is refused. What was refused for that is read again.
 */
export function useCells(study: string) {
  const quotas = useOperation(showQuotas, { study })
  const onFailed = useReadAgain()
  const one = useAct(changeQuotaCell, { invalidates: [showQuotas], shownInPlace: true, onFailed })
  const all = useAct(writeQuotas, { invalidates: [showQuotas], shownInPlace: true, onFailed })
  const last = useRef<Promise<QuotaCell[]>>(undefined)
  const shown = quotas.data?.cells ?? []

  function inTurn(change: (cells: QuotaCell[]) => Promise<Output<typeof showQuotas>>): Promise<unknown> {
    const before = last.current ?? Promise.resolve(shown)
    const mine = before.then(change)
    const left = mine.then(
      ({ cells }) => cells,
      () => before,
    )
    last.current = left
    void left.then(() => {
      if (last.current === left) last.current = undefined
    })
    return mine
  }

  return {
    quotas,
    /** Changes a cell; `from` is what the row showed when somebody began. */
    change: (id: string, to: RowChange, from: RowChange) =>
      inTurn((cells) => {
        const cell = cells.find((each) => each.id === id)
        return one.perform({ study, cell: id, ...to, ...(cell && { seen: { ...told(cell), ...from } }) })
      }),
    /** Adds cells, or takes some out. */
    put: (next: (cells: SentCell[]) => SentCell[]) =>
      inTurn((cells) => {
        const seen = cells.map((cell) => ({ id: cell.id, ...told(cell) }))
        return all.perform({ study, cells: next(seen), seen })
      }),
    /** After what is on its way. */
    settled: async () => void (await last.current),
  }
}

/** Reads the cells again where somebody else has changed or removed them. */
export function useReadAgain() {
  const { refresh } = useAnswers()
  return ({ code }: ApiFailure) => {
    if (code === 'conflict' || code === 'not_found') refresh(showQuotas)
  }
}

/** What a cell asks for, as it is told to have been read. */
export function told({ match, wanted, isHard }: QuotaCell) {
  return { match, wanted, isHard }
}

/** Whether a cell asks for the same as when it was read. */
export function isSameCell(one: QuotaCell, other: QuotaCell): boolean {
  return (
    cellKey(one.match) === cellKey(other.match) && one.wanted === other.wanted && one.isHard === other.isHard
  )
}

import type { EntryView, MoveView } from '@firsthand/contract/crm/pipelines-entries'
import { formatDateTime } from '../../kit/format.ts'
import css from './pipelines.module.css'
import { words } from './pipelines.words.ts'

/** Every move, newest first. */
export function EntryHistory({ moves }: { moves: MoveView[] }) {
  return (
    <ol className={css.history} reversed>
      {moves.map((move) => (
        <li key={move.number}>
          <div className={css.name}>
            {move.from ? words.movedFromTo(move.from.name, move.to.name) : words.created(move.to.name)}
          </div>
          <div className={css.faint}>
            {[formatDateTime(move.at), move.by ? words.by(move.by.name) : '', move.lostReason]
              .filter(Boolean)
              .join(' · ')}
          </div>
          {move.why ? <div className={css.quote}>{move.why}</div> : null}
          {move.overQuotaWhy ? <div className={css.quote}>{words.overQuota(move.overQuotaWhy)}</div> : null}
        </li>
      ))}
    </ol>
  )
}

/** How long it stood where. */
export function TimeInStages({ entry }: { entry: EntryView }) {
  return (
    <ul className={css.history}>
      {entry.timeInStages
        .filter(({ ms, stage }) => ms > 0 || stage.id === entry.stage.id)
        .map(({ stage, ms, visits }) => (
          <li key={stage.id}>
            {stage.name}
            <div className={css.faint}>
              {lengthOf(ms)}
              {words.visits(visits)}
            </div>
          </li>
        ))}
    </ul>
  )
}

function lengthOf(ms: number): string {
  const days = Math.floor(ms / 86_400_000)
  return days > 0 ? words.daysLong(days) : words.underADay
}

import type { EntryRow } from '@firsthand/contract/crm/pipelines-entries'
import { Link } from '../../kit/link.tsx'
import { daysIn, turnOf } from './entry-words.ts'
import css from './pipelines.module.css'
import { words } from './pipelines.words.ts'
import { formatValue } from './value.ts'

/** An entry on the board: who, about what, worth what, how long, whose turn. */
export function EntryCard({ entry }: { entry: EntryRow }) {
  return (
    <>
      <Link href={`/entries/${entry.id}`} className={css.name}>
        {entry.person.name}
      </Link>
      {entry.organisation || entry.title ? (
        <div>{[entry.organisation?.name, entry.title].filter(Boolean).join(' · ')}</div>
      ) : null}
      <div className={`${css.line} ${css.faint}`}>
        {entry.value ? <span>{formatValue(entry.value)}</span> : null}
        <span>{turnOf(entry)}</span>
        <span>{daysIn(entry)}</span>
        {entry.mayContact ? null : <span className={css.late}>{words.noContact}</span>}
        {entry.isLate ? <span className={css.late}>{words.lateMark}</span> : null}
        {entry.hasOffer ? <span>{words.offeredMark}</span> : null}
      </div>
    </>
  )
}

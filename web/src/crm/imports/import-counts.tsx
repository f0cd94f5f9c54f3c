import type { ImportView } from '@firsthand/contract/crm/imports'
import { formatNumber } from '../../kit/format.ts'
import { Stat } from '../../kit/stat.tsx'
import css from './imports.module.css'
import { organisationWords } from './imports-organisations.words.ts'
import { words } from './imports.words.ts'

export type View = ImportView

/** What became of the rows, in numbers. */
export function ImportCounts({ data }: { data: View }) {
  const of = words.ofRows(data.rowsRead)
  return (
    <>
      <div className={css.stats}>
        <Stat label={words.created} value={formatNumber(data.peopleCreated)} n={of} />
        <Stat label={words.updated} value={formatNumber(data.peopleUpdated)} />
        <Stat label={words.skipped} value={formatNumber(data.rowsSkipped)} />
        <Stat label={words.refused} value={formatNumber(data.rowsRefused)} />
        <Stat label={words.introductions} value={formatNumber(data.introductionsMade)} />
      </div>
      {data.organisationsUpdated > 0 ? (
        <p className={css.hint}>{organisationWords.updated(data.organisationsUpdated)}</p>
      ) : null}
      {data.introductionsRefused > 0 ? (
        <p className={css.hint}>{words.introductionsRefused(data.introductionsRefused)}</p>
      ) : null}
      {data.mentionsRefused > 0 ? (
        <p className={css.hint}>{words.mentionsRefused(data.mentionsRefused)}</p>
      ) : null}
      {data.rowsCorrected > 0 ? (
        <p className={css.hint}>{words.correctedBefore(data.rowsCorrected)}</p>
      ) : null}
    </>
  )
}

import type { ConsentEntry } from '@firsthand/contract/crm/consents'
import { formatDateTime } from '../../kit/format.ts'
import css from './consents.module.css'
import { words } from './consents.words.ts'

/** Every answer, newest first, with how it reached us and the text it was about. */
export function ConsentHistory({ entries }: { entries: ConsentEntry[] }) {
  if (entries.length === 0) return null
  return (
    <details className={css.fold}>
      <summary>{words.history}</summary>
      <ul className={css.history}>
        {entries.map((entry) => (
          <li key={entry.id}>
            {words.purposes[entry.purpose]}: <strong>{words.states[entry.state]}</strong>,{' '}
            {words.sources[entry.source]}, {formatDateTime(entry.answeredAt)}
            {whoNoted(entry)}
            {entry.wording ? (
              <>
                , <abbr title={entry.wording.words}>{words.wording(entry.wording.number)}</abbr>
              </>
            ) : null}
            {entry.proof ? <span className={css.proof}>{entry.proof}</span> : null}
          </li>
        ))}
      </ul>
    </details>
  )
}

function whoNoted({ notedBy, source }: ConsentEntry): string {
  if (notedBy) return `, ${words.notedBy(notedBy.name)}`
  return source === 'sent_page' ? `, ${words.byThemselves}` : ''
}

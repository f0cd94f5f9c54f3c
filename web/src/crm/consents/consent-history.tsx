import type { ConsentEntry } from '@firsthand/contract/crm/consents'
import { useWorkspaceId } from '../../api/workspace.tsx'
import { formatDate, formatDateTime } from '../../kit/format.ts'
import css from './consents.module.css'
import { words } from './consents.words.ts'

/** Every answer, newest first, with how it reached us and the text it was about. */
export function ConsentHistory({ entries }: { entries: ConsentEntry[] }) {
  const workspace = useWorkspaceId()
  if (entries.length === 0) return null
  return (
    <details className={css.fold}>
      <summary>{words.history}</summary>
      <ul className={css.history}>
        {entries.map((entry) => (
          <li key={entry.id}>
            {words.purposes[entry.purpose]}: <strong>{words.states[entry.state]}</strong>,{' '}
            {words.sources[entry.source]}, {formatDateTime(entry.answeredAt)}
            {entry.expiresAt ? words.ranUntil(formatDate(entry.expiresAt)) : null}
            {whoNoted(entry)}
            {entry.wording ? (
              <>
                , <abbr title={entry.wording.words}>{words.wording(entry.wording.number)}</abbr>
              </>
            ) : null}
            {entry.proofFile ? (
              <>
                ,{' '}
                <a
                  href={`/api/v1/workspaces/${workspace}/files/${entry.proofFile.id}`}
                  download={entry.proofFile.name}
                >
                  {entry.proofFile.name}
                </a>
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

import { type CodeChange, listCodeHistory } from '@firsthand/contract/evidence/codes-history'
import { Button } from '@mantine/core'
import { usePages } from '../../api/hooks.ts'
import { formatDateTime } from '../../kit/format.ts'
import { ListSkeleton } from '../../kit/skeletons.tsx'
import { whoDid } from '../../platform/history/history.words.ts'
import { Broken } from '../../shell/mishap.tsx'
import css from './codes.module.css'
import { changeWords, words } from './history.words.ts'

/** What became of one code, or of all of them, the newest first. */
export function CodeHistory({ code }: { code?: string | undefined }) {
  const changes = usePages(listCodeHistory, { limit: 30, ...(code && { code }) }, { keepShowing: true })
  return (
    <>
      {changes.failure ? <Broken error={changes.failure} retry={changes.retry} /> : null}
      {changes.isPending ? <ListSkeleton rows={4} /> : null}
      {changes.items?.length === 0 ? <p className={css.quiet}>{words.nothing}</p> : null}
      {changes.items && changes.items.length > 0 ? (
        <ol className={css.history} aria-label={words.list}>
          {changes.items.map((change) => (
            <Change key={change.id} change={change} of={code} />
          ))}
        </ol>
      ) : null}
      {changes.loadMore ? (
        <Button variant="subtle" fullWidth loading={changes.isLoadingMore} onClick={changes.loadMore}>
          {words.earlier}
        </Button>
      ) : null}
    </>
  )
}

function Change({ change, of }: { change: CodeChange; of: string | undefined }) {
  const written = change.what === 'updated' ? change.texts.filter(({ field }) => field !== 'name') : []
  return (
    <li>
      <p dir="auto">{changeWords(change, of)}</p>
      <p className={css.quiet}>
        {whoDid(change)} · <time dateTime={change.at}>{formatDateTime(change.at)}</time>
      </p>
      {written.length > 0 ? (
        <details>
          <summary>{words.whatChanged}</summary>
          <dl>
            {written.map(({ field, before, after }) => (
              <div key={field} dir="auto">
                <dt>{words.fields[field]}</dt>
                <dd>
                  {before ? <del>{before}</del> : null}
                  {before && after ? ' ' : null}
                  {after ? <ins>{after}</ins> : null}
                </dd>
              </div>
            ))}
          </dl>
        </details>
      ) : null}
    </li>
  )
}

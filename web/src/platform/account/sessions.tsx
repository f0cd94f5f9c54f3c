import { Button } from '@mantine/core'
import { endOtherSessions, endSession, listSessions } from '@firsthand/contract/platform/own-account'
import { useAct, useOperation } from '../../api/hooks.ts'
import { formatDateTime } from '../../kit/format.ts'
import { Card } from '../../kit/section.tsx'
import { CardSkeleton } from '../../kit/skeletons.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import { Broken } from '../../shell/mishap.tsx'
import css from './account.module.css'
import { words } from './account.words.ts'

/** Where the account is signed in, and the way to end it there. */
export function Sessions() {
  const sessions = useOperation(listSessions, {})
  const end = useAct(endSession, { invalidates: [listSessions], onDone: () => showDone(words.signedOut(1)) })
  const endOthers = useAct(endOtherSessions, {
    invalidates: [listSessions],
    onDone: ({ ended }) => showDone(words.signedOut(ended)),
  })
  const items = sessions.data?.items
  if (sessions.failure) return <Broken error={sessions.failure} retry={sessions.retry} />
  if (!items) return <CardSkeleton rows={3} />
  return (
    <Card title={words.sessions} count={items.length}>
      <ul className={css.list}>
        {items.map(({ id, browser, from, seenAt, isThis }) => (
          <li key={id} className={css.item}>
            <span className={css.what}>
              {isThis ? words.here : (browser ?? words.unknownBrowser)}
              <br />
              <span className={css.note}>{words.seen(formatDateTime(seenAt), from)}</span>
            </span>
            {isThis ? null : (
              <Button loading={end.isActing} onClick={() => end.act({ session: id })}>
                {words.signOutThere}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {items.length > 1 ? (
        <Button loading={endOthers.isActing} onClick={() => endOthers.act({})}>
          {words.signOutOthers}
        </Button>
      ) : null}
    </Card>
  )
}

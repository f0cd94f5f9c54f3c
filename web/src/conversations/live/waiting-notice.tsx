import { Button } from '@mantine/core'
import { Icon } from '../../kit/icon.tsx'
import css from './live.module.css'
import { words } from './live.words.ts'
import { SetAside } from './set-aside.tsx'
import type { Live } from './use-live.ts'

/** Says how many notes are on this device alone, and that nothing is lost. */
export function WaitingNotice({ live }: { live: Live }) {
  const { waiting, failure, refusal, retry, discard } = live
  const isWaiting =
    waiting > 0 && (failure !== undefined || (typeof navigator !== 'undefined' && !navigator.onLine))
  return (
    <>
      <output className={css.waiting} data-shown={isWaiting || undefined}>
        {isWaiting ? (
          <>
            <Icon name="clock" /> <b>{words.waiting(waiting)}</b> <span>{words.waitingWhy}</span>
          </>
        ) : null}
      </output>
      {refusal ? (
        <div role="alert" className={css.refused}>
          <b>{words.refusedTitle(waiting)}</b>
          <p>{refusal.message}</p>
          <Button size="xs" onClick={retry}>
            {words.tryAgain}
          </Button>{' '}
          <Button size="xs" variant="subtle" color="red" onClick={() => void discard()}>
            {words.discard}
          </Button>
        </div>
      ) : null}
      {live.setAside.length > 0 ? (
        <div role="alert">
          <SetAside live={live} />
        </div>
      ) : null}
    </>
  )
}

import type { LiveMark } from '@firsthand/contract/conversations/live'
import { Button } from '@mantine/core'
import { formatDateTime } from '../../kit/format.ts'
import type { WaitingEntry, WaitingPhoto } from './device-store.ts'
import css from './live.module.css'
import { marks, words } from './live.words.ts'
import own from './set-aside.module.css'
import type { Live } from './use-live.ts'

/** What was refused by itself: why, what it says, and what may be done. It is on this device until somebody decides. */
export function SetAside({ live }: { live: Live }) {
  return (
    <ul className={own.setAside}>
      {live.setAside.map((each) => (
        <li key={each.id} className={css.refused}>
          <b>{words.setAside(formatDateTime(each.at))}</b>
          <p>{each.refused}</p>
          <blockquote dir="auto">{saidIn(each)}</blockquote>
          <Button size="xs" onClick={() => live.tryAgain(each.id)}>
            {words.tryAgain}
          </Button>{' '}
          <Button size="xs" variant="subtle" color="red" onClick={() => live.throwAway(each.id)}>
            {words.discardOne}
          </Button>
        </li>
      ))}
    </ul>
  )
}

function saidIn(each: WaitingEntry | WaitingPhoto): string {
  if ('blob' in each) return words.photo
  const mark = marks[each.mark as LiveMark] ?? each.mark
  return [mark, each.body, each.place].filter(Boolean).join(' · ') || words.nothingSaid
}

import { Button } from '@mantine/core'
import { useSyncExternalStore } from 'react'
import { useOldAnswers } from '../../api/old-answers.ts'
import { Icon } from '../../kit/icon.tsx'
import { words } from '../shell.words.ts'
import css from './frame.module.css'

/** Says that the line is down or that Firsthand does not answer, and only then: nothing on the screen is lost. */
export function OfflineNote() {
  const isOnline = useSyncExternalStore(subscribe, () => navigator.onLine)
  const { isOld, retry } = useOldAnswers()
  return (
    <output className={css.offline}>
      {isOnline && !isOld ? null : (
        <span>
          <Icon name="warning" /> {isOnline ? words.outOfReach : words.offline}{' '}
          {isOnline ? (
            <Button size="compact-sm" onClick={retry}>
              {words.retry}
            </Button>
          ) : null}
        </span>
      )}
    </output>
  )
}

function subscribe(listener: () => void) {
  window.addEventListener('online', listener)
  window.addEventListener('offline', listener)
  return () => {
    window.removeEventListener('online', listener)
    window.removeEventListener('offline', listener)
  }
}

import { useSyncExternalStore } from 'react'
import { Icon } from '../../kit/icon.tsx'
import { words } from '../shell.words.ts'
import css from './frame.module.css'

/** Says that the line is down, and only then: nothing on the screen is lost. */
export function OfflineNote() {
  const isOnline = useSyncExternalStore(subscribe, () => navigator.onLine)
  return (
    <output className={css.offline}>
      {isOnline ? null : (
        <span>
          <Icon name="warning" /> {words.offline}
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

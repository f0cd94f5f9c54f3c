import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'
import { words } from './kit.words.ts'
import css from './progress.module.css'

export type ProgressProps = {
  /** What is happening, in a sentence: "Importing people: 1,200 of 5,400 rows." */
  sentence: string
  state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled'
  /** Between 0 and 1; unknown when left out. */
  share?: number
  detail?: ReactNode
  onCancel?: () => void
  actions?: ReactNode
}

/** Long work: what is happening, how far it is, and the way out. One may leave the page; it goes on. */
export function Progress({ sentence, state, share, detail, onCancel, actions }: ProgressProps) {
  const isOpen = state === 'waiting' || state === 'running'
  return (
    <div className={css.progress} data-state={state}>
      <div className={css.line}>
        {state === 'done' ? <Icon name="check" /> : null}
        {state === 'failed' ? <Icon name="warning" /> : null}
        <output className={css.sentence}>{sentence}</output>
        {isOpen && onCancel ? (
          <Button size="xs" variant="subtle" color="gray" onClick={onCancel}>
            {words.cancel}
          </Button>
        ) : null}
        {actions}
      </div>
      {isOpen ? <progress className={css.track} aria-label={sentence} max={1} value={share} /> : null}
      {detail ? <div className={css.detail}>{detail}</div> : null}
    </div>
  )
}

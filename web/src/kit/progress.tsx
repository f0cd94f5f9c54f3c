import { Button } from '@mantine/core'
import type { CSSProperties, ReactNode } from 'react'
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
        <span className={css.sentence} role="status">
          {sentence}
        </span>
        {isOpen && onCancel ? (
          <Button size="xs" variant="subtle" color="gray" onClick={onCancel}>
            {words.cancel}
          </Button>
        ) : null}
        {actions}
      </div>
      {isOpen ? (
        <div
          className={css.track}
          role="progressbar"
          aria-label={sentence}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={share === undefined ? undefined : Math.round(share * 100)}
          data-unknown={share === undefined || undefined}
          style={{ '--share': share ?? 0 } as CSSProperties}
        />
      ) : null}
      {detail ? <div className={css.detail}>{detail}</div> : null}
    </div>
  )
}

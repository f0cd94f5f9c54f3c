import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'
import { words } from './kit.words.ts'
import css from './refused.module.css'

export type RefusedProps = {
  /** What happened. */
  title: string
  /** What to do. */
  todo?: ReactNode
  onRetry?: () => void
  actions?: ReactNode
  /** The stable code, for whoever asks for help. */
  code?: string
  /** It stands in the place of a whole page: what happened is its heading. */
  isPage?: boolean
}

/** Something was refused or went wrong: what happened, what to do, and another try where that helps. */
export function Refused({ title, todo, onRetry, actions, code, isPage = false }: RefusedProps) {
  const Title = isPage ? 'h1' : 'p'
  return (
    <div role="alert" className={css.refused}>
      <span className={css.sign}>
        <Icon name="warning" />
      </span>
      <div className={css.words}>
        <Title className={css.title}>{title}</Title>
        {todo ? <div className={css.todo}>{todo}</div> : null}
        {onRetry || actions ? (
          <div className={css.actions}>
            {onRetry ? <Button onClick={onRetry}>{words.retry}</Button> : null}
            {actions}
          </div>
        ) : null}
        {code ? <code className={css.code}>{code}</code> : null}
      </div>
    </div>
  )
}

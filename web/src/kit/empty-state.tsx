import type { ReactNode } from 'react'
import { words } from './kit.words.ts'
import css from './empty-state.module.css'

export type EmptyStateProps = {
  title: string
  text?: ReactNode
  /** The one action that starts the page. */
  action?: ReactNode
  /** One real example of what will stand here, drawn behind and greyed; it cannot be reached. */
  example?: ReactNode
}

/** A page with nothing in it yet: what it will hold, greyed, and the one action that starts it. */
export function EmptyState({ title, text, action, example }: EmptyStateProps) {
  return (
    <section className={css.empty} data-example={example ? true : undefined}>
      {example ? (
        <div className={css.example} inert aria-hidden="true">
          <span className={css.caption}>{words.example}</span>
          {example}
        </div>
      ) : null}
      <div className={css.start}>
        <h2 className={css.title}>{title}</h2>
        {text ? <div className={css.text}>{text}</div> : null}
        {action ? <div className={css.action}>{action}</div> : null}
      </div>
    </section>
  )
}

import type { ReactNode } from 'react'
import css from './page-header.module.css'

export type PageHeaderProps = {
  /** The question the page answers, or its answer in a sentence. */
  title: ReactNode
  lead?: ReactNode
  /** A small line above, e.g. the kind of thing or its state. */
  over?: ReactNode
  actions?: ReactNode
  /** A claim or another sentence that is the page's subject: larger, narrower. */
  sentence?: boolean
}

/** The first lines of a page: its question as the one h1, a lead in plain words, and what one can do. */
export function PageHeader({ title, lead, over, actions, sentence }: PageHeaderProps) {
  return (
    <div className={css.header} data-sentence={sentence || undefined}>
      <div className={css.words}>
        {over ? <div className={css.over}>{over}</div> : null}
        <h1 dir="auto" className={css.title}>
          {title}
        </h1>
        {lead ? <div className={css.lead}>{lead}</div> : null}
      </div>
      {actions ? <div className={css.actions}>{actions}</div> : null}
    </div>
  )
}

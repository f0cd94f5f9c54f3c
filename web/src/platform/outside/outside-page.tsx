import { Suspense } from 'react'
import type { ReactNode } from 'react'
import { Page } from '../../shell/page.tsx'
import { whenIdle } from '../../shell/when-idle.ts'
import { words } from './outside.words.ts'
import css from './outside-page.module.css'

const Example = whenIdle(() => import('./outside-example.tsx'))

export type OutsidePageProps = {
  /** The window's title. */
  title: string
  /** The h1. */
  heading: ReactNode
  lead?: ReactNode
  /** A small line above the heading: "Step 1 of 2". */
  over?: ReactNode
  children?: ReactNode
  /** Another way, below the form. */
  below?: ReactNode
}

/** A page for people who are not inside yet: one short form, and beside it what Firsthand is about. */
export function OutsidePage({ title, heading, lead, over, children, below }: OutsidePageProps) {
  return (
    <div className={css.outside}>
      <main id="content" tabIndex={-1} className={css.main}>
        <Page title={title} width="all">
          <div className={css.column}>
            <p className={css.brand}>
              <img src="/icon.svg" alt="" width={26} height={26} />
              Firsthand
            </p>
            {over ? <p className={css.over}>{over}</p> : null}
            <h1 className={css.heading}>{heading}</h1>
            {lead ? <p className={css.lead}>{lead}</p> : null}
            {children}
            {below ? <div className={css.below}>{below}</div> : null}
          </div>
        </Page>
      </main>
      <aside className={css.example} aria-label={words.exampleLabel}>
        <Suspense fallback={null}>
          <Example />
        </Suspense>
      </aside>
    </div>
  )
}

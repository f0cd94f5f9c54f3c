import { createContext, useContext, useLayoutEffect } from 'react'
import type { ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { type Crumb, setPageState } from './page-state.ts'
import css from './page.module.css'

export type PageProps = {
  /** The name of the page: in the breadcrumb and in the window's title. The h1 is the page's own (`PageHeader`). */
  title: string
  /** The pages above this one, outermost first; `[{ label: 'People', path: '/people' }]`. */
  crumbs?: Crumb[]
  /** The one primary action, shown in the top bar. */
  action?: ReactNode
  /** How wide the content may become: a page, a reading column, or all there is (canvases, transcripts with a drawer). */
  width?: 'page' | 'reading' | 'all'
  children: ReactNode
}

/** Wraps every page: names it, and gives it its width. */
export function Page({ title, crumbs = [], action, width = 'page', children }: PageProps) {
  useLayoutEffect(() => {
    setPageState({ title, crumbs })
    document.title = title ? `${title} · Firsthand` : 'Firsthand'
  })
  return (
    <div className={css.page} data-width={width}>
      {action ? <PageActions>{action}</PageActions> : null}
      {children}
    </div>
  )
}

const ActionsContext = createContext<HTMLElement | null>(null)

/** The frame says where the actions of a page stand. */
export const ActionsProvider = ActionsContext.Provider

/** Puts the page's primary action into the top bar. */
export function PageActions({ children }: { children: ReactNode }) {
  const place = useContext(ActionsContext)
  return place ? createPortal(children, place) : null
}

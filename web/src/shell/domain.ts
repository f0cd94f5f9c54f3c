import type { Operation, Output, Role, Sent } from '@firsthand/contract/core/operation'
import type { ComponentType } from 'react'
import type { IconName } from '../kit/icon.tsx'

/** What a domain adds to the application. Everything with a `load` becomes a chunk of its own, fetched when needed. */
export type WebDomain = {
  name: string
  nav?: NavItem[]
  /** Pages inside a workspace: `/people/$person` is opened at `/w/<workspace>/people/<person>`. */
  pages: PageEntry[]
  /** Pages outside any workspace, such as the one to sign in. */
  outside?: PageEntry[]
  /** What the command palette offers beside going to places. */
  actions?: PaletteAction[]
  /** How each kind of search result is called and where it opens. */
  found?: Record<string, FoundKind>
  /** What the palette offers to do with what was found, such as to log a call with a person. */
  foundActions?: FoundAction[]
  /** Panels on pages of other domains: see `<Panels of="person" id={…} />`. */
  panels?: PanelEntry[]
  /** Things of this domain that pages of domains below it let one choose and call by name: see `useOffered`. */
  offers?: Record<string, () => Promise<{ default: Offer }>>
}

export type NavItem = {
  label: string
  path: `/${string}`
  icon: IconName
  /** Places are listed from the smallest number up; those from 100 up stand below a line. */
  order: number
  /** `g` then this letter goes there. */
  key: string
  /** Stands in the bar at the bottom of a phone; the others are under More. Four at the most. */
  onPhone?: boolean
}

export type PageEntry = {
  path: `/${string}`
  load: () => Promise<{ default: ComponentType }>
  /** The device keeps what it is made of, so that it opens without a line. */
  isKept?: boolean
}

export type PaletteAction = {
  id: string
  label: string
  icon: IconName
  /** Other words people may type for it. */
  keywords?: string
  /** Hides it from members who may not do it. `member` when left out. */
  allows?: Role
  run: (tools: { go: (path: string) => void }) => void
}

export type FoundKind = { label: string; icon: IconName; path: (id: string, part: number) => string }

export type FoundAction = {
  id: string
  /** The kind of search result it is done with. */
  of: string
  label: (title: string) => string
  icon: IconName
  /** Hides it from members who may not do it. `member` when left out. */
  allows?: Role
  path: (id: string) => string
}

export type PanelEntry = {
  /** The page it belongs to: `person`, `person-aside` (short facts, beside), `claim`, `study`, `conversation`, `organisation`. */
  of: string
  order: number
  load: () => Promise<{ default: ComponentType<{ id: string }> }>
}

export type Offered = { id: string; name: string }

export type Offer = {
  /** A few that fit what was typed; the newest where nothing was. */
  find: (typed: string, ask: Ask) => Promise<Offered[]>
  show: (id: string, ask: Ask) => Promise<Offered>
}

type Ask = <O extends Operation>(operation: O, sent: Sent<O>) => Promise<Output<O>>

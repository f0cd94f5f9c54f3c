import { createContext, createElement, useContext } from 'react'
import type { AnchorHTMLAttributes, ComponentType } from 'react'

export type LinkProps = AnchorHTMLAttributes<HTMLAnchorElement> & { href: string }

const AnchorContext = createContext<ComponentType<LinkProps> | 'a'>('a')

/** Lets the shell give every link of the kit its router; without it a link is a plain anchor. */
export const LinkProvider = AnchorContext.Provider

/** A link within the application (the router's, where there is one). */
export function Link(props: LinkProps) {
  return createElement(useContext(AnchorContext), props)
}

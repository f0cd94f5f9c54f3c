import { createContext, useContext } from 'react'
import type { WebDomain } from './domain.ts'

const DomainsContext = createContext<WebDomain[]>([])

export const DomainsProvider = DomainsContext.Provider

/** Every domain of the application, lowest first. */
export function useDomains(): WebDomain[] {
  return useContext(DomainsContext)
}

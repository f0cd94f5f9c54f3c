import { createContext, useContext } from 'react'

const WorkspaceContext = createContext<string | undefined>(undefined)

/** Says which workspace everything inside belongs to. The shell sets it from the address. */
export const WorkspaceProvider = WorkspaceContext.Provider

/** The id of the open workspace; undefined outside one, as on the page to sign in. */
export function useWorkspaceId(): string | undefined {
  return useContext(WorkspaceContext)
}

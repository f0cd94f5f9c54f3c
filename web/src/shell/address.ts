import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'
import { useWorkspaceId } from '../api/workspace.tsx'

export type GoOptions = { replace?: boolean }

/** Goes to a page: `go('/people/…')` within the workspace; addresses such as `/sign-in` and `/w/…` are kept as they are. */
export function useGo() {
  const navigate = useNavigate()
  const workspace = useWorkspaceId()
  return useCallback(
    (path: string, { replace = false }: GoOptions = {}) =>
      void navigate({ href: addressOf(path, workspace), replace }),
    [navigate, workspace],
  )
}

/** A named part of the page's path: `/people/$person` is `useParam('person')`. */
export function useParam(name: string): string {
  const value = (useParams({ strict: false }) as Record<string, string | undefined>)[name]
  if (value === undefined) throw new Error(`The path of this page has no $${name}.`)
  return value
}

/** A value kept in the address (`?q=night`), so that a filtered list can be shared and Back works. Empty text removes it. */
export function useAddressState(name: string): [string, (value: string) => void] {
  const [values, change] = useAddressStates([name])
  return [values[name] ?? '', useCallback((value: string) => change(name, value), [change, name])]
}

/** Several of them at once: `const [filters, setFilter] = useAddressStates(['kind', 'person'])`. */
export function useAddressStates<Name extends string>(names: readonly Name[]) {
  const search = useSearch({ strict: false }) as Record<string, string | undefined>
  const navigate = useNavigate()
  const change = useCallback(
    (name: Name, value: string) =>
      void navigate({
        to: '.',
        search: ((before: Record<string, string | undefined>) => ({
          ...before,
          [name]: value === '' ? undefined : value,
        })) as never,
        replace: true,
        resetScroll: false,
      }),
    [navigate],
  )
  const values = Object.fromEntries(names.map((name) => [name, search[name] ?? ''])) as Record<Name, string>
  return [values, change] as const
}

const outside = new Set(['w', 'api', 'docs'])

/** Tells the links which first parts of a path lie outside every workspace. */
export function keepOutside(paths: string[]): void {
  for (const path of paths) outside.add(firstPart(path))
}

/** The complete address of a path that a page wrote. */
export function addressOf(path: string, workspace: string | undefined): string {
  if (!path.startsWith('/') || path === '/' || workspace === undefined) return path
  return outside.has(firstPart(path)) ? path : `/w/${workspace}${path}`
}

/** Values of an address are plain text, never JSON: `?q=12` is the text "12". */
export const searchText = {
  parse: (text: string): Record<string, string> => Object.fromEntries(new URLSearchParams(text)),
  write: (values: Record<string, unknown>): string => {
    const query = new URLSearchParams()
    for (const [name, value] of Object.entries(values)) {
      if (value !== undefined && value !== null && value !== '')
        query.set(name, `${value as string | number}`)
    }
    const text = query.toString()
    return text && `?${text}`
  },
}

function firstPart(path: string): string {
  return /^\/([^/?#]*)/.exec(path)?.[1] ?? ''
}

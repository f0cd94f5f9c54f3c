import * as contract from '@firsthand/contract/platform/records'
import type { Domain } from '../domain.ts'
import { handle } from '../handle.ts'
import { findEntries } from './find.ts'

/** Search over what each domain declares. Keys come from the search role; what is shown is read in the workspace. */
export function searchHandlers(domains: () => Domain[]) {
  return [
    handle(contract.search, async (ctx, { q, kinds, limit }) => {
      const found = await findEntries(ctx, { text: q, limit, ...(kinds && { kinds }) })
      const presenters = domains().flatMap((domain) => domain.searchKinds ?? [])
      const shown = new Map<string, Omit<contract.SearchResult, 'part'>>()
      for (const { kind, present } of presenters) {
        const ids = found.filter((each) => each.kind === kind).map((each) => each.id)
        if (ids.length === 0) continue
        for (const hit of await present(ctx, ids)) shown.set(kind + hit.id, { kind, ...hit })
      }
      return {
        items: found.flatMap(({ kind, id, part }) => {
          const hit = shown.get(kind + id)
          return hit ? [{ part, ...hit }] : []
        }),
      }
    }),
  ]
}

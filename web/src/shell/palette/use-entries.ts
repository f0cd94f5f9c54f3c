import { search } from '@firsthand/contract/platform/records'
import { useDebouncedValue } from '@mantine/hooks'
import { useOperation } from '../../api/hooks.ts'
import { useYou } from '../account.ts'
import { useGo } from '../address.ts'
import { useDomains } from '../domains-context.tsx'
import { usePlaces } from '../frame/use-places.ts'
import { words as shell } from '../shell.words.ts'
import { type Entry, matchEntries } from './palette-entries.ts'
import { words } from './palette.words.ts'

/** What the palette offers for the typed words: places, actions, and what the search finds. */
export function useEntries(typed: string): { entries: Entry[]; isSearching: boolean; failure?: string } {
  const offered = useOffered()
  const [q] = useDebouncedValue(typed.trim(), 150)
  const isLongEnough = typed.trim().length >= 2
  const found = useOperation(
    search,
    { q, limit: 20 },
    { enabled: q.length >= 2 && isLongEnough, keepShowing: true },
  )
  const items = isLongEnough ? (found.data?.items ?? []) : []
  const results = useFound(items)
  const todo = useFoundActions(items)
  return {
    entries: [
      ...matchEntries(offered, typed),
      ...results,
      ...(results.length > 0 ? [allResults(typed.trim())] : []),
      ...todo,
    ],
    isSearching: isLongEnough && (q !== typed.trim() || found.isPending || found.isRefreshing),
    failure: isLongEnough ? found.failure?.message : undefined,
  }
}

/** The page with all of them, the words around each, and filters. */
function allResults(typed: string): Entry {
  return {
    id: 'all-results',
    group: words.everything,
    label: words.allResults(typed),
    icon: 'search',
    path: `/search?${new URLSearchParams({ q: typed }).toString()}`,
  }
}

function useOffered(): Entry[] {
  const places = usePlaces()
  const domains = useDomains()
  const { may } = useYou()
  const go = useGo()
  return [
    ...places.map((place) => ({
      id: `place-${place.path}`,
      group: shell.paletteGroups.places,
      label: place.label,
      icon: place.icon,
      keys: `g ${place.key}`,
      path: place.path,
    })),
    // What a page of the upper domains does is wanted more often than settings.
    ...domains
      .toReversed()
      .flatMap((domain) => domain.actions ?? [])
      .filter((action) => may(action.allows ?? 'member'))
      .map((action) => ({
        id: `action-${action.id}`,
        group: shell.paletteGroups.actions,
        label: action.label,
        icon: action.icon,
        keywords: action.keywords,
        run: () => action.run({ go }),
      })),
  ]
}

type Result = { kind: string; id: string; part: number; title: string; detail: string }

/** Results of kinds that no domain opens are left out: there is nowhere to go. */
function useFound(results: Result[]): Entry[] {
  const kinds = Object.assign({}, ...useDomains().map((domain) => domain.found ?? {})) as Record<
    string,
    NonNullable<ReturnType<typeof useDomains>[number]['found']>[string] | undefined
  >
  return results.flatMap(({ kind, id, part, title, detail }) => {
    const known = kinds[kind]
    return known
      ? [
          {
            id: `${kind}-${id}`,
            group: known.label,
            label: title,
            detail,
            icon: known.icon,
            path: known.path(id, part),
          },
        ]
      : []
  })
}

/** Only for the first of a kind: whoever means another goes on typing. */
const offeredAtMost = 2

function useFoundActions(results: Result[]): Entry[] {
  const { may } = useYou()
  const actions = useDomains().flatMap((domain) => domain.foundActions ?? [])
  return actions
    .filter((action) => may(action.allows ?? 'member'))
    .flatMap((action) =>
      results
        .filter(({ kind }) => kind === action.of)
        .slice(0, offeredAtMost)
        .map(({ id, title }) => ({
          id: `${action.id}-${id}`,
          group: shell.paletteGroups.actions,
          label: action.label(title),
          icon: action.icon,
          path: action.path(id),
        })),
    )
}

import type { FilterGroup } from './filter-menu.tsx'

/** The options that hold every word that was typed, wherever it stands; groups without any are left out. */
export function fitting(groups: FilterGroup[], typed: string): FilterGroup[] {
  const wanted = typed.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  if (wanted.length === 0) return groups
  return groups
    .map((group) => ({
      ...group,
      options: group.options.filter(({ label, why = '' }) => {
        const text = `${group.label ?? ''} ${label} ${why}`.toLocaleLowerCase()
        return wanted.every((word) => text.includes(word))
      }),
    }))
    .filter(({ options }) => options.length > 0)
}

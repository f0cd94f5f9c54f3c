/** What of a code decides its place in the tree. */
export type Branch = { id: string; parentId: string | null; name: string; nameKey: string }

export type Placed<Code> = Code & { depth: number; path: string }

/** Between the names of a path, as people read it. */
export const pathSign = ' › '

/** The tree from the top down, each code before those below it, siblings by name. A code whose parent is not among them stands on top. */
export function orderTree<Code extends Branch>(codes: Code[]): Placed<Code>[] {
  const known = new Set(codes.map(({ id }) => id))
  const below = Map.groupBy(codes, ({ parentId }) => (parentId && known.has(parentId) ? parentId : null))
  const placed: Placed<Code>[] = []
  place(null, 0, '')
  return placed

  function place(parentId: string | null, depth: number, above: string) {
    for (const code of (below.get(parentId) ?? []).toSorted(byName)) {
      const path = above ? above + pathSign + code.name : code.name
      placed.push({ ...code, depth, path })
      place(code.id, depth + 1, path)
    }
  }
}

/** A code and all below it. */
export function withBelow(codes: Branch[], id: string): Set<string> {
  const below = Map.groupBy(codes, ({ parentId }) => parentId)
  const found = new Set([id])
  for (const each of found) for (const child of below.get(each) ?? []) found.add(child.id)
  return found
}

/** How many levels a code and what is below it take: 1 for a leaf. */
export function heightOf(codes: Branch[], id: string): number {
  const children = codes.filter(({ parentId }) => parentId === id)
  return 1 + Math.max(0, ...children.map((child) => heightOf(codes, child.id)))
}

/** At which level a code stands: 1 on top, 0 for the place above all. */
export function levelOf(codes: Branch[], id: string | null): number {
  const parents = new Map(codes.map((code) => [code.id, code.parentId]))
  let level = 0
  for (let at = id; at && parents.has(at); at = parents.get(at) ?? null) level += 1
  return level
}

function byName(one: Branch, other: Branch): number {
  return one.nameKey < other.nameKey ? -1 : one.nameKey > other.nameKey ? 1 : one.id < other.id ? -1 : 1
}

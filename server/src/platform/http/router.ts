/** Finds what answers a method and a path. Literal parts win over `{names}`. */
export type Router<Target> = {
  find(
    method: string,
    path: string,
  ): { target: Target; params: Record<string, string> } | { otherMethods: string[] } | undefined
}

type Node<Target> = {
  literals: Map<string, Node<Target>>
  parameter: Node<Target> | undefined
  targets: Map<string, { target: Target; names: string[] }>
}

export function createRouter<Target>(
  routes: { method: string; path: string; target: Target }[],
): Router<Target> {
  const root = node<Target>()
  for (const { method, path, target } of routes) add(root, { method, path, target })
  return {
    find(method, path) {
      const parts = path.split('/').slice(1)
      const values: string[] = []
      const found = walk(root, parts, 0, values)
      if (!found) return undefined
      const hit = found.targets.get(method)
      if (!hit) return { otherMethods: [...found.targets.keys()] }
      return {
        target: hit.target,
        params: Object.fromEntries(hit.names.map((name, index) => [name, values[index]!])),
      }
    },
  }
}

function node<Target>(): Node<Target> {
  return { literals: new Map(), parameter: undefined, targets: new Map() }
}

function add<Target>(
  root: Node<Target>,
  { method, path, target }: { method: string; path: string; target: Target },
): void {
  const names: string[] = []
  let at = root
  for (const part of path.split('/').slice(1)) {
    const name = /^\{(\w+)\}$/.exec(part)?.[1]
    if (name) names.push(name)
    const next = name ? at.parameter : at.literals.get(part)
    const found = next ?? node<Target>()
    if (name) at.parameter = found
    else at.literals.set(part, found)
    at = found
  }
  if (at.targets.has(method)) throw new Error(`Two routes answer ${method} ${path}.`)
  at.targets.set(method, { target, names })
}

function walk<Target>(
  at: Node<Target>,
  parts: string[],
  index: number,
  values: string[],
): Node<Target> | undefined {
  if (index === parts.length) return at.targets.size > 0 ? at : undefined
  const part = parts[index]!
  const literal = at.literals.get(part)
  const found = literal && walk(literal, parts, index + 1, values)
  if (found) return found
  const value = part === '' ? undefined : decoded(part)
  if (!at.parameter || value === undefined) return undefined
  values.push(value)
  const below = walk(at.parameter, parts, index + 1, values)
  if (!below) values.pop()
  return below
}

function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part)
  } catch {
    return undefined
  }
}

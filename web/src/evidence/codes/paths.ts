import type { CodeView } from '@firsthand/contract/evidence/codes'

/** The names from the top down to each code: "Pay › Tips". Codes come as the codebook lists them, parents first. */
export function pathsOf(codes: Pick<CodeView, 'id' | 'parent' | 'name'>[]): Map<string, string> {
  const paths = new Map<string, string>()
  for (const { id, parent, name } of codes) {
    const above = parent ? paths.get(parent) : undefined
    paths.set(id, above ? `${above} › ${name}` : name)
  }
  return paths
}

/** The code above which stands at the same level, under which a code moves in. */
export function siblingAbove(codes: Pick<CodeView, 'id' | 'parent'>[], id: string): string | undefined {
  const code = codes.find((each) => each.id === id)
  const siblings = codes.filter(({ parent }) => parent === code?.parent)
  return siblings[siblings.findIndex((each) => each.id === id) - 1]?.id
}

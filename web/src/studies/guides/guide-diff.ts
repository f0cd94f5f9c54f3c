import type { GuideView, PromptView } from '@firsthand/contract/studies/guides'

export type PromptChange = {
  change: 'added' | 'removed' | 'changed' | 'moved'
  id: string
  before: string
  after: string
}

/** What one version of a guide changed in the prompts of the version before, in the order of the newer one. */
export function diffGuides(
  before: Pick<GuideView, 'sections'>,
  after: Pick<GuideView, 'sections'>,
): PromptChange[] {
  const old = placesOf(before)
  const recent = placesOf(after)
  const still = [...old.keys()].filter((id) => recent.get(id)?.section === old.get(id)!.section)
  const stillInOrder = new Set(
    longestInOrder(still.map((id) => [...recent.keys()].indexOf(id))).map((at) => [...recent.keys()][at]),
  )
  const changes = [...recent].flatMap(([id, { prompt, section }]): PromptChange[] => {
    const was = old.get(id)
    if (!was) return [{ change: 'added', id, before: '', after: prompt.ask }]
    if (wordsOf(was.prompt) !== wordsOf(prompt))
      return [{ change: 'changed', id, before: was.prompt.ask, after: prompt.ask }]
    const isMoved = was.section !== section || !stillInOrder.has(id)
    return isMoved ? [{ change: 'moved', id, before: was.prompt.ask, after: prompt.ask }] : []
  })
  const gone = [...old].filter(([id]) => !recent.has(id))
  return [
    ...changes,
    ...gone.map(([id, { prompt }]) => ({ change: 'removed' as const, id, before: prompt.ask, after: '' })),
  ]
}

function placesOf({
  sections,
}: Pick<GuideView, 'sections'>): Map<string, { prompt: PromptView; section: string }> {
  return new Map(
    sections.flatMap(({ id: section, prompts }) =>
      prompts.map((prompt) => [prompt.id, { prompt, section }] as const),
    ),
  )
}

function wordsOf({ id: _, ...prompt }: PromptView): string {
  return JSON.stringify(prompt, Object.keys(prompt).toSorted())
}

/** The longest run of rising numbers: what kept its order, so that the rest has moved. */
function longestInOrder(numbers: number[]): number[] {
  const ends: number[][] = []
  for (const number of numbers) {
    const best = ends
      .filter((run) => run.at(-1)! < number)
      .reduce<number[]>((one, other) => (other.length > one.length ? other : one), [])
    ends.push([...best, number])
  }
  return ends.reduce<number[]>((one, other) => (other.length > one.length ? other : one), [])
}

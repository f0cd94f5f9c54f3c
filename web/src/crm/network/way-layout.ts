import type { WayIn, WayStep, WayStrength } from '@firsthand/contract/crm/network'

type Place = WayStep['to']
export type LaidOut = { place: Place; x: number; y: number }
export type Line = { id: string; from: LaidOut; to: LaidOut; strength: WayStrength }

const columnWidth = 190
const rowHeight = 48

/** Places in columns: each as far from the right as its ways have steps to the target; rows in the order of strength. */
export function layOut(ways: WayIn[], target: Place) {
  const columnOf = new Map<string, number>()
  const placeOf = new Map<string, Place>()
  const lines = new Map<string, { from: string; to: string; strength: WayStrength }>()
  for (const { member, steps } of ways) {
    // Of an organisation the last person stands before it; drawn, the way ends at the organisation itself.
    const ends = steps.at(-1)!.to.id === target.id
    const all = ends ? steps : [...steps, arrival(steps.at(-1)!.to, target)]
    placeOf.set(member.id, { kind: 'member', mayContact: true, ...member })
    for (const [at, { from, to, strength }] of all.entries()) {
      placeOf.set(to.id, to)
      const left = all.length - at
      columnOf.set(from.id, Math.max(columnOf.get(from.id) ?? 0, left))
      if (!columnOf.has(to.id)) columnOf.set(to.id, left - 1)
      lines.set(`${from.id} ${to.id}`, { from: from.id, to: to.id, strength })
    }
  }
  const widest = Math.max(0, ...columnOf.values())
  // Ways begin at the left, however short they are.
  for (const { member } of ways) columnOf.set(member.id, widest)
  const rows = new Map<number, number>()
  const laid = new Map<string, LaidOut>()
  for (const [id, place] of placeOf) {
    const column = widest - columnOf.get(id)!
    const row = rows.get(column) ?? 0
    rows.set(column, row + 1)
    laid.set(id, { place, x: column * columnWidth + 1, y: row * rowHeight + 8 })
  }
  const tallest = Math.max(1, ...rows.values())
  // The target stands in the middle of its column, so that lines do not all run along the top.
  const end = laid.get(target.id)
  if (end) end.y = ((tallest - 1) * rowHeight) / 2 + 8
  return {
    places: [...laid.values()],
    lines: [...lines].map(([id, line]): Line => ({
      id,
      from: laid.get(line.from)!,
      to: laid.get(line.to)!,
      strength: line.strength,
    })),
    width: widest * columnWidth + 134,
    height: tallest * rowHeight,
  }
}

function arrival(from: Place, to: Place) {
  return { from, to, strength: 'strong' as const }
}

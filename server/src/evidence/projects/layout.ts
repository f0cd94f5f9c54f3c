import { z } from 'zod'
import { evidenceKinds } from '@firsthand/contract/evidence/kinds'
import { type Archive } from '../../platform/archive/read-archive.ts'
import { type Piece, standard, unitsOf } from './offsets.ts'

// What the standard has no place for, in a file beside the text: where turns begin, who speaks in them and when, and what
// kind of evidence a selection is. Other programs do not look at it; a project without it reads as well.

const place = z.int().min(0)

export const Layout = z.object({
  kind: z.enum(['transcript', 'note', 'answer', 'review', 'mail']),
  happenedAt: z.iso.datetime(),
  /** `case` is the guid of the person, `user` the one of the member. */
  speakers: z
    .array(z.object({ label: z.string().max(200), case: z.string().nullable(), user: z.string().nullable() }))
    .max(1_000),
  /** Speaker (-1 for nobody), begin and end in code points, and when it was said. */
  turns: z.array(z.tuple([z.int().min(-1), place, place, place.nullable(), place.nullable()])).max(1_000_000),
  evidence: z.record(
    z.string(),
    z.object({
      kind: z.enum(evidenceKinds).exclude(['committed']),
      heardBy: z.array(z.string()).max(50),
      happenedAt: z.iso.datetime(),
      praise: z.int().min(-1).max(1).nullable(),
    }),
  ),
})
export type Layout = z.output<typeof Layout>

export function layoutEntry(guid: string): string {
  return `firsthand/${guid}.json`
}

/** What was kept beside a text; nothing where it is missing or was changed by hand. */
export async function readLayout(archive: Archive, guid: string): Promise<Layout | undefined> {
  const entry = layoutEntry(guid)
  if (!guid || !archive.has(entry)) return undefined
  const content = await archive.text(entry, 100_000_000)
  try {
    return Layout.safeParse(JSON.parse(content)).data
  } catch {
    return undefined
  }
}

/** Where the turns stand in the text, in UTF-16; nothing where they do not fit it. */
export function bodiesOf(text: string, { turns, speakers }: Layout): Piece[] | undefined {
  const units = unitsOf(text, standard)
  let before = 0
  const pieces: Piece[] = []
  for (const [speaker, start, end] of turns) {
    const from = units.startOf(start)
    const to = units.startOf(end)
    if (from === undefined || to === undefined || start < before || end < start || speaker >= speakers.length)
      return undefined
    pieces.push({ from, to })
    before = end
  }
  return pieces.length > 0 ? pieces : undefined
}

import { textLimits } from '@firsthand/contract/evidence/texts'
import type { Context } from '../../../platform/context.ts'
import type { ParsedTranscript } from '../../transcripts/transcript.ts'

/** The speakers of a better transcript are those of the text with the same label; the others are new, and nobody yet. */
export async function speakersByLabel(
  ctx: Context,
  textId: string,
  { speakers }: ParsedTranscript,
): Promise<Map<string, string>> {
  const { workspaceId, db } = ctx
  const known = await db
    .selectFrom('speakers')
    .select(['id', 'label', 'position'])
    .where('workspaceId', '=', workspaceId)
    .where('textId', '=', textId)
    .orderBy('position')
    .execute()
  const byLabel = new Map(known.toReversed().map(({ id, label }) => [label.toLowerCase(), id]))
  let position = (known.at(-1)?.position ?? -1) + 1
  const found = new Map<string, string>()
  for (const { label } of speakers.slice(0, textLimits.speakers)) {
    const short = label.slice(0, textLimits.label)
    const id = byLabel.get(short.toLowerCase()) ?? ctx.newId()
    found.set(label, id)
    if (byLabel.has(short.toLowerCase())) continue
    byLabel.set(short.toLowerCase(), id)
    await db
      .insertInto('speakers')
      .values({ workspaceId, id, textId, label: short, position: position++ })
      .execute()
  }
  return found
}

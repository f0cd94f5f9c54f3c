import { textLimits } from '@firsthand/contract/evidence/texts'
import type { Context } from '../../platform/context.ts'
import { readText, readTurns } from '../texts/show.ts'
import { type SpokenTurn, writeCaptions } from './write-captions.ts'
import { findRecording } from './recordings.ts'

/** The words of a text as captions for its recording, read as everybody reads them. */
export async function captionsOf(ctx: Context, id: string): Promise<string> {
  const text = await readText(ctx, id)
  const recording = await findRecording(ctx, id)
  const names = new Map(
    text.speakers.map((speaker) => [
      speaker.id,
      speaker.person?.name ?? speaker.member?.name ?? speaker.label,
    ]),
  )
  const turns: SpokenTurn[] = []
  let from: number | null = 0
  while (from !== null) {
    const page: Awaited<ReturnType<typeof readTurns>> = await readTurns(ctx, {
      version: text.version.id,
      from,
      limit: textLimits.turnsAtOnce,
    })
    for (const { speakerId, startsMs, endsMs, body } of page.items)
      turns.push({ name: names.get(speakerId ?? '') ?? '', startsMs, endsMs, body })
    from = page.next
  }
  return writeCaptions(turns, recording?.offsetMs ?? 0)
}

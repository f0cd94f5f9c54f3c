import type { PacketSection } from '@firsthand/contract/crm/pipelines-handoffs'
import type { Context } from '../../platform/context.ts'
import { anyOf } from '../../platform/db/any-of.ts'
import type { ReadableRows } from '../../platform/domain.ts'
import { collectIds } from '../../platform/withholding/words.ts'
import { consentBrief } from './packet.ts'

type Kept = {
  personId: string
  offeredAt: string
  note: string | null
  openQuestions: unknown
  packet: unknown
  answerReason: string | null
}

/**
 * Hand-offs as they may be read now. What they carry was copied when they were offered: words that were hidden in any
 * conversation since stood there still, and words of notes that were hidden before.
 */
export async function handoffsShown<Row extends Kept>(ctx: Context, rows: Row[]): Promise<Row[]> {
  if (rows.length === 0) return []
  const hides = await hidesOf(ctx, rows)
  return rows.map((row, at) => {
    const hide = hides[at]!
    return {
      ...row,
      note: row.note && hide(row.note),
      openQuestions: (row.openQuestions as string[] | null)?.map(hide) ?? null,
      packet: packetShown(row.packet as PacketSection[] | null, hide),
      answerReason: row.answerReason && hide(row.answerReason),
    }
  })
}

/** How to read what is written in a hand-off about somebody and with these parts. */
export function hidesOf(
  ctx: Context,
  kept: { personId: string; offeredAt: string; packet: unknown }[],
): Promise<((words: string) => string)[]> {
  return ctx.services.hidden(
    ctx,
    kept.map(({ personId, offeredAt, packet }) => {
      const ids = new Set([personId])
      collectIds(packet, ids)
      return { at: offeredAt, ids: [...ids] }
    }),
  )
}

/** What somebody agreed to is what holds now, so that nobody goes by what they took back; what it was then follows. */
export async function withConsentsOfNow(
  ctx: Context,
  person: string,
  packet: PacketSection[],
): Promise<PacketSection[]> {
  const { kind, title, gather } = consentBrief
  const now = { kind, title, ...(await gather(ctx, person)) }
  return packet.flatMap((section) => {
    if (section.kind !== kind) return [section]
    const isAsThen = JSON.stringify(wordsOf(section)) === JSON.stringify(wordsOf(now))
    if (isAsThen) return [now]
    return [now, { ...section, kind: `${kind}_then`, title: 'What they had agreed to when this was offered' }]
  })
}

/** The columns of hand-offs in which words may be hidden, for a file that leaves. */
export const readableHandoffs: ReadableRows = async (ctx, ids) => {
  const rows = await ctx.db
    .selectFrom('handoffs')
    .select(['id', 'personId', 'offeredAt', 'note', 'openQuestions', 'packet', 'answerReason'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', anyOf(ids))
    .execute()
  return (await handoffsShown(ctx, rows)).map((row) => ({
    id: row.id,
    note: row.note,
    open_questions: row.openQuestions,
    packet: row.packet,
    answer_reason: row.answerReason,
  }))
}

function wordsOf({ lines }: Pick<PacketSection, 'lines'>) {
  return lines.map(({ words, detail }) => [words, detail])
}

export function packetShown<Packet extends PacketSection[] | null>(
  packet: Packet,
  hide: (words: string) => string,
): Packet {
  return (packet?.map((section) => ({
    ...section,
    lines: section.lines.map((line) => ({ ...line, words: hide(line.words), detail: hide(line.detail) })),
  })) ?? null) as Packet
}

import { codePointLength } from '@firsthand/contract/evidence/code-points'
import type { Layout } from './layout.ts'
import { headOf, placeInText, startsOf } from './offsets.ts'
import type { Unit } from './scope.ts'
import {
  type Reading,
  type Row,
  type Turn,
  readCodings,
  readHearers,
  readLengths,
  readRows,
  readTurns,
} from './unit-rows.ts'

export type WrittenSelection = {
  id: string
  start: number
  end: number
  note: string
  user: string | null
  at: string
  codings: { id: string; codeId: string; user: string; at: string; memo: string }[]
}

/** The selections of a text, each where it lies in what is written of it. The text itself is not read for that. */
export async function readSelections(reading: Reading, unit: Unit): Promise<WrittenSelection[]> {
  const { ctx } = reading
  const rows = await readRows(reading, unit)
  const starts = startsOf('versionId' in unit ? await readLengths(reading, unit) : rows.map(looseLength))
  const codings = await readCodings(
    ctx,
    rows.map(({ id }) => id),
  )
  return rows.map((row, index) => {
    const range =
      row.startTurn === null
        ? { startTurn: index, startOffset: 0, endTurn: index, endOffset: codePointLength(row.words) }
        : { ...row, startTurn: row.startTurn }
    return {
      id: row.id,
      ...placeInText(starts, range),
      note: row.note,
      user: row.suggestedBy === null ? row.createdBy : machineGuid(row.suggestedBy),
      at: row.createdAt,
      codings: codings.get(row.id) ?? [],
    }
  })
}

/** The words of a text, in pieces, and what the standard has no place for. */
export async function readText(
  reading: Reading,
  unit: Unit,
): Promise<{ pieces: () => Generator<string>; layout: Layout }> {
  const { ctx } = reading
  const rows = await readRows(reading, unit)
  const { turns, speakers } =
    'versionId' in unit
      ? await readTurns(reading, unit)
      : { turns: rows.map((row) => ({ ...silent, body: row.words })), speakers: [] }
  const hearers = await readHearers(
    ctx,
    rows.map(({ id }) => id),
  )
  const lengths = turns.map(({ label, body }) => ({ label, length: codePointLength(body) }))
  const starts = startsOf(lengths)
  const layout: Layout = {
    kind: 'versionId' in unit ? (unit.kind as Layout['kind']) : 'note',
    happenedAt: 'versionId' in unit ? unit.happenedAt : ctx.instant,
    speakers,
    turns: turns.map(({ speaker, startsMs, endsMs }, index) => [
      speaker,
      starts[index]!,
      starts[index]! + lengths[index]!.length,
      startsMs,
      endsMs,
    ]),
    evidence: Object.fromEntries(
      rows.flatMap((row) => {
        // A commitment has no place there without what was given; it goes as what was said.
        const kind = row.kind === 'committed' ? 'said_future' : (row.kind as 'said_past')
        const { happenedAt, praise } = row
        const heardBy = (hearers.get(row.id) ?? []).map(({ memberId }) => memberId).slice(0, 50)
        return [[row.id, { kind, heardBy, happenedAt, praise }] as const]
      }),
    ),
  }
  return { pieces: () => piecesOf(turns), layout }
}

/** The id of a machine that proposed evidence, as a user of the project: always the same for its name. */
export function machineGuid(name: string): string {
  let hash = 0n
  for (const character of name) hash = (hash * 1_000_003n + BigInt(character.codePointAt(0)!)) % 2n ** 64n
  const hex = hash.toString(16).padStart(16, '0')
  return `a1a1a1a1-0000-4000-${hex.slice(0, 4)}-${hex.slice(4)}`
}

const silent = { label: '', speaker: -1, startsMs: null, endsMs: null }

function looseLength({ words }: Row) {
  return { label: '', length: codePointLength(words) }
}

function* piecesOf(turns: Turn[]): Generator<string> {
  for (const [index, turn] of turns.entries()) yield headOf(turn, index) + turn.body
}

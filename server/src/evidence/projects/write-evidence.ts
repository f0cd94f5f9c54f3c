import { codeLimits } from '@firsthand/contract/evidence/codes'
import { evidenceLimits } from '@firsthand/contract/evidence/evidence'
import type { Context } from '../../platform/context.ts'
import { insertRows } from '../../platform/db/insert-rows.ts'
import { indexEntries } from '../../platform/search/entries.ts'
import { markCounts } from '../codes/counts.ts'
import type { Bringing } from './bringing.ts'
import type { PlacedSelection } from './prepare-text.ts'
import type { ReadText } from './read-source.ts'
import { type Thing, noteThings } from './things.ts'

/** Keeps a piece of evidence for each selection of a text; answers them, and which have a memo beside a code. */
export async function writeEvidence(
  ctx: Context,
  bringing: Bringing,
  { text, versionId, whose }: { text: ReadText; versionId: string; whose: (string | null)[] },
): Promise<{ evidence: string[]; withMemos: string[] }> {
  const { importId, coders, asker } = bringing
  const { left } = bringing.survey
  const rows = text.placed.map(({ selection, range, words }, index) => {
    const said = text.layout?.evidence[selection.guid]
    const memo = [selection.memo, ...notesOf(bringing, selection.guid, selection.notes)]
      .filter(Boolean)
      .join('\n\n')
    return {
      selection,
      id: ctx.newId(),
      highlightId: ctx.newId(),
      ...range,
      words,
      kind: said?.kind ?? 'said_opinion',
      personId: whose[index],
      happenedAt: said?.happenedAt ?? text.layout?.happenedAt ?? text.source.at ?? ctx.instant,
      praise: said?.praise ?? null,
      note: shortened(memo, evidenceLimits.note, () => left.add('cut', text.title)),
      createdBy: coders.get(selection.user ?? '') ?? asker,
      createdAt: selection.at ?? ctx.instant,
      heardBy: (said?.heardBy ?? []).flatMap((user) => coders.get(user) ?? []),
    }
  })
  await insertRows(ctx, 'evidence', {
    shared: { updatedAt: ctx.instant },
    types: {
      id: 'uuid',
      kind: 'text',
      words: 'text',
      personId: 'uuid',
      happenedAt: 'timestamptz',
      praise: 'int4',
      note: 'text',
      createdBy: 'uuid',
      createdAt: 'timestamptz',
    },
    rows,
  })
  await insertRows(ctx, 'highlights', {
    shared: { createdAt: ctx.instant },
    types: {
      id: 'uuid',
      versionId: 'uuid',
      evidenceId: 'uuid',
      startTurn: 'int4',
      startOffset: 'int4',
      endTurn: 'int4',
      endOffset: 'int4',
      words: 'text',
      createdBy: 'uuid',
    },
    rows: rows.map((row) => ({ ...row, id: row.highlightId, versionId, evidenceId: row.id })),
  })
  await insertRows(ctx, 'evidenceHearers', {
    shared: {},
    types: { evidenceId: 'uuid', memberId: 'uuid' },
    rows: rows.flatMap(({ id, heardBy }) =>
      [...new Set(heardBy)].map((memberId) => ({ evidenceId: id, memberId })),
    ),
  })
  const withMemos = await writeCodings(ctx, bringing, rows)
  await indexEntries(
    ctx,
    rows.map(({ id, words, note }) => ({ kind: 'evidence', id, text: `${words.slice(0, 20_000)} ${note}` })),
    { areNew: true },
  )
  await noteThings(ctx, importId, {
    kind: 'evidence',
    things: rows.map(({ id, selection }) => ({ thingId: id, guid: selection.guid })),
  })
  return { evidence: rows.map(({ id }) => id), withMemos }
}

/** Keeps the codings; answers which pieces of evidence have a memo beside one. */
async function writeCodings(
  ctx: Context,
  bringing: Bringing,
  rows: { id: string; selection: PlacedSelection['selection'] }[],
): Promise<string[]> {
  const { codes, coders, asker, survey } = bringing
  const codings = new Map<string, { id: string; guid: string } & Record<string, string>>()
  for (const { id: evidenceId, selection } of rows)
    for (const coding of selection.codings) {
      const codeId = codes.get(coding.code)
      const codedBy = coders.get(coding.user ?? selection.user ?? '') ?? asker
      if (!coders.has(coding.user ?? selection.user ?? '')) survey.left.add('unknown_user', coding.user ?? '')
      if (!codeId) {
        survey.left.add('unknown_code', coding.code)
        continue
      }
      const memo = shortened(notesOf(bringing, coding.guid, coding.notes).join('\n\n'), codeLimits.memo, () =>
        survey.left.add('cut', coding.guid),
      )
      const codedAt = coding.at ?? selection.at ?? ctx.instant
      const key = `${evidenceId} ${codeId} ${codedBy}`
      if (!codings.has(key))
        codings.set(key, { id: ctx.newId(), guid: coding.guid, evidenceId, codeId, codedBy, memo, codedAt })
    }
  const all = [...codings.values()]
  await insertRows(ctx, 'codings', {
    shared: {},
    types: {
      id: 'uuid',
      evidenceId: 'uuid',
      codeId: 'uuid',
      codedBy: 'uuid',
      memo: 'text',
      codedAt: 'timestamptz',
    },
    rows: all,
  })
  await markCounts(ctx, [...new Set(all.map(({ codeId }) => codeId!))])
  const things: Thing[] = all.map(({ id, guid }) => ({ thingId: id, guid }))
  await noteThings(ctx, bringing.importId, { kind: 'coding', things })
  return [...new Set(all.flatMap(({ memo, evidenceId }) => (memo ? evidenceId! : [])))]
}

function notesOf({ survey }: Bringing, guid: string, notes: string[]): string[] {
  return [...notes, ...(survey.linked.get(guid) ?? [])]
    .map((note) => survey.notes.get(note)?.text ?? '')
    .filter(Boolean)
}

function shortened(text: string, atMost: number, cut: () => void): string {
  const whole = text.toWellFormed().replaceAll('\u0000', '')
  if (whole.length <= atMost) return whole
  cut()
  return whole.slice(0, atMost).toWellFormed()
}

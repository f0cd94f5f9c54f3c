import { codeLimits } from '@firsthand/contract/evidence/codes'
import { evidenceLimits } from '@firsthand/contract/evidence/evidence'
import { textLimits } from '@firsthand/contract/evidence/texts'
import { refuseUnwantedWords } from '../../crm/consents/refuse-words.ts'
import type { Context } from '../../platform/context.ts'
import { anyOf } from '../../platform/db/any-of.ts'
import { insertRows } from '../../platform/db/insert-rows.ts'
import { indexEntries } from '../../platform/search/entries.ts'
import { markCounts } from '../codes/counts.ts'
import { hideNames, hideNamesInEvidence } from '../redaction/carry-hidden.ts'
import { hideInMemos } from '../redaction/memos.ts'
import { addText } from '../texts/add-text.ts'
import { contentOfText } from './bytes.ts'
import { clean } from './bring-people.ts'
import type { PlacedSelection } from './prepare-text.ts'
import type { ReadText } from './read-source.ts'
import { refuseBlindCodings } from './refuse-blind.ts'
import type { Survey } from './survey.ts'
import { type Thing, noteThings } from './things.ts'

export type Bringing = {
  importId: string
  asker: string
  survey: Survey
  codes: Map<string, string>
  coders: Map<string, string>
  people: Map<string, string>
}

/** Keeps one text of a project, with a piece of evidence for each of its selections and a coding for each of its codes. */
export async function writeText(
  ctx: Context,
  bringing: Bringing,
  text: ReadText,
  kind: 'transcript' | 'note' = 'transcript',
): Promise<void> {
  const { importId, people, coders, asker } = bringing
  const { layout, placed } = text
  await refuseBlindCodings(ctx, text, (user) => coders.get(user ?? '') ?? asker)
  const whose = placed.map((each) => personOf(bringing, text, each))
  await refuseUnwantedWords(ctx, [...new Set(whose)])
  const speakers = (layout?.speakers ?? []).map((speaker) => {
    const person = people.get(speaker.case ?? '') ?? null
    const member = person ? null : (coders.get(speaker.user ?? '') ?? null)
    return { label: speaker.label, person, member, isObserver: false }
  })
  const secret = await withHiddenNames(
    ctx,
    [...whose, ...speakers.map(({ person }) => person)].flatMap((person) => person ?? []),
  )
  const id = await addText(ctx, {
    kind: layout?.kind ?? kind,
    title: clean(text.title, textLimits.title),
    source: null,
    happenedAt: layout?.happenedAt ?? text.source.at ?? ctx.instant,
    content: contentOfText(text),
    parsed: {
      format: layout ? 'labelled' : 'notes',
      confidence: 1,
      language: undefined,
      turns: text.turns,
      speakers: text.speakers.map((label) => ({ label, turns: 0, words: 0, samples: [], sureness: null })),
      warnings: [],
      lineEnding: 'lf',
      encoding: 'utf-8',
    },
    // Whoever has a hidden name is tied to the text once its evidence stands, so that it is hidden in all of it alike.
    speakers: speakers.filter(({ person }) => person === null || !secret.has(person)),
  })
  await noteThings(ctx, importId, { kind: 'text', things: [{ thingId: id, guid: text.source.guid }] })
  const { currentVersionId } = await ctx.db
    .selectFrom('texts')
    .select('currentVersionId')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const { evidence, withMemos } = await writeEvidence(ctx, bringing, {
    text,
    versionId: currentVersionId!,
    whose,
  })
  for (const { label, person } of speakers)
    if (person && secret.has(person))
      await ctx.db
        .updateTable('speakers')
        .set({ personId: person })
        .where('workspaceId', '=', ctx.workspaceId)
        .where('textId', '=', id)
        .where('label', '=', label)
        .execute()
  if (secret.size > 0) {
    await hideNames(ctx, { versionId: currentVersionId! })
    await hideNamesInEvidence(
      ctx,
      evidence.filter((_, index) => secret.has(whose[index] ?? '')),
    )
  }
  await hideInMemos(ctx, withMemos)
}

/** Those of these people of whom a name is hidden wherever it is said. */
async function withHiddenNames(ctx: Context, people: string[]): Promise<Set<string>> {
  if (people.length === 0) return new Set()
  const rows = await ctx.db
    .selectFrom('redactions')
    .select('personId')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('personId', '=', anyOf(new Set(people)))
    .where('liftedAt', 'is', null)
    .execute()
  return new Set(rows.flatMap(({ personId }) => personId ?? []))
}

async function writeEvidence(
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

/** Who said it: who speaks there, or the case that the selection, its text or one of its codes is of. */
function personOf(
  { people, survey, codes }: Bringing,
  { layout, source }: ReadText,
  { selection, range }: PlacedSelection,
): string | null {
  const speaker = layout?.turns[range.startTurn]?.[0] ?? -1
  const candidates = [
    survey.personCases.get(selection.guid),
    layout?.speakers[speaker]?.case,
    ...selection.codings.map(({ code }) => (codes.has(code) ? survey.personCases.get(code) : undefined)),
    survey.personCases.get(source.guid),
  ]
  return candidates.map((guid) => people.get(guid ?? '')).find(Boolean) ?? null
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

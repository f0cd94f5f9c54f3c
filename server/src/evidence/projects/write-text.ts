import { textLimits } from '@firsthand/contract/evidence/texts'
import { refuseUnwantedWords } from '../../crm/consents/refuse-words.ts'
import type { Context } from '../../platform/context.ts'
import { anyOf } from '../../platform/db/any-of.ts'
import { hideNames, hideNamesInEvidence } from '../redaction/carry-hidden.ts'
import { hideInMemos } from '../redaction/memos.ts'
import { addText } from '../texts/add-text.ts'
import type { Bringing } from './bringing.ts'
import { contentOfText } from './bytes.ts'
import { clean } from './bring-people.ts'
import type { PlacedSelection } from './prepare-text.ts'
import type { ReadText } from './read-source.ts'
import { refuseBlindCodings } from './refuse-blind.ts'
import { noteThings } from './things.ts'
import { writeEvidence } from './write-evidence.ts'

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

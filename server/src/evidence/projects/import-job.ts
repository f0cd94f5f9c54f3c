import { Readable } from 'node:stream'
import { z } from 'zod'
import { codeLimits } from '@firsthand/contract/evidence/codes'
import { importProject, projectLimits } from '@firsthand/contract/evidence/projects'
import { Failure } from '@firsthand/contract/core/failure'
import { type Context } from '../../platform/context.ts'
import { job } from '../../platform/domain.ts'
import { json } from '../../platform/events/record.ts'
import { recordFile } from '../../platform/files/files.ts'
import type { StoredContent } from '../../platform/files/store.ts'
import type { JobRun } from '../../platform/jobs/run.ts'
import { bringCodes } from '../codes/files/import.ts'
import { bringCoders, bringPeople } from './bring-people.ts'
import type { Bringing } from './bringing.ts'
import { countBrought } from './counts.ts'
import { standard } from './offsets.ts'
import { type ProjectArchive, openProject } from './project-archive.ts'
import { type ReadSource, type ReadText, readSources } from './read-source.ts'
import { refuseProject } from './refusals.ts'
import { type Survey, surveyProject } from './survey.ts'
import { noteThings, thingsByGuid } from './things.ts'
import { takeBackProject } from './undo.ts'
import { writeText } from './write-text.ts'

const ImportInput = importProject.input
  .pick({ cases: true, otherCases: true, users: true })
  .extend({ import: z.uuid(), sha256: z.string(), size: z.int() })
type ImportInput = z.output<typeof ImportInput>

/** How many of the sources are in; codes, coders and people come before the first. */
const Checkpoint = z.object({ sources: z.int() })

/** Brings a project in, a source a step; what fails or is cancelled is taken back whole. */
export const importProjectJob = job({
  kind: 'evidence.project_import',
  input: ImportInput,
  async run(run) {
    const project = await openProject(run.services.files, run.workspaceId, run.input)
    try {
      const survey = await surveyProject(project)
      const from = Checkpoint.nullable().parse(run.checkpoint)
      if (!from) await bringFirst(run, survey)
      const bringing = await run.step((ctx) => readBringing(ctx, run, survey))
      let at = 0
      await readSources(project, survey.left, async (source) => {
        at += 1
        if (from && at <= from.sources) return
        await bringSource(run, { project, bringing, source, at })
      })
      return await run.finish((ctx) => finish(ctx, run, bringing))
    } finally {
      project.archive.close()
    }
  },
  takeBack: async (ctx, input) => {
    await takeBackProject(ctx, input.import)
    await ctx.db
      .updateTable('projectImports')
      .set({ undoneAt: ctx.instant, undoKept: 0 })
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', input.import)
      .execute()
  },
})

type Run = JobRun<ImportInput>

async function bringFirst(run: Run, survey: Survey): Promise<void> {
  await run.step(async (sent, mark) => {
    const ctx = await asAsker(sent, run.askedBy)
    const importId = run.input.import
    const { idOf, made, cut } = await codesInOurWords(() => bringCodes(ctx, survey.codes))
    survey.left.add('cut', '', cut)
    const isMade = new Set(made)
    const named = new Set(idOf.values())
    await noteThings(ctx, importId, {
      kind: 'code',
      things: [
        ...[...idOf].map(([guid, thingId]) => ({ guid, thingId, isMade: isMade.has(thingId) })),
        // A code without an id, or with one that another has too, is taken back as well.
        ...made.filter((thingId) => !named.has(thingId)).map((thingId) => ({ thingId })),
      ],
    })
    const coders = await bringCoders(ctx, survey.users, run.input)
    await noteThings(ctx, importId, { kind: 'coder', things: coders })
    const people = await bringPeople(ctx, survey, run.input)
    await noteThings(ctx, importId, { kind: 'person', things: people })
    mark({ done: 0, total: survey.sources.length + 1, checkpoint: { sources: 0 } })
  })
}

/** The limits of the codebook, said of a project. */
export async function codesInOurWords<Result>(run: () => Promise<Result>): Promise<Result> {
  try {
    return await run()
  } catch (error) {
    if (error instanceof Failure && error.code === 'codes.too_deep')
      refuseProject('too_deep', { limit: codeLimits.depth })
    if (error instanceof Failure && error.code === 'codes.too_many')
      refuseProject('too_many_codes', { limit: codeLimits.codes })
    throw error
  }
}

async function readBringing(ctx: Context, run: Run, survey: Survey): Promise<Bringing> {
  const importId = run.input.import
  return {
    importId,
    asker: run.askedBy!,
    survey,
    codes: await thingsByGuid(ctx, importId, 'code'),
    coders: await thingsByGuid(ctx, importId, 'coder'),
    people: await thingsByGuid(ctx, importId, 'person'),
  }
}

async function bringSource(
  run: Run,
  {
    project,
    bringing,
    source,
    at,
  }: { project: ProjectArchive; bringing: Bringing; source: ReadSource; at: number },
): Promise<void> {
  const kept: { name: string; stored: StoredContent }[] = []
  for (const { entry, name } of source.files) {
    const content = Readable.from(await project.archive.stream(entry))
    kept.push({ name, stored: await run.services.files.put(run.workspaceId, content, projectLimits.file) })
  }
  await run.step(async (sent, mark) => {
    const ctx = await asAsker(sent, run.askedBy)
    for (const { name, stored } of kept) {
      const file = await recordFile(ctx, {
        name: name.replace(/\p{Cc}/gu, ' ').slice(0, 255),
        mediaType: 'application/octet-stream',
        ...stored,
      })
      await noteThings(ctx, bringing.importId, {
        kind: 'file',
        things: [{ thingId: file.id, guid: source.source.guid }],
      })
    }
    for (const text of source.texts) {
      await writeText(ctx, bringing, text)
      const { description, name, notes } = text.source
      const about = [description, ...notes.map((note) => bringing.survey.notes.get(note)?.text ?? '')]
      for (const words of about) if (words) await writeNote(ctx, bringing, `About ${name}`, words)
    }
    mark({ done: at, checkpoint: { sources: at } })
  })
}

async function finish(sent: Context, run: Run, bringing: Bringing) {
  const ctx = await asAsker(sent, run.askedBy)
  const { survey, importId } = bringing
  if (survey.description)
    await writeNote(ctx, bringing, survey.name || 'About the project', survey.description)
  for (const note of survey.notes.values())
    if (!survey.usedNotes.has(note.guid) && note.text.trim() !== '')
      await writeNote(ctx, bringing, note.name || 'Note without a name', note.text)
  const counts = { ...(await countBrought(ctx, importId)), notes: survey.notes.size }
  await ctx.db
    .updateTable('projectImports')
    .set({ counts: json(counts), leftOut: json(survey.left.list()), doneAt: ctx.instant })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', importId)
    .execute()
  ctx.record(
    'project.imported',
    { kind: 'workspace', id: ctx.workspaceId },
    { after: { import: importId, ...counts } },
  )
  return counts
}

/** A note that is about no selection is a text of its own, that can be read and coded. */
async function writeNote(ctx: Context, bringing: Bringing, title: string, words: string): Promise<void> {
  const bodies = words
    .toWellFormed()
    .replaceAll('\u0000', '')
    .split(/\r\n|[\r\n]/)
    .filter((line) => line.trim() !== '')
  if (bodies.length === 0) return
  const note: ReadText = {
    title,
    turns: bodies.map((body) => ({ speaker: null, startsMs: null, endsMs: null, body })),
    speakers: [],
    placed: [],
    counting: standard,
    layout: undefined,
    source: {
      guid: '',
      name: title,
      content: words,
      plainPath: null,
      richPath: null,
      description: '',
      notes: [],
      at: null,
      isTranscript: false,
      selections: [],
      codings: [],
    },
  }
  await writeText(ctx, bringing, note, 'note')
}

/** What a job makes, whoever asked for it made. */
async function asAsker(ctx: Context, askedBy: string | null): Promise<Context> {
  const member = await ctx.db
    .selectFrom('members')
    .select(['id', 'name', 'email', 'role', 'leaderSince'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', askedBy)
    .executeTakeFirst()
  // oxlint-disable-next-line typescript/no-misused-spread -- a context is a plain object
  return { ...ctx, member: (member as Context['member']) ?? null }
}

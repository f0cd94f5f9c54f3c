import { codeLimits } from '@firsthand/contract/evidence/codes'
import type { DraftCode } from '../codes/files/draft.ts'
import { draftFrom } from '../codes/files/qdc.ts'
import { createLeft } from './left.ts'
import { inOurWords, readEntry, type ProjectArchive } from './project-archive.ts'
import { type QdeItem, below, given, guidOf, ownCopy, readItems, textBelow } from './qde-items.ts'
import { marksAmong } from './marks.ts'
import { type ProjectCase, type ProjectCoding, caseOf, sourceOf, targets, textOf } from './project.ts'
import { decodeBytes } from './prepare-text.ts'

export type ProjectUser = { guid: string; name: string; id: string }
export type ProjectNote = { guid: string; name: string; text: string }
export type SourceCount = { name: string; kind: string; selections: number; codings: number }

export type Survey = Awaited<ReturnType<typeof surveyProject>>

const noteAtMost = 200_000

/** Reads a project once, for all but the words and the selections of its texts: those come by a second reading. */
export async function surveyProject(project: ProjectArchive) {
  const left = createLeft()
  const root = { name: '', origin: '' }
  const users: ProjectUser[] = []
  const codes: DraftCode[] = []
  const codeNotes = new Map<DraftCode, string[]>()
  const codeGuids = new Set<string>()
  const coded = new Map<string, number>()
  const cases: ProjectCase[] = []
  const variables = new Map<string, string>()
  const notes = new Map<string, ProjectNote>()
  const notePaths = new Map<string, string>()
  const usedNotes = new Set<string>()
  const linked = new Map<string, string[]>()
  const links: { from: string; to: string }[] = []
  const sources: SourceCount[] = []
  const things = new Set<string>()
  let description = ''
  const files: string[] = []

  const hear: Record<string, (item: QdeItem) => void> = {
    Project(item) {
      if (item.name === 'Description') description = item.text.trim()
      if (item.name !== 'Project') return
      root.name = given(item, 'name') ?? ''
      root.origin = given(item, 'origin') ?? ''
    },
    Users: (item) =>
      void users.push({
        guid: guidOf(item) ?? '',
        name: given(item, 'name') ?? '',
        id: given(item, 'id') ?? '',
      }),
    CodeBook(item) {
      noteGuids(item)
      codes.push(draftOf(item))
    },
    Variables: (item) => void variables.set(guidOf(item) ?? '', given(item, 'name') ?? ''),
    Cases: (item) => void cases.push(caseOf(item, variables)),
    Sources: (item) => hearSource(item),
    Notes(item) {
      const note = textOf(item)
      once(note.guid, note.name)
      const path = note.plainPath && project.find(note.plainPath)
      if (note.content === null && path) notePaths.set(note.guid, path)
      else if (note.content === null && !note.description) left.add('missing_note', note.name)
      const text = note.content ?? note.description
      notes.set(note.guid, { guid: note.guid, name: note.name, text: text.slice(0, noteAtMost) })
    },
    Links(item) {
      links.push({ from: guidOf(item, 'originGUID') ?? '', to: guidOf(item, 'targetGUID') ?? '' })
    },
    Sets: (item) => left.add('sets', given(item, 'name')),
    Graphs: (item) => left.add('graphs', given(item, 'name')),
  }
  await inOurWords(() =>
    readItems(project.archive, project.project, (item, section) => hear[section]?.(item)),
  )
  for (const [guid, path] of notePaths) {
    const bytes = await readEntry(project.archive, path)
    const text = bytes && decodeBytes(bytes)?.text
    if (text === undefined) left.add('unreadable_text', path)
    else notes.get(guid)!.text = text.slice(0, noteAtMost).trimEnd()
  }
  // Some programs tie a note to what it is about by a link.
  for (const { from, to } of links) {
    const [note, thing] = notes.has(from) ? [from, to] : [to, from]
    if (!notes.has(note)) left.add('links')
    else linked.set(thing, [...(linked.get(thing) ?? []), note])
  }
  // What a note can be about here; any other note is a text of its own.
  for (const guid of linked.size > 0 ? [...codeGuids, ...(await marksAmong(project, linked))] : [])
    use(linked.get(guid) ?? [])
  asCodes(codes)
  for (const each of cases) {
    if (codeGuids.has(each.guid)) left.add('case_is_code', each.name)
    else if (each.codes > 0) left.add('case_codes', each.name)
  }
  return {
    ...root,
    description,
    users,
    codes,
    codeGuids,
    coded,
    cases,
    notes,
    usedNotes,
    linked,
    sources,
    files,
    left,
    personCases: personCases(cases),
  }

  function hearSource(item: QdeItem) {
    const source = sourceOf(item)
    if (!source) return
    once(source.guid, source.name)
    const count: SourceCount = { name: ownCopy(source.name), kind: source.kind, selections: 0, codings: 0 }
    for (const text of source.texts) {
      hearCodings(text.codings)
      count.selections += text.selections.length
      count.codings += text.codings.length
      for (const selection of text.selections) {
        use(selection.notes)
        hearCodings(selection.codings)
        count.codings += selection.codings.length
      }
    }
    if (source.kind !== 'text') files.push(source.name)
    left.add('selections_elsewhere', source.name, source.otherSelections)
    left.add('coded_elsewhere', source.name, source.otherSelections > 0 ? 0 : source.otherCodings)
    left.add('source_variables', source.name, source.variables)
    sources.push(count)
  }

  function hearCodings(codings: ProjectCoding[]) {
    for (const coding of codings) {
      coded.set(coding.code, (coded.get(coding.code) ?? 0) + 1)
      use(coding.notes)
    }
  }

  function use(guids: string[]) {
    for (const guid of guids) usedNotes.add(guid)
  }

  function once(guid: string, name: string) {
    if (guid && things.has(guid)) left.add('duplicate_guid', name)
    things.add(guid)
  }

  function draftOf(item: QdeItem): DraftCode {
    const names = ['guid', 'name', 'color', 'isCodable']
    const attributes = Object.fromEntries(names.map((name) => [name, given(item, name)]))
    const code = draftFrom(attributes, textBelow(item, 'Description'), below(item, 'Code').map(draftOf))
    codeNotes.set(code, targets(item, 'NoteRef'))
    return code
  }

  function noteGuids(code: QdeItem) {
    const guid = guidOf(code) ?? ''
    if (codeGuids.has(guid)) left.add('duplicate_guid', given(code, 'name'))
    codeGuids.add(guid)
    use(targets(code, 'NoteRef'))
    for (const child of below(code, 'Code')) noteGuids(child)
  }

  /** A heading that evidence is coded with is a code. */
  function asCodes(some: DraftCode[]) {
    for (const code of some) {
      if (code.isHeading && code.guid && coded.has(code.guid)) {
        code.isHeading = false
        left.add('coded_heading', code.name)
      }
      const memo = [...(codeNotes.get(code) ?? []), ...(linked.get(code.guid ?? '') ?? [])]
        .map((guid) => notes.get(guid)?.text)
        .filter(Boolean)
      if (memo.length > 0)
        code.definition = [code.definition, ...memo].filter(Boolean).join('\n\n').slice(0, codeLimits.text)
      asCodes(code.below)
    }
  }
}

/** Which case a source or a selection is of, by its id. */
function personCases(cases: ProjectCase[]): Map<string, string> {
  const of = new Map<string, string>()
  for (const each of cases) {
    // NVivo makes a code of each case; what carries that code is of the case.
    of.set(each.guid, each.guid)
    for (const guid of [...each.sources, ...each.selections]) if (!of.has(guid)) of.set(guid, each.guid)
  }
  return of
}

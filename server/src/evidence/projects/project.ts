import { type QdeItem, below, given, guidOf, textBelow } from './qde-items.ts'

// What stands in a project, as far as it has a place here (REFI-QDA Project.xsd).

export type ProjectCoding = {
  guid: string
  code: string
  user: string | null
  at: string | null
  notes: string[]
}

export type ProjectSelection = {
  guid: string
  name: string
  start: number
  end: number
  memo: string
  notes: string[]
  codings: ProjectCoding[]
  user: string | null
  at: string | null
}

export type ProjectText = {
  guid: string
  name: string
  content: string | null
  plainPath: string | null
  richPath: string | null
  description: string
  notes: string[]
  at: string | null
  /** Of a recording: it is a transcript. */
  isTranscript: boolean
  selections: ProjectSelection[]
  /** On the text as a whole. */
  codings: ProjectCoding[]
}

export type ProjectSource = {
  guid: string
  name: string
  kind: 'text' | 'picture' | 'pdf' | 'audio' | 'video'
  /** Of what is no text: where its file is. */
  path: string | null
  texts: ProjectText[]
  /** In what is no text. */
  otherSelections: number
  otherCodings: number
  variables: number
}

export type ProjectCase = {
  guid: string
  name: string
  description: string
  values: { name: string; value: string }[]
  sources: string[]
  selections: string[]
  codes: number
}

const kinds: Record<string, ProjectSource['kind']> = {
  TextSource: 'text',
  PictureSource: 'picture',
  PDFSource: 'pdf',
  AudioSource: 'audio',
  VideoSource: 'video',
}

export function sourceOf(item: QdeItem): ProjectSource | undefined {
  const kind = Object.hasOwn(kinds, item.name) ? kinds[item.name] : undefined
  if (!kind) return undefined
  const guid = guidOf(item) ?? ''
  const name = given(item, 'name') ?? ''
  if (kind === 'text')
    return {
      guid,
      name,
      kind,
      path: null,
      texts: [textOf(item)],
      otherSelections: 0,
      otherCodings: 0,
      variables: below(item, 'VariableValue').length,
    }
  const inside = item.children.filter(({ name: child }) =>
    ['Representation', 'TextDescription', 'Transcript'].includes(child),
  )
  const elsewhere = item.children.filter(({ name: child }) =>
    ['PictureSelection', 'PDFSelection', 'AudioSelection', 'VideoSelection'].includes(child),
  )
  const codings = elsewhere.reduce((sum, each) => sum + below(each, 'Coding').length, 0)
  return {
    guid,
    name,
    kind,
    path: given(item, 'path') ?? given(item, 'currentPath') ?? null,
    texts: inside.map((each) => ({ ...textOf(each), name: given(each, 'name') ?? name })),
    otherSelections: elsewhere.length,
    otherCodings: codings + below(item, 'Coding').length,
    variables: below(item, 'VariableValue').length,
  }
}

export function textOf(item: QdeItem): ProjectText {
  const content = below(item, 'PlainTextContent')
  const path = given(item, 'plainTextPath') ?? given(item, 'richTextPath') ?? ''
  return {
    guid: guidOf(item) ?? '',
    name: given(item, 'name') ?? /[^/\\]*$/.exec(path)![0],
    content: content.length > 0 ? content.map(({ text }) => text).join('') : null,
    plainPath: given(item, 'plainTextPath') ?? null,
    richPath: given(item, 'richTextPath') ?? null,
    description: textBelow(item, 'Description'),
    notes: notesOf(item),
    at: instantOf(given(item, 'creationDateTime')),
    isTranscript: item.name === 'Transcript',
    selections: [...below(item, 'PlainTextSelection').map(selectionOf), ...transcriptSelections(item)],
    codings: codingsOf(item),
  }
}

export function caseOf(item: QdeItem, variables: Map<string, string>): ProjectCase {
  return {
    guid: guidOf(item) ?? '',
    name: given(item, 'name') ?? '',
    description: textBelow(item, 'Description'),
    values: below(item, 'VariableValue').flatMap((value) => {
      const of = below(value, 'VariableRef')[0]
      const said = value.children.find(({ name }) => name.endsWith('Value'))?.text.trim()
      return of && said ? [{ name: variables.get(guidOf(of, 'targetGUID') ?? '') ?? '', value: said }] : []
    }),
    sources: targets(item, 'SourceRef'),
    selections: targets(item, 'SelectionRef'),
    codes: below(item, 'CodeRef').length,
  }
}

export function targets(item: QdeItem, name: string): string[] {
  return below(item, name).flatMap((each) => guidOf(each, 'targetGUID') ?? [])
}

export function instantOf(text: string | undefined): string | null {
  if (!text) return null
  const at = new Date(/(Z|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text}Z`)
  const year = at.getUTCFullYear()
  return year >= 1900 && year < 2200 ? at.toISOString() : null
}

function selectionOf(item: QdeItem): ProjectSelection {
  return {
    guid: guidOf(item) ?? '',
    name: given(item, 'name') ?? '',
    start: wholeNumber(given(item, 'startPosition')),
    end: wholeNumber(given(item, 'endPosition')),
    memo: textBelow(item, 'Description'),
    notes: notesOf(item),
    codings: codingsOf(item),
    user: guidOf(item, 'creatingUser') ?? null,
    at: instantOf(given(item, 'creationDateTime')),
  }
}

/** In a transcript, a selection runs from one point of the recording to another; each says where it is in the text. */
function transcriptSelections(item: QdeItem): ProjectSelection[] {
  const found = below(item, 'TranscriptSelection')
  if (found.length === 0) return []
  const points = new Map(
    below(item, 'SyncPoint').map((point) => [guidOf(point), wholeNumber(given(point, 'position'))]),
  )
  return found.map((each) => ({
    ...selectionOf(each),
    start: points.get(guidOf(each, 'fromSyncPoint')) ?? Number.NaN,
    end: points.get(guidOf(each, 'toSyncPoint')) ?? Number.NaN,
  }))
}

function codingsOf(item: QdeItem): ProjectCoding[] {
  return below(item, 'Coding').map((coding) => ({
    guid: guidOf(coding) ?? '',
    code: targets(coding, 'CodeRef')[0] ?? '',
    user: guidOf(coding, 'creatingUser') ?? null,
    at: instantOf(given(coding, 'creationDateTime')),
    notes: notesOf(coding),
  }))
}

function notesOf(item: QdeItem): string[] {
  return targets(item, 'NoteRef')
}

function wholeNumber(text: string | undefined): number {
  return text !== undefined && /^\s*[+-]?\d{1,15}\s*$/.test(text) ? Number(text) : Number.NaN
}

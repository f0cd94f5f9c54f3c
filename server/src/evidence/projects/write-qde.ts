import { sql } from 'kysely'
import { personRefs } from '../../crm/people/refs.ts'
import { readFields } from '../../crm/fields/definitions.ts'
import { valuesOf } from '../../crm/fields/values.ts'
import type { Context } from '../../platform/context.ts'
import { chunks } from '../../platform/events/record.ts'
import { writtenCodes } from '../codes/files/import.ts'
import { writeCode } from '../codes/files/qdc.ts'
import { xmlText } from '../codes/files/xml.ts'
import { variableNames } from './bring-people.ts'
import { machineGuid, readSelections } from './read-unit.ts'
import type { Unit } from './scope.ts'
import type { Reading } from './unit-rows.ts'

export type Writing = Reading & {
  name: string
  progress: (count: number) => Promise<void>
}

const organisation = '0f0f0f0f-0000-4000-8000-000000000001'
const contactTypes = '0f0f0f0f-0000-4000-8000-000000000002'

/** project.qde, piece by piece, its elements in the order that the schema wants. */
export async function* writeQde(writing: Writing): AsyncGenerator<string> {
  const { ctx, scope, name } = writing
  yield '<?xml version="1.0" encoding="utf-8"?>\n'
  yield `<Project xmlns="urn:QDA-XML:project:1.0" name="${xmlText(name)}" origin="Firsthand" creationDateTime="${seconds(ctx.instant)}">\n`
  yield* section('Users', await writeUsers(ctx))
  const codes = await writtenCodes(ctx)
  const lines = codes.flatMap((code) => writeCode(code, '      '))
  if (lines.length > 0) yield `  <CodeBook>\n    <Codes>\n${lines.join('\n')}\n    </Codes>\n  </CodeBook>\n`
  yield* writeCases(writing)
  if (scope.units.length > 0) {
    yield '  <Sources>\n'
    for (const unit of scope.units) {
      yield await writeSource(writing, unit)
      await writing.progress(1)
    }
    yield '  </Sources>\n'
    yield* writeNotes(writing)
  }
  yield '</Project>\n'
}

async function writeUsers(ctx: Context): Promise<string[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    SELECT m.id, m.name FROM members m WHERE m.workspace_id = ${ctx.workspaceId} AND (
      EXISTS (SELECT FROM codings c WHERE c.workspace_id = m.workspace_id AND c.coded_by = m.id)
      OR EXISTS (SELECT FROM evidence e WHERE e.workspace_id = m.workspace_id AND e.created_by = m.id)
      OR EXISTS (SELECT FROM evidence_hearers h WHERE h.workspace_id = m.workspace_id AND h.member_id = m.id)
      OR EXISTS (SELECT FROM speakers s WHERE s.workspace_id = m.workspace_id AND s.member_id = m.id))
    ORDER BY m.name, m.id`.execute(ctx.db)
  const machines = await sql<{ name: string }>`
    SELECT DISTINCT suggested_by AS name FROM evidence
    WHERE workspace_id = ${ctx.workspaceId} AND suggested_by IS NOT NULL AND accepted_at IS NOT NULL`.execute(
    ctx.db,
  )
  return [...rows, ...machines.rows.map(({ name }) => ({ name, id: machineGuid(name) }))].map(
    ({ id, name }) => `<User guid="${id}" name="${xmlText(name)}"/>`,
  )
}

async function* writeCases({ ctx, scope, withNames }: Writing): AsyncGenerator<string> {
  if (scope.people.size === 0) return
  const fields = withNames ? await readFields(ctx, { of: 'person', archived: false }) : []
  const variables = [
    `<Variable guid="${organisation}" name="${variableNames.organisation}" typeOfVariable="Text"/>`,
    `<Variable guid="${contactTypes}" name="${variableNames.contactTypes}" typeOfVariable="Text"/>`,
    ...fields.map(
      ({ id, label }) => `<Variable guid="${id}" name="${xmlText(label)}" typeOfVariable="Text"/>`,
    ),
  ]
  yield* section('Variables', variables)
  yield '  <Cases>\n'
  const versions = scope.units.flatMap((unit) => ('versionId' in unit ? unit : []))
  const guidOf = new Map(versions.map(({ versionId, guid }) => [versionId, guid]))
  const loose = new Set(scope.units.flatMap((unit) => ('evidence' in unit ? unit.evidence : [])))
  for (const some of chunks([...scope.people.keys()], 200)) {
    const refs = await personRefs(ctx, some)
    const values = fields.length > 0 ? await valuesOf(ctx, 'person', some) : undefined
    const sources = await sourcesOf(ctx, some, [...guidOf.keys()])
    const selections = await selectionsOf(ctx, some)
    for (const id of some) {
      const person = refs.get(id)
      if (!person) continue
      const said: [string, string][] = [
        [organisation, withNames ? (person.organisation?.name ?? '') : ''],
        [contactTypes, person.contactTypes.join('; ')],
        ...fields.map(({ id: field, key }): [string, string] => [field, shown(values?.get(id)?.[key])]),
      ]
      yield `    <Case guid="${id}" name="${xmlText(withNames ? person.name : `Person ${scope.people.get(id)}`)}">\n`
      for (const [variable, value] of said)
        if (value)
          yield `      <VariableValue><VariableRef targetGUID="${variable}"/><TextValue>${xmlText(value)}</TextValue></VariableValue>\n`
      for (const { versionId } of sources.get(id) ?? [])
        yield `      <SourceRef targetGUID="${guidOf.get(versionId)}"/>\n`
      for (const { evidenceId, versionId } of selections.get(id) ?? [])
        if (!scope.closed.has(evidenceId) && (versionId ? guidOf.has(versionId) : loose.has(evidenceId)))
          yield `      <SelectionRef targetGUID="${evidenceId}"/>\n`
      yield '    </Case>\n'
    }
  }
  yield '  </Cases>\n'
}

/** One text with its selections, as one piece: a piece for each line of a large project would cost more than the lines. */
async function writeSource(writing: Writing, unit: Unit): Promise<string> {
  const selections = await readSelections(writing, unit)
  const at = 'happenedAt' in unit ? ` creationDateTime="${seconds(unit.happenedAt)}"` : ''
  let written = `    <TextSource guid="${unit.guid}" name="${xmlText(unit.title)}" plainTextPath="internal://${unit.guid}.txt"${at}>\n`
  for (const { id, start, end, note, user, at: marked, codings } of selections) {
    written += `      <PlainTextSelection guid="${id}" startPosition="${start}" endPosition="${end}"${user ? ` creatingUser="${user}"` : ''} creationDateTime="${seconds(marked)}">\n`
    if (note) written += `        <Description>${xmlText(note)}</Description>\n`
    for (const coding of codings) {
      const memo = coding.memo ? `<NoteRef targetGUID="${noteGuid(coding.id)}"/>` : ''
      written += `        <Coding guid="${coding.id}" creatingUser="${coding.user}" creationDateTime="${seconds(coding.at)}"><CodeRef targetGUID="${coding.codeId}"/>${memo}</Coding>\n`
    }
    written += '      </PlainTextSelection>\n'
  }
  return `${written}    </TextSource>\n`
}

/** A memo on a coding is a note that the coding refers to: a coding has no words of its own in the standard. */
async function* writeNotes(writing: Writing): AsyncGenerator<string> {
  let isOpen = false
  if (!(await hasMemos(writing.ctx))) return
  for (const unit of writing.scope.units) {
    const selections = await readSelections(writing, unit)
    for (const { id, memo, user, at } of selections.flatMap(({ codings }) => codings)) {
      if (!memo) continue
      if (!isOpen) yield '  <Notes>\n'
      isOpen = true
      yield `    <Note guid="${noteGuid(id)}" name="Memo" creatingUser="${user}" creationDateTime="${seconds(at)}"><PlainTextContent>${xmlText(memo)}</PlainTextContent></Note>\n`
    }
  }
  if (isOpen) yield '  </Notes>\n'
}

async function hasMemos(ctx: Context): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`SELECT EXISTS (
    SELECT FROM codings WHERE workspace_id = ${ctx.workspaceId} AND memo <> '') AS is`.execute(ctx.db)
  return rows[0]!.is
}

async function sourcesOf(ctx: Context, people: string[], versions: string[]) {
  const { rows } = await sql<{ personId: string; versionId: string }>`
    SELECT DISTINCT s.person_id AS "personId", v.id AS "versionId" FROM speakers s
    JOIN text_versions v ON v.workspace_id = s.workspace_id AND v.text_id = s.text_id
    WHERE s.workspace_id = ${ctx.workspaceId} AND s.person_id = ANY(${people}::uuid[]) AND v.id = ANY(${versions}::uuid[])
    ORDER BY 1, 2`.execute(ctx.db)
  return Map.groupBy(rows, ({ personId }) => personId)
}

async function selectionsOf(ctx: Context, people: string[]) {
  const { rows } = await sql<{ personId: string; evidenceId: string; versionId: string | null }>`
    SELECT e.person_id AS "personId", e.id AS "evidenceId", h.version_id AS "versionId" FROM evidence e
    LEFT JOIN highlights h ON h.workspace_id = e.workspace_id AND h.evidence_id = e.id
    WHERE e.workspace_id = ${ctx.workspaceId} AND e.person_id = ANY(${people}::uuid[]) AND e.withdrawn_at IS NULL
      AND (e.suggested_by IS NULL OR e.accepted_at IS NOT NULL)
    ORDER BY e.id`.execute(ctx.db)
  return Map.groupBy(rows, ({ personId }) => personId)
}

function* section(name: string, lines: string[]): Generator<string> {
  if (lines.length > 0) yield `  <${name}>\n${lines.map((line) => `    ${line}\n`).join('')}  </${name}>\n`
}

/** An id is made of time and chance, and the first digit of ours is always 0: so is the note's another one. */
function noteGuid(coding: string): string {
  return `f${coding.slice(1)}`
}

function seconds(instant: string): string {
  return new Date(instant).toISOString().replace(/\.\d+Z$/, 'Z')
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return `${value}`
  const { label, name, amountMinor, currency } = value as Record<string, string | undefined>
  return label ?? name ?? (amountMinor === undefined ? '' : `${amountMinor} ${currency}`)
}

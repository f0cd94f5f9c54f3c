import { type RawBuilder, sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { SearchNarrowing, SearchResults } from '../../platform/domain.ts'
import { namesInQuotes } from '../redaction/pseudonyms.ts'
import { titlesBeside } from '../redaction/title-names.ts'
import { everyFilter, isOfType, isWithin } from './evidence-fits.ts'
import { fewTexts } from './few-texts.ts'

type Row = {
  id: string
  part: number
  title: string
  source: string | null
  kind: string
  at: string
  body: string
  startsMs: number | null
  label: string | null
  personId: string | null
  personName: string | null
  memberName: string | null
}

/** Each turn of a text is a result: who speaks, when, and in which text. Its words are those that stand there now. */
export const turnResults: SearchResults = {
  kind: 'turn',
  parts: 'rest',
  narrowedBy: [...everyFilter, 'speaks'],
  among: fewTexts,
  async read(ctx, places, narrowing) {
    const { workspaceId } = ctx
    const { rows } = await sql<Row>`
      SELECT t.id, r.position AS part, t.title, t.source_id AS source, t.kind, t.happened_at AS at, r.body, r.starts_ms AS "startsMs",
        s.label, p.id AS "personId", p.name AS "personName", m.name AS "memberName"
      FROM unnest(${places.map(({ id }) => id)}::uuid[], ${places.map(({ part }) => part)}::int[]) AS place (id, part)
      JOIN texts t ON t.workspace_id = ${workspaceId} AND t.id = place.id AND t.archived_at IS NULL
      JOIN turns r ON r.workspace_id = ${workspaceId} AND r.version_id = t.current_version_id AND r.position = place.part
      LEFT JOIN speakers s ON s.workspace_id = ${workspaceId} AND s.text_id = t.id AND s.id = r.speaker_id
      LEFT JOIN people p ON p.workspace_id = ${workspaceId} AND p.id = s.person_id
      LEFT JOIN members m ON m.workspace_id = ${workspaceId} AND m.id = s.member_id
      WHERE ${sql.join(turnFits(ctx, narrowing), sql` AND `)}`.execute(ctx.db)
    const called = await namesInQuotes(
      ctx,
      rows.map((row) => row.personId),
    )
    const titles = await titlesBeside(
      ctx,
      rows.map(({ id, title, source }) => ({ title, text: id, source })),
    )
    return rows.map(
      ({ id, part, kind, at, body, startsMs, label, personId, personName, memberName }, place) => {
        const person = personId ? { id: personId, name: called.get(personId) ?? personName! } : null
        const speaker = person?.name ?? memberName ?? (label || null)
        return {
          id,
          part,
          title: titles[place]!,
          detail: kind,
          words: body,
          at,
          startsMs,
          person,
          speaker,
        }
      },
    )
  },
}

const spokenBy = {
  them: sql<boolean>`s.person_id IS NOT NULL`,
  us: sql<boolean>`s.member_id IS NOT NULL`,
  unknown: sql<boolean>`s.person_id IS NULL AND s.member_id IS NULL`,
}

/** Conditions on a text `t`, a turn `r` of it and its speaker `s`. */
function turnFits(ctx: Context, narrowing: SearchNarrowing): RawBuilder<boolean>[] {
  const { person, contactType, study, codes, days, speaks } = narrowing
  const conditions: RawBuilder<boolean>[] = [sql`true`]
  if (speaks) conditions.push(spokenBy[speaks])
  if (person) conditions.push(sql`s.person_id = ${person}`)
  if (contactType) conditions.push(isOfType(ctx, contactType, sql`s.person_id`))
  if (study) conditions.push(sql`t.source_id = ANY(${study.talks}::uuid[])`)
  if (days) conditions.push(isWithin(days, sql`t.happened_at`))
  if (codes)
    conditions.push(sql`EXISTS (SELECT FROM highlights h
      JOIN codings k ON k.workspace_id = ${ctx.workspaceId} AND k.evidence_id = h.evidence_id AND k.code_id = ANY(${codes}::uuid[])
      JOIN evidence e ON e.workspace_id = ${ctx.workspaceId} AND e.id = h.evidence_id AND e.withdrawn_at IS NULL
      WHERE h.workspace_id = ${ctx.workspaceId} AND h.version_id = r.version_id
        AND r.position BETWEEN h.start_turn AND h.end_turn)`)
  return conditions
}

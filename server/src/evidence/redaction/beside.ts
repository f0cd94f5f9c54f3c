import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { replaceWords } from './spots.rules.ts'

export type Hide = (words: string) => string

/**
 * How to read what was written beside the texts of a conversation, such as notes taken while it went on: with everything
 * hidden that is hidden in those texts, or for those who were there. Nothing is changed beneath, so what is lifted
 * stands there again.
 */
export async function hiddenBeside(ctx: Context, source: string, people: string[]): Promise<Hide> {
  const { workspaceId } = ctx
  const { rows } = await sql<{ words: string; replacement: string }>`
    WITH here AS (SELECT id FROM texts WHERE workspace_id = ${workspaceId} AND source_id = ${source})
    SELECT h.words, r.replacement FROM here
    JOIN text_versions v ON v.workspace_id = ${workspaceId} AND v.text_id = here.id
    JOIN hidden_words h ON h.workspace_id = ${workspaceId} AND h.version_id = v.id
    JOIN redactions r ON r.workspace_id = ${workspaceId} AND r.id = h.redaction_id AND r.lifted_at IS NULL
    UNION
    SELECT n.words, r.replacement FROM redactions r
    JOIN hidden_names n ON n.workspace_id = ${workspaceId} AND n.redaction_id = r.id
    WHERE r.workspace_id = ${workspaceId} AND r.lifted_at IS NULL
      AND (r.person_id = ANY(${people}::uuid[]) OR r.text_id IN (SELECT id FROM here))`.execute(ctx.db)
  // The longest first: a name within a longer one is not there any more.
  const known = rows.toSorted((one, other) => other.words.length - one.words.length)
  return (words) =>
    known.reduce((text, { words: hidden, replacement }) => replaceWords(text, hidden, replacement), words)
}

/** The same for what members wrote about pieces of evidence, such as memos of codes: as in the conversation of each. */
export async function hiddenBesideEvidence(ctx: Context, ids: string[]): Promise<Map<string, Hide>> {
  const { rows } = await sql<{ id: string; source: string | null; person: string | null }>`
    SELECT e.id, e.source_id AS source, e.person_id AS person FROM evidence e
    WHERE e.workspace_id = ${ctx.workspaceId} AND e.id = ANY(${ids}::uuid[])
      AND EXISTS (SELECT FROM redactions r WHERE r.workspace_id = ${ctx.workspaceId} AND r.lifted_at IS NULL)`.execute(
    ctx.db,
  )
  const hides = new Map<string, Hide>()
  for (const [, alike] of Map.groupBy(rows, ({ source, person }) => `${source} ${person}`)) {
    const { source, person } = alike[0]!
    const hide = await hiddenBeside(ctx, source ?? nothing, person ? [person] : [])
    for (const { id } of alike) hides.set(id, hide)
  }
  return hides
}

/** For words that stand beside several pieces at once, such as a ladder of whys: as in the conversations of all of them. */
export async function hiddenBesideAll(ctx: Context, ids: string[]): Promise<Hide> {
  const hides = await hiddenBesideEvidence(ctx, ids)
  return (words) => [...new Set(hides.values())].reduce((text, hide) => hide(text), words)
}

const nothing = '00000000-0000-0000-0000-000000000000'

import { sql } from 'kysely'
import { whoMayBe } from '../../crm/consents/may-be.ts'
import type { Context } from '../../platform/context.ts'
import { chunks } from '../../platform/events/record.ts'
import { withheldWords } from '../withheld.ts'
import { type LeftList, createLeft } from './left.ts'

/** What goes out: versions of texts, and lots of coded evidence that stands in no text. */
export type Unit =
  | {
      guid: string
      title: string
      versionId: string
      textId: string
      kind: string
      happenedAt: string
    }
  | { guid: string; title: string; evidence: string[] }

export type Scope = {
  units: Unit[]
  /** People who may be in the file, with the number that stands for their name. */
  people: Map<string, number>
  /** Of people who may not be quoted. */
  closed: Set<string>
  left: LeftList
}

export type Wanted = { texts?: string[] | undefined; sources?: string[] | undefined; withNames?: boolean }

const looseAtOnce = 500

/** Decides what of the wanted texts may leave; whoever refused to be quoted is in no file. */
export async function readScope(sent: Context, wanted: Wanted): Promise<Scope> {
  // oxlint-disable-next-line typescript/no-misused-spread -- a context is a plain object
  const ctx: Context = { ...sent, reader: 'export' }
  const left = createLeft()
  const isAll = !wanted.texts && !wanted.sources
  const versions = await readVersions(ctx, wanted)
  const closedTexts = await closedAmong(ctx, [...new Set(versions.map(({ textId }) => textId))])
  for (const { title, isCurrent, textId } of versions)
    if (isCurrent && closedTexts.has(textId)) left.add('not_quotable', title)
  const open = versions.filter(({ textId }) => !closedTexts.has(textId))
  const titles = wanted.withNames === false ? titlesWithoutNames(open) : undefined
  const units: Unit[] = open.map(({ isCurrent, number, textId, title: own, ...version }) => {
    const title = titles?.get(textId) ?? own
    return {
      ...version,
      textId,
      guid: isCurrent ? textId : version.versionId,
      title: isCurrent ? title : `${title} (version ${number})`,
    }
  })
  const loose = isAll ? await readLoose(ctx) : []
  const marked = await readMarked(
    ctx,
    open.map(({ versionId }) => versionId),
  )
  const all = [...marked, ...loose]
  const closed = await closedAmong(
    ctx,
    all.filter(({ personId }) => personId !== null).map(({ id }) => id),
  )
  for (const { id } of all) if (closed.has(id)) left.add('evidence_not_quotable')
  const free = loose.filter(({ id }) => !closed.has(id)).map(({ id }) => id)
  for (const [index, some] of [...chunks(free, looseAtOnce)].entries())
    units.push({ guid: ctx.newId(), title: `Evidence without a text ${index + 1}`, evidence: some })
  await sayLeft(ctx, left, { isAll, versions: open.map(({ versionId }) => versionId) })
  return {
    units,
    people: await readPeople(
      ctx,
      units,
      all.filter(({ id }) => !closed.has(id)),
    ),
    closed,
    left,
  }
}

/** Titles mostly say who was talked with: without names a text is known by what it is and when it was. */
function titlesWithoutNames(texts: { textId: string; kind: string; happenedAt: string }[]) {
  const each = new Map(texts.map((text) => [text.textId, text]))
  return new Map(
    [...each.values()]
      .toSorted((one, other) => (one.happenedAt < other.happenedAt ? -1 : 1))
      .map(({ textId, kind, happenedAt }, at) => [
        textId,
        `${kind[0]!.toUpperCase()}${kind.slice(1)} ${at + 1}, ${happenedAt.slice(0, 10)}`,
      ]),
  )
}

async function readVersions(ctx: Context, { texts, sources }: Wanted) {
  const { rows } = await sql<{
    textId: string
    versionId: string
    number: number
    title: string
    kind: string
    happenedAt: string
    isCurrent: boolean
  }>`
    SELECT t.id AS "textId", v.id AS "versionId", v.number, t.title, t.kind, t.happened_at AS "happenedAt",
      v.id = t.current_version_id AS "isCurrent"
    FROM texts t JOIN text_versions v ON v.workspace_id = t.workspace_id AND v.text_id = t.id
    WHERE t.workspace_id = ${ctx.workspaceId} AND t.archived_at IS NULL
      AND (${texts ?? null}::uuid[] IS NULL OR t.id = ANY(${texts ?? null}::uuid[]))
      AND (${sources ?? null}::uuid[] IS NULL OR t.source_id = ANY(${sources ?? null}::uuid[]))
      AND (v.id = t.current_version_id OR EXISTS (SELECT FROM highlights h JOIN evidence e
        ON e.workspace_id = h.workspace_id AND e.id = h.evidence_id
        WHERE h.workspace_id = v.workspace_id AND h.version_id = v.id AND e.withdrawn_at IS NULL))
    ORDER BY t.id, v.number`.execute(ctx.db)
  return rows
}

/** Coded evidence that is no range of a text. */
async function readLoose(ctx: Context): Promise<{ id: string; personId: string | null }[]> {
  const { rows } = await sql<{ id: string; personId: string | null }>`
    SELECT e.id, e.person_id AS "personId" FROM evidence e
    WHERE e.workspace_id = ${ctx.workspaceId} AND e.withdrawn_at IS NULL
      AND (e.suggested_by IS NULL OR e.accepted_at IS NOT NULL)
      AND NOT EXISTS (SELECT FROM highlights h WHERE h.workspace_id = e.workspace_id AND h.evidence_id = e.id)
      AND EXISTS (SELECT FROM codings c JOIN codes k ON k.workspace_id = c.workspace_id AND k.id = c.code_id
        WHERE c.workspace_id = e.workspace_id AND c.evidence_id = e.id AND k.archived_at IS NULL)
    ORDER BY e.id`.execute(ctx.db)
  return rows
}

async function readMarked(
  ctx: Context,
  versions: string[],
): Promise<{ id: string; personId: string | null }[]> {
  const found: { id: string; personId: string | null }[] = []
  for (const some of chunks(versions, 5_000)) {
    const { rows } = await sql<{ id: string; personId: string | null }>`
      SELECT e.id, e.person_id AS "personId" FROM highlights h
      JOIN evidence e ON e.workspace_id = h.workspace_id AND e.id = h.evidence_id
      WHERE h.workspace_id = ${ctx.workspaceId} AND h.version_id = ANY(${some}::uuid[]) AND e.withdrawn_at IS NULL
        AND e.person_id IS NOT NULL AND (e.suggested_by IS NULL OR e.accepted_at IS NOT NULL)`.execute(ctx.db)
    found.push(...rows)
  }
  return found
}

async function closedAmong(ctx: Context, ids: string[]): Promise<Set<string>> {
  const closed = new Set<string>()
  for (const some of chunks(ids, 5_000)) for (const id of await withheldWords(ctx, some)) closed.add(id)
  return closed
}

async function readPeople(
  ctx: Context,
  units: Unit[],
  evidence: { personId: string | null }[],
): Promise<Map<string, number>> {
  const ids = new Set(evidence.flatMap(({ personId }) => personId ?? []))
  const texts = units.flatMap((unit) => ('textId' in unit ? unit.textId : []))
  for (const some of chunks(texts, 5_000)) {
    const { rows } = await sql<{ id: string }>`
      SELECT DISTINCT person_id AS id FROM speakers
      WHERE workspace_id = ${ctx.workspaceId} AND text_id = ANY(${some}::uuid[]) AND person_id IS NOT NULL`.execute(
      ctx.db,
    )
    for (const { id } of rows) ids.add(id)
  }
  const allowed: string[] = []
  for (const some of chunks([...ids], 5_000)) allowed.push(...(await whoMayBe(ctx, some, 'quote')))
  return new Map(allowed.toSorted().map((id, index) => [id, index + 1]))
}

async function sayLeft(
  ctx: Context,
  left: LeftList,
  { isAll, versions }: { isAll: boolean; versions: string[] },
): Promise<void> {
  const { rows } = await sql<{ withdrawn: number; suggested: number; archived: number; cited: number }>`
    WITH here AS (SELECT e.* FROM evidence e WHERE e.workspace_id = ${ctx.workspaceId} AND (${isAll}::boolean
      OR EXISTS (SELECT FROM highlights h WHERE h.workspace_id = e.workspace_id AND h.evidence_id = e.id
        AND h.version_id = ANY(${versions}::uuid[]))))
    SELECT count(*) FILTER (WHERE withdrawn_at IS NOT NULL) AS withdrawn,
      count(*) FILTER (WHERE withdrawn_at IS NULL AND suggested_by IS NOT NULL AND accepted_at IS NULL) AS suggested,
      (SELECT count(*) FROM codings c JOIN codes k ON k.workspace_id = c.workspace_id AND k.id = c.code_id
        JOIN here ON here.id = c.evidence_id WHERE c.workspace_id = ${ctx.workspaceId}
        AND k.archived_at IS NOT NULL AND here.withdrawn_at IS NULL) AS archived,
      (SELECT count(*) FROM citations c JOIN here ON here.id = c.evidence_id
        WHERE c.workspace_id = ${ctx.workspaceId} AND here.withdrawn_at IS NULL) AS cited
    FROM here`.execute(ctx.db)
  const { withdrawn, suggested, archived, cited } = rows[0]!
  left.add('withdrawn', '', Number(withdrawn))
  left.add('suggested', '', Number(suggested))
  left.add('archived_codes', '', Number(archived))
  left.add('claims', '', Number(cited))
}

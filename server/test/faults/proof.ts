import type pg from 'pg'
import type { Acknowledged } from './load.ts'

/** What is wrong in a database after faults, as sentences; empty when everything that was acknowledged is there and nothing is half-done. */
export async function findDamage(superuser: pg.Client, acknowledged: Acknowledged): Promise<string[]> {
  const damage: string[] = []
  const column = async (question: string) =>
    (await superuser.query<{ value: string }>(question)).rows.map(({ value }) => value)

  await missing('person', acknowledged.people.keys(), 'SELECT id AS value FROM people')
  await missing('claim', acknowledged.claims.keys(), 'SELECT id AS value FROM claims')
  await missing('piece of evidence', acknowledged.evidence, 'SELECT id AS value FROM evidence')
  await missing(
    'citation',
    acknowledged.citations,
    `SELECT claim_id || ' ' || evidence_id AS value FROM citations`,
  )
  await missing('import', acknowledged.imports.keys(), 'SELECT id AS value FROM imports')
  const notes = new Map(
    (await superuser.query<{ id: string; note: string }>('SELECT id, note FROM people')).rows.map((row) => [
      row.id,
      row.note,
    ]),
  )
  for (const [id, { name, note }] of acknowledged.people)
    if (note !== undefined && notes.get(id) !== note) damage.push(`The note of ${name} is lost.`)

  for (const { tag, rows } of acknowledged.imports.values()) {
    const lines = await column(`SELECT name AS value FROM people WHERE name LIKE 'Imported ${tag} %'`)
    if (lines.length !== rows || new Set(lines).size !== rows)
      damage.push(
        `The import ${tag} has ${lines.length} people (${new Set(lines).size} different) instead of ${rows}.`,
      )
  }

  const nothing: Record<string, string> = {
    'a job that never ended': `SELECT kind || ' ' || state AS value FROM jobs WHERE finished_at IS NULL OR state <> 'done'`,
    'a job that ended more or less than once': `SELECT j.id AS value FROM jobs j LEFT JOIN events e ON e.workspace_id = j.workspace_id AND e.subject_id = j.id AND e.name = 'job.done' GROUP BY j.id HAVING count(e.id) <> 1`,
    'an import that finished more or less than once': `SELECT i.id AS value FROM imports i LEFT JOIN events e ON e.workspace_id = i.workspace_id AND e.subject_id = i.id AND e.name = 'import.finished' GROUP BY i.id HAVING count(e.id) <> 1`,
    'news that was never delivered': `SELECT consumer || ': ' || coalesce(problem, '') AS value FROM outbox`,
    'a wakeup that nobody heard': `SELECT kind AS value FROM wakeups`,
    ...Object.fromEntries(
      [
        ['person', 'people'],
        ['organisation', 'organisations'],
        ['claim', 'claims'],
        ['evidence', 'evidence'],
      ].flatMap(([kind, table]) => [
        [
          `a ${kind} that the audit has not once`,
          `SELECT t.id AS value FROM ${table} t LEFT JOIN events e ON e.workspace_id = t.workspace_id AND e.subject_id = t.id AND e.name = '${kind}.created' GROUP BY t.id HAVING count(e.id) <> 1`,
        ],
        [
          `a ${kind} in the audit that is not there`,
          `SELECT e.subject_id AS value FROM events e LEFT JOIN ${table} t ON t.workspace_id = e.workspace_id AND t.id = e.subject_id WHERE e.name = '${kind}.created' AND t.id IS NULL`,
        ],
        [
          `a ${kind} that search does not know`,
          `SELECT t.id AS value FROM ${table} t LEFT JOIN search_entries s ON s.workspace_id = t.workspace_id AND s.subject_id = t.id WHERE s.subject_id IS NULL`,
        ],
      ]),
    ),
    'a person without the address they came with': `SELECT p.id AS value FROM people p LEFT JOIN person_emails m ON m.workspace_id = p.workspace_id AND m.person_id = p.id WHERE m.id IS NULL`,
    'a citation that the audit has not': `SELECT c.claim_id AS value FROM citations c LEFT JOIN events e ON e.workspace_id = c.workspace_id AND e.subject_id = c.claim_id AND e.name = 'citation.set' AND e.after->>'evidenceId' = c.evidence_id::text WHERE e.id IS NULL`,
    'a name that was made twice': `SELECT name AS value FROM people WHERE name LIKE 'Person %' GROUP BY name HAVING count(*) > 1`,
  }
  for (const [what, question] of Object.entries(nothing)) {
    const found = await column(question)
    if (found.length > 0) damage.push(`There is ${what}: ${found.slice(0, 3).join(', ')} (${found.length}).`)
  }
  return damage

  async function missing(what: string, wanted: Iterable<string>, question: string): Promise<void> {
    const there = new Set(await column(question))
    const lost = [...wanted].filter((id) => !there.has(id))
    if (lost.length > 0)
      damage.push(`${lost.length} acknowledged of the kind ${what} are lost, such as ${lost[0]}.`)
  }
}

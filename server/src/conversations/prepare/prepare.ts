import * as contract from '@firsthand/contract/conversations/prepare'
import { purposes, unsaidMeans } from '@firsthand/contract/crm/consents'
import { type RawBuilder, sql } from 'kysely'
import { isAllowed, standingsOf } from '../../crm/consents/may-be.ts'
import { personRefs } from '../../crm/people/refs.ts'
import type { Context } from '../../platform/context.ts'
import { handle } from '../../platform/handle.ts'
import { peopleOf } from '../live/read.ts'
import { findConversation } from '../read.ts'
import { backgroundHandlers, readBackgrounds } from './backgrounds.ts'

const shown = { conversations: 5, evidence: 8, promises: 20, claims: 12 }

export const prepareHandlers = [
  ...backgroundHandlers,

  handle(contract.showPreparation, async (ctx, { conversation }) => {
    const { studyId } = await findConversation(ctx, conversation)
    const ids = await peopleOf(ctx, conversation)
    const refs = await personRefs(ctx, ids)
    const standings = await standingsOf(ctx, ids, purposes)
    const background = Map.groupBy(await readBackgrounds(ctx, ids), (line) => line.person)
    const people: contract.PreparedPerson[] = []
    for (const person of refs.values())
      people.push({
        id: person.id,
        name: person.name,
        organisation: person.organisation?.name ?? null,
        contactTypes: person.contactTypes,
        lastTouchAt: person.lastTouchAt,
        consents: purposes.map((purpose) => {
          const standing = standings.get(person.id)?.get(purpose)?.standing ?? 'unsaid'
          return {
            purpose,
            standing,
            may: standing === 'unsaid' ? unsaidMeans[purpose] : isAllowed(purpose, standing),
          }
        }),
        background: background.get(person.id) ?? [],
        conversations: await earlierWith(ctx, { person: person.id, but: conversation }),
        evidence: await heardFrom(ctx, person.id),
        promises: await promisedTo(ctx, person.id),
      })
    return {
      conversation,
      people: people.toSorted((one, other) => one.name.localeCompare(other.name, 'en')),
      questions: studyId ? await openQuestions(ctx, studyId) : [],
      claims: await claimsAtStake(ctx, { studyId, people: ids }),
    }
  }),
]

async function earlierWith(ctx: Context, { person, but }: { person: string; but: string }) {
  return rowsOf<{ id: string; title: string; heldAt: string }>(
    ctx,
    sql`SELECT c.id, c.title, c.held_at AS "heldAt" FROM conversation_people p
      JOIN conversations c ON c.workspace_id = p.workspace_id AND c.id = p.conversation_id
      WHERE p.workspace_id = ${ctx.workspaceId} AND p.person_id = ${person} AND c.id <> ${but}
        AND c.held_at IS NOT NULL AND c.archived_at IS NULL
      ORDER BY c.held_at DESC, c.id LIMIT ${shown.conversations}`,
  )
}

async function heardFrom(ctx: Context, person: string): Promise<contract.PreparedPerson['evidence']> {
  return rowsOf(
    ctx,
    sql`SELECT e.id, e.kind, e.words, e.happened_at AS "happenedAt", EXISTS (
        SELECT FROM evidence_hearers h WHERE h.workspace_id = e.workspace_id AND h.evidence_id = e.id) AS "isFirstHand"
      FROM evidence e WHERE e.workspace_id = ${ctx.workspaceId} AND e.person_id = ${person}
        AND e.withdrawn_at IS NULL AND (e.suggested_by IS NULL OR e.accepted_at IS NOT NULL)
      ORDER BY e.happened_at DESC, e.id LIMIT ${shown.evidence}`,
  )
}

async function promisedTo(ctx: Context, person: string): Promise<contract.PreparedPerson['promises']> {
  return rowsOf(
    ctx,
    sql`SELECT p.words, to_char(p.due_on, 'YYYY-MM-DD') AS "dueOn", m.name AS member FROM promises p
      JOIN members m ON m.workspace_id = p.workspace_id AND m.id = p.member_id
      WHERE p.workspace_id = ${ctx.workspaceId} AND p.person_id = ${person} AND p.state = 'open'
      ORDER BY p.due_on NULLS LAST, p.made_at, p.id LIMIT ${shown.promises}`,
  )
}

async function openQuestions(ctx: Context, study: string): Promise<string[]> {
  const rows = await rowsOf<{ question: string }>(
    ctx,
    sql`SELECT question FROM research_questions WHERE workspace_id = ${ctx.workspaceId}
      AND study_id = ${study} AND answer = '' ORDER BY position LIMIT 50`,
  )
  return rows.map((row) => row.question)
}

/** Claims that this study or these people bear on, and that stand on little; those with more at stake first. */
async function claimsAtStake(
  ctx: Context,
  { studyId, people }: { studyId: string | null; people: string[] },
) {
  const { workspaceId } = ctx
  return rowsOf<{ id: string; sentence: string; rung: contract.ClaimAtStake['rung']; stakes: number }>(
    ctx,
    sql`SELECT id, sentence, stakes,
        (ARRAY['hunch', 'heard', 'pattern', 'shown', 'proven'])[rung] AS rung FROM claims
      WHERE workspace_id = ${workspaceId} AND archived_at IS NULL AND rung <= 3 AND id IN (
        SELECT id FROM claims WHERE workspace_id = ${workspaceId} AND source_id = ${studyId}
        UNION SELECT claim_id FROM study_claims WHERE workspace_id = ${workspaceId} AND study_id = ${studyId}
          AND part = 'at_stake'
        UNION SELECT claim_id FROM hunches WHERE workspace_id = ${workspaceId} AND study_id = ${studyId}
        UNION SELECT c.claim_id FROM citations c
          JOIN evidence e ON e.workspace_id = c.workspace_id AND e.id = c.evidence_id
          LEFT JOIN conversations v ON v.workspace_id = e.workspace_id AND v.id = e.source_id
          WHERE c.workspace_id = ${workspaceId} AND (e.person_id = ANY(${people}::uuid[]) OR v.study_id = ${studyId}))
      ORDER BY claims.rung, stakes DESC, id LIMIT ${shown.claims}`,
  )
}

async function rowsOf<Row>(ctx: Context, query: RawBuilder<unknown>): Promise<Row[]> {
  return (await query.execute(ctx.db)).rows as Row[]
}

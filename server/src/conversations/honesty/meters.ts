import {
  type HonestyView,
  type QuestionClass,
  QuestionClass as classes,
  honestyLimits,
} from '@firsthand/contract/conversations/honesty'
import { sql } from 'kysely'
import { balanceOf } from '../../crm/network/balance.ts'
import { shareFrom } from '../../evidence/shares.rules.ts'
import type { Context } from '../../platform/context.ts'
import { questionsIn } from '@firsthand/contract/studies/asked-questions'
import { peopleOf } from '../read.ts'
import { type AskedQuestion, isFaulty, longerFirst } from './listening.rules.ts'
import { meanShare } from './mean.rules.ts'
import { type MeasuredText, measuresOf } from './measures.ts'

/** Conversations to look at; with a member, only what that member said and asked in them. */
export type Looked = { conversations: { id: string; title: string; heldAt: string }[]; member?: string }

const examplesOfEach = 3

export async function readMeters(ctx: Context, looked: Looked): Promise<HonestyView> {
  const { conversations, member } = looked
  const ids = conversations.map(({ id }) => id)
  const texts = await measuresOf(ctx, ids)
  const titles = new Map(conversations.map(({ id, title }) => [id, title]))
  // One conversation has no spread; its own share is said all the same.
  const enough = member === undefined && conversations.length === 1 ? 1 : honestyLimits.conversations
  const shares = [...sharesByConversation(texts, member).values()]
  const [only] = shares
  const isOne = enough === 1 && only !== undefined
  return {
    conversations: conversations.length,
    talk: {
      ...(isOne ? { n: 1, mean: only, low: null, high: null } : meanShare(shares, enough)),
      unknown: texts.filter(({ listening }) => listening.withheld !== null).length,
    },
    longest: longestIn(texts, { titles, member }),
    questions: await questionMix(ctx, texts, member),
    goodNews: await goodNews(ctx, ids, member),
    firstHand: await firstHand(ctx, ids, member),
    alike: await alike(ctx, ids),
  }
}

/** A conversation with several transcripts counts once, with their mean. */
export function sharesByConversation(texts: MeasuredText[], member?: string): Map<string, number> {
  const known = texts.flatMap(({ conversation, listening }) => {
    const share = member === undefined ? listening.teamShare : listening.memberShares[member]
    return share === null || share === undefined ? [] : [{ conversation, share }]
  })
  return new Map(
    [...Map.groupBy(known, ({ conversation }) => conversation)].map(([id, own]) => [
      id,
      own.reduce((sum, { share }) => sum + share, 0) / own.length,
    ]),
  )
}

function longestIn(
  texts: MeasuredText[],
  { titles, member }: { titles: Map<string, string>; member: string | undefined },
): HonestyView['longest'] {
  const all = texts.flatMap(({ textId, conversation, listening }) => {
    const own = member === undefined ? listening.longest : listening.memberLongest[member]
    return own ? [{ ...own, textId, conversation }] : []
  })
  const [longest] = longerFirst(all)
  if (!longest) return null
  const { textId, conversation, turn, words, ms } = longest
  return {
    conversation: { id: conversation, title: titles.get(conversation) ?? '' },
    textId,
    turn,
    words,
    ms,
  }
}

type Asked = AskedQuestion & { text: MeasuredText }

export function askedIn(texts: MeasuredText[], member?: string): Asked[] {
  return texts.flatMap((text) =>
    text.listening.questions
      .filter((question) => member === undefined || question.member === member)
      .map((question) => ({ ...question, text })),
  )
}

async function questionMix(
  ctx: Context,
  texts: MeasuredText[],
  member: string | undefined,
): Promise<HonestyView['questions']> {
  const asked = askedIn(texts, member)
  const of = (wanted: QuestionClass) => asked.filter((each) => each.classes.includes(wanted))
  const counts = Object.fromEntries(classes.options.map((each) => [each, of(each).length]))
  const shown = classes.options.flatMap((each) =>
    of(each)
      .slice(-examplesOfEach)
      .toReversed()
      .map((question) => ({ each, question })),
  )
  const words = await wordsOf(
    ctx,
    shown.map(({ question }) => question),
  )
  return {
    n: asked.length,
    open: shareFrom(of('open').length, asked.length, honestyLimits.questions),
    faulty: shareFrom(asked.filter(isFaulty).length, asked.length, honestyLimits.questions),
    counts: counts as Record<QuestionClass, number>,
    examples: shown.flatMap(({ each, question }, index) => {
      const said = words[index]
      const { text, turn } = question
      return said
        ? [{ class: each, question: said, conversation: text.conversation, textId: text.textId, turn }]
        : []
    }),
  }
}

/** Questions as they stand in the text now, so that what was hidden or erased stays so. */
async function wordsOf(ctx: Context, asked: Asked[]): Promise<(string | undefined)[]> {
  if (asked.length === 0) return []
  const places = asked.map(({ text, turn }) => sql`(${text.versionId}::uuid, ${turn}::int)`)
  const { rows } = await sql<{ versionId: string; position: number; body: string }>`
    SELECT version_id AS "versionId", position, body FROM turns
    WHERE workspace_id = ${ctx.workspaceId} AND (version_id, position) IN (${sql.join(places)})`.execute(
    ctx.db,
  )
  const bodies = new Map(rows.map(({ versionId, position, body }) => [`${versionId} ${position}`, body]))
  return asked.map(({ text, turn, index }) =>
    questionsIn(bodies.get(`${text.versionId} ${turn}`) ?? '')[index]?.slice(0, 500),
  )
}

/** Praise among what somebody judged as praise, complaint or neither. */
async function goodNews(ctx: Context, ids: string[], member: string | undefined) {
  const { rows } = await sql<{ praise: number; judged: number; all: number }>`
    SELECT count(*) FILTER (WHERE e.praise = 1)::int AS praise, count(e.praise)::int AS judged, count(*)::int AS "all"
    ${countedEvidence(ctx, ids, member)}`.execute(ctx.db)
  const { praise, judged, all } = rows[0]!
  return { share: shareFrom(praise, judged, honestyLimits.evidence), unjudged: all - judged }
}

/** For a member, what they heard themselves of what came of their conversations. */
async function firstHand(ctx: Context, ids: string[], member: string | undefined) {
  const whose = member === undefined ? sql`` : sql`AND h.member_id = ${member}`
  const { rows } = await sql<{ heard: number; all: number; relayed: number }>`
    SELECT count(*) FILTER (WHERE EXISTS (SELECT FROM evidence_hearers h WHERE h.workspace_id = e.workspace_id
        AND h.evidence_id = e.id ${whose}))::int AS heard,
      count(*) FILTER (WHERE NOT EXISTS (SELECT FROM evidence_hearers h WHERE h.workspace_id = e.workspace_id
        AND h.evidence_id = e.id))::int AS relayed,
      count(*)::int AS "all"
    ${countedEvidence(ctx, ids, undefined)}`.execute(ctx.db)
  const { heard, all, relayed } = rows[0]!
  return { share: shareFrom(heard, all, honestyLimits.evidence), relayed }
}

/** What counts: not withdrawn, and accepted where a machine suggested it. With a member, what they heard. */
function countedEvidence(ctx: Context, ids: string[], member: string | undefined) {
  const heard =
    member === undefined
      ? sql``
      : sql`AND EXISTS (SELECT FROM evidence_hearers h WHERE h.workspace_id = e.workspace_id AND h.evidence_id = e.id
          AND h.member_id = ${member})`
  return sql`FROM evidence e WHERE e.workspace_id = ${ctx.workspaceId} AND e.source_id = ANY(${ids}::uuid[])
    AND e.withdrawn_at IS NULL AND (e.suggested_by IS NULL OR e.accepted_at IS NOT NULL) ${heard}`
}

async function alike(ctx: Context, ids: string[]): Promise<HonestyView['alike']> {
  const people = ids.length === 0 ? [] : [...(await peopleOf(ctx, ids)).values()].flat()
  const known = [...new Set(people.map(({ id }) => id))]
  const balance = await balanceOf(ctx, known)
  const { byContactType, throughIntroducer, largest } = balance
  return {
    verdict: byContactType.verdict,
    people: balance.people,
    introduced: throughIntroducer,
    throughOne: largest ? { ...largest.introducer, share: largest.people } : null,
    organisations: new Set(people.flatMap(({ organisation }) => organisation?.id ?? [])).size,
  }
}

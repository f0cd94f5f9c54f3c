import { codePointLength } from '@firsthand/contract/evidence/ranges'
import { cite } from '../evidence/claims/cite.ts'
import { writeClaim } from '../evidence/claims/write.ts'
import { recordEvidence } from '../evidence/evidence/write.ts'
import type { Context } from '../platform/context.ts'
import { bramble } from './bramble/index.ts'
import type { BrambleEvidence } from './bramble/shape.ts'
import type { Loading } from './load-people.ts'
import { actAs } from './perform-as.ts'

/** A conversation of the example as it was kept: its id, its text version, and the bodies of its turns. */
export type LoadedConversation = { id: string; versionId: string; bodies: string[]; happenedAt: string }

/** Who writes down what nobody of the team heard, and the claims. */
const researcher = 'anouk'

type Told = Loading & { conversations: Map<string, LoadedConversation>; studies: Map<string, string> }

/** Every piece of evidence, as a highlight where its words stand in a text. Answers ids by key. */
export async function loadEvidence(ctx: Context, told: Told): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  for (const piece of bramble.evidence) {
    const who = { members: told.members, member: piece.heardBy[0] ?? researcher }
    ids.set(piece.key, await actAs(ctx, who, (theirs) => loadPiece(theirs, piece, told)))
  }
  return ids
}

/** Claims with what is cited for and against them. */
export async function loadClaims(
  ctx: Context,
  { people: _, ...told }: Told & { evidence: Map<string, string> },
): Promise<void> {
  const organisations = await ctx.db
    .selectFrom('organisations')
    .select(['id', 'name'])
    .where('workspaceId', '=', ctx.workspaceId)
    .execute()
  const nameOf = new Map(bramble.organisations.map(({ key, name }) => [key, name]))
  for (const claim of bramble.claims)
    await actAs(ctx, { members: told.members, member: researcher }, async (theirs) => {
      const scoped = (claim.scope?.organisations ?? []).flatMap((key) =>
        organisations.filter((each) => each.name === nameOf.get(key)).map((each) => each.id),
      )
      const id = await writeClaim(theirs, {
        sentence: claim.sentence,
        kind: claim.kind,
        stakes: claim.study ? 3 : 2,
        scope: { contactTypes: claim.scope?.contactTypes ?? [], organisations: scoped },
        ...(claim.study && { study: told.studies.get(claim.study)! }),
      })
      for (const { evidence, stance } of claim.citations)
        await cite(theirs, { claimId: id, evidenceId: told.evidence.get(evidence)!, stance })
    })
}

async function loadPiece(
  ctx: Context,
  piece: BrambleEvidence,
  { clock, members, people, conversations }: Told,
): Promise<string> {
  const conversation = piece.conversation ? conversations.get(piece.conversation)! : undefined
  const highlight = conversation && findRange(conversation, piece)
  const { commitment } = piece
  return recordEvidence(ctx, {
    kind: piece.kind,
    words: piece.quote,
    personId: people.get(piece.person)!,
    happenedAt: conversation?.happenedAt ?? clock.at(piece.daysAgo ?? 0, piece.time),
    source: conversation ? { kind: 'conversation', id: conversation.id } : null,
    heardBy: piece.heardBy.map((key) => members.get(key)!),
    note: piece.from ?? '',
    ...(commitment && {
      commitment: {
        kind: commitment.what,
        amount:
          commitment.amountMinor === undefined
            ? null
            : { amountMinor: commitment.amountMinor, currency: commitment.currency!, exponent: 2 },
      },
    }),
    ...(highlight && { highlight: { versionId: conversation.versionId, range: highlight } }),
  })
}

/** Where the words stand: in the named turn of a transcript, or in whichever paragraph of a note. */
function findRange({ bodies }: LoadedConversation, { quote, turn }: BrambleEvidence) {
  const position = turn ?? bodies.findIndex((body) => body.includes(quote))
  const body = bodies[position]
  const at = body?.indexOf(quote) ?? -1
  if (body === undefined || at === -1) return undefined
  const startOffset = codePointLength(body.slice(0, at))
  return {
    startTurn: position,
    startOffset,
    endTurn: position,
    endOffset: startOffset + codePointLength(quote),
  }
}

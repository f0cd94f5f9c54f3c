import type { Input, Operation, Output, Sent } from '@firsthand/contract/core/operation'
import { codePointLength } from '@firsthand/contract/evidence/ranges'
import { hideWords } from '@firsthand/contract/evidence/redaction'
import { correctText } from '@firsthand/contract/evidence/versions'
import { redactionHandlers } from '../evidence/redaction/redactions.ts'
import { versionHandlers } from '../evidence/texts/versions/versions.ts'
import type { Context } from '../platform/context.ts'
import { bramble } from './bramble/index.ts'
import type { LoadedConversation } from './load-claims.ts'

const handlers = [...versionHandlers, ...redactionHandlers]

/** Somebody listened again, and somebody who never came into the room is not named. */
const listenedAgain = {
  conversation: 'ines_exit',
  by: 'leo',
  note: 'Listened again: the kitchen table was her brother’s.',
  was: 'at the kitchen table',
  is: 'at my brother’s kitchen table',
}
const thirdPerson = { conversation: 'sam_coffee', by: 'mara', name: 'Paul', replacement: '[another courier]' }

export async function loadCorrections(
  ctx: Context,
  {
    members,
    conversations,
  }: { members: Map<string, string>; conversations: Map<string, LoadedConversation> },
): Promise<void> {
  const again = conversations.get(listenedAgain.conversation)
  const { was } = listenedAgain
  const corrected = again && placeOf(again, was)
  if (again && corrected)
    await perform(ctx, members, listenedAgain.by, correctText, {
      text: await textOf(ctx, again.versionId),
      version: again.versionId,
      note: listenedAgain.note,
      steps: [{ does: 'replace', ...corrected, words: listenedAgain.is }],
    })
  const named = conversations.get(thirdPerson.conversation)
  const hidden = named && placeOf(named, thirdPerson.name)
  if (named && hidden)
    await perform(ctx, members, thirdPerson.by, hideWords, {
      text: await textOf(ctx, named.versionId),
      version: named.versionId,
      range: { startTurn: hidden.turn, startOffset: hidden.from, endTurn: hidden.turn, endOffset: hidden.to },
      replacement: thirdPerson.replacement,
      everywhere: true,
    })
}

function placeOf({ bodies }: LoadedConversation, words: string) {
  const turn = bodies.findIndex((body) => body.includes(words))
  if (turn < 0) return undefined
  const from = codePointLength(bodies[turn]!.split(words)[0]!)
  return { turn, from, to: from + codePointLength(words) }
}

async function textOf(ctx: Context, versionId: string): Promise<string> {
  const { textId } = await ctx.db
    .selectFrom('textVersions')
    .select('textId')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', versionId)
    .executeTakeFirstOrThrow()
  return textId
}

async function perform<O extends Operation>(
  ctx: Context,
  members: Map<string, string>,
  key: string,
  operation: O,
  sent: Sent<O>,
): Promise<Output<O>> {
  const { name, email } = bramble.members.find((member) => member.key === key)!
  const member = { id: members.get(key)!, name, email, role: 'member' as const, leaderSince: null }
  const handler = handlers.find((each) => each.operation.name === operation.name)!
  const run = handler.run as (ctx: Context, input: Input<O>) => Promise<Output<O>>
  return run({ ...ctx, member }, operation.input.parse(sent) as Input<O>)
}

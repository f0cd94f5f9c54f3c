import type { Context } from '../../platform/context.ts'
import { openPieces } from '../blind-coding/open.ts'
import type { ReadText } from './read-source.ts'
import { refuseProject } from './refusals.ts'

/**
 * A coding of words that its coder codes blind in an open round would show everybody beforehand what they give. `coderOf`
 * says which member a user of the project is.
 */
export async function refuseBlindCodings(
  ctx: Context,
  { placed }: ReadText,
  coderOf: (user: string | null) => string | undefined,
): Promise<void> {
  const codersOf = new Map<string, Set<string>>()
  for (const { selection, words } of placed)
    for (const { user } of selection.codings) {
      const coder = coderOf(user ?? selection.user)
      if (!coder) continue
      const coders = codersOf.get(wordsKey(words)) ?? new Set()
      codersOf.set(wordsKey(words), coders.add(coder))
    }
  const coders = [...new Set([...codersOf.values()].flatMap((each) => [...each]))]
  if (coders.length === 0) return
  const pieces = await openPieces(ctx)
    .innerJoin('evidence', (on) =>
      on
        .onRef('evidence.workspaceId', '=', 'blindPieces.workspaceId')
        .onRef('evidence.id', '=', 'blindPieces.evidenceId'),
    )
    .innerJoin('members', (on) =>
      on
        .onRef('members.workspaceId', '=', 'blindCoders.workspaceId')
        .onRef('members.id', '=', 'blindCoders.memberId'),
    )
    .select(['evidence.words', 'blindCoders.memberId', 'members.name', 'blindRounds.title'])
    .where('blindCoders.memberId', 'in', coders)
    .execute()
  const found = pieces.find(({ words, memberId }) => codersOf.get(wordsKey(words))?.has(memberId))
  if (found) refuseProject('blind', { name: found.name, round: found.title })
}

/** The same words, whatever stands between them. */
function wordsKey(words: string): string {
  return words.normalize('NFC').replace(/\s+/g, ' ').trim()
}

import { fail, failCommon } from '@firsthand/contract/core/failure'
import type { Input } from '@firsthand/contract/core/operation'
import * as contract from '@firsthand/contract/evidence/texts'
import { refuseUnwantedWords } from '../../crm/consents/refuse-words.ts'
import type { Context } from '../../platform/context.ts'
import { json } from '../../platform/events/record.ts'
import { askAgain } from '../evidence/asked.ts'
import { hideNames } from '../redaction/carry-hidden.ts'
import { whoIs } from './add-text.ts'
import { measureSpeech, roleOf } from './speech.ts'

/** Says who speakers are, and works out anew who talked how much. Those left out stay as they are. */
export async function matchSpeakers(
  ctx: Context,
  { text, speakers }: Input<typeof contract.matchSpeakers>,
): Promise<void> {
  const { workspaceId, db } = ctx
  const known = await db
    .selectFrom('texts')
    .select(['id', 'currentVersionId'])
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', text)
    .forUpdate()
    .executeTakeFirst()
  if (!known?.currentVersionId) return failCommon('not_found')
  await refuseUnwantedWords(
    ctx,
    speakers.map((match) => match.person ?? null),
  )
  for (const match of speakers) {
    if (match.person && match.member) fail(contract.matchSpeakers, 'both')
    const changed = await db
      .updateTable('speakers')
      .set({ ...whoIs(ctx, match), ...(match.label !== undefined && { label: match.label }) })
      .where('workspaceId', '=', workspaceId)
      .where('textId', '=', text)
      .where('id', '=', match.speaker)
      .executeTakeFirst()
    if (changed.numUpdatedRows === 0n) failCommon('not_found')
  }
  await measureAgain(ctx, { textId: text, versionId: known.currentVersionId })
  await hideNames(ctx, { versionId: known.currentVersionId })
  ctx.record('text.speakers_matched', { kind: 'text', id: text }, { after: { speakers } })
}

/** Works out anew who talked how much in a version, and keeps it with the text. */
export async function measureAgain(
  ctx: Context,
  { textId, versionId }: { textId: string; versionId: string },
): Promise<void> {
  const { workspaceId, db } = ctx
  const speakers = await db
    .selectFrom('speakers')
    .select(['id', 'personId', 'memberId', 'observerSince'])
    .where('workspaceId', '=', workspaceId)
    .where('textId', '=', textId)
    .execute()
  const turns = await db
    .selectFrom('turns')
    .select(['position', 'speakerId', 'startsMs', 'endsMs', 'body'])
    .where('workspaceId', '=', workspaceId)
    .where('versionId', '=', versionId)
    .orderBy('position')
    .execute()
  const byId = new Map(speakers.map((speaker) => [speaker.id, speaker]))
  const said = turns.map(({ speakerId, ...turn }) => ({
    ...turn,
    speaker: speakerId,
    role: roleOf(speakerId === null ? undefined : byId.get(speakerId)),
  }))
  const speech = measureSpeech(said)
  await askAgain(ctx, versionId, said)
  await db
    .updateTable('texts')
    .set({ speech: json(speech), teamShare: speech.talk?.teamShare ?? null })
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', textId)
    .execute()
}

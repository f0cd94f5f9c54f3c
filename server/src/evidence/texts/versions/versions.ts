import { fail, failCommon } from '@firsthand/contract/core/failure'
import type { Input } from '@firsthand/contract/core/operation'
import { type CorrectedTurn, type CorrectionStep, correct } from '@firsthand/contract/evidence/corrections'
import { textLimits } from '@firsthand/contract/evidence/texts'
import * as contract from '@firsthand/contract/evidence/versions'
import { isDeepStrictEqual } from 'node:util'
import type { Context } from '../../../platform/context.ts'
import { handle } from '../../../platform/handle.ts'
import { carryHidden, clipAgain, copyHidden, hideKnown } from '../../redaction/carry-hidden.ts'
import { readContent, readTurns as parseTurns } from '../content.ts'
import { measureAgain } from '../speakers.ts'
import { type Landing, carryHighlights, readAnchors } from './carry.ts'
import { landByComparing } from './land.rules.ts'
import { readCarried, readVersions } from './read.ts'
import { speakersByLabel } from './replace-speakers.ts'
import { carriedHandlers } from './review.ts'
import { type LockedText, lockText, readVersionTurns } from './turns.ts'
import { type NewVersion, findNewWords, writeVersion } from './write-version.ts'

export const versionHandlers = [
  handle(contract.listVersions, async (ctx, { text }) => {
    const items = await readVersions(ctx, text)
    return items.length > 0 ? { items } : failCommon('not_found')
  }),
  handle(contract.listCarried, async (ctx, { text }) => {
    if ((await readVersions(ctx, text)).length === 0) failCommon('not_found')
    return { items: await readCarried(ctx, text) }
  }),

  handle(contract.correctText, async (ctx, { text: id, version, steps, note }) => {
    const text = await lockAt(ctx, contract.correctText, { id, version })
    await refuseStrangers(ctx, text.id, steps)
    const before = await readVersionTurns(ctx, text.versionId)
    const anchors = await readAnchors(ctx, text.versionId)
    const hidden = await carryHidden(ctx, text.versionId)
    const done = correct(
      before,
      steps,
      new Map([...anchors, ...hidden.places].map((each) => [each.id, each.range])),
    )
    if ('problem' in done)
      fail(contract.correctText, 'step_impossible', { step: done.step + 1, problem: done.problem })
    if (done.turns.length === 0) fail(contract.correctText, 'empty')
    if (isDeepStrictEqual(done.turns, before)) fail(contract.correctText, 'same')
    const landed = new Map([...done.ranges].map(([key, range]) => [key, { range }]))
    return finish(
      ctx,
      { text, turns: done.turns, origin: 'corrected', note, steps },
      { before, landed, keepHidden: (versionId) => hidden.keep(versionId, done.turns, done.ranges) },
    )
  }),

  handle(contract.replaceText, async (ctx, input) => {
    const text = await lockAt(ctx, contract.replaceText, { id: input.text, version: input.version })
    const content = await readContent(ctx, input.source)
    const parsed = await parseTurns(content, {
      format: input.format,
      wish: input.reading,
      refuse: (params) => fail(contract.replaceText, 'unreadable', params),
    })
    const speakerOf = await speakersByLabel(ctx, text.id, parsed)
    if (speakerOf.size > textLimits.speakers) fail(contract.replaceText, 'too_many_speakers')
    const uploaded = parsed.turns.map(({ speaker, startsMs, endsMs, body }) => ({
      speakerId: speaker === null ? null : (speakerOf.get(speaker) ?? null),
      startsMs,
      endsMs,
      body,
    }))
    const { turns, keep } = await hideKnown(ctx, text.id, uploaded)
    const before = await readVersionTurns(ctx, text.versionId)
    if (isDeepStrictEqual(turns, before)) fail(contract.replaceText, 'same')
    const anchors = await readAnchors(ctx, text.versionId)
    const landed = landByComparing(before, turns, new Map(anchors.map(({ id, range }) => [id, range])))
    return finish(
      ctx,
      {
        text,
        turns,
        origin: 'replaced',
        note: input.note,
        format: parsed.format,
        fileId: keep ? null : content.fileId,
      },
      {
        before,
        landed,
        keepHidden: async (versionId) => {
          await keep?.(versionId)
          await clipAgain(ctx, { from: text.versionId, to: versionId })
        },
      },
    )
  }),

  handle(contract.restoreVersion, async (ctx, { text: id, version, restores }) => {
    const text = await lockAt(ctx, contract.restoreVersion, { id, version })
    const known = (await readVersions(ctx, id)).find((each) => each.id === restores)
    if (!known) fail(contract.restoreVersion, 'version_missing')
    const before = await readVersionTurns(ctx, text.versionId)
    const turns = await readVersionTurns(ctx, restores)
    if (isDeepStrictEqual(turns, before)) fail(contract.restoreVersion, 'same')
    const anchors = await readAnchors(ctx, text.versionId)
    const landed = landByComparing(before, turns, new Map(anchors.map((each) => [each.id, each.range])))
    // What stands on the very version that comes back is where it always was.
    const own = (await readAnchors(ctx, restores)).filter((anchor) => !anchor.carried)
    const ownIds = new Set(own.map((anchor) => anchor.id))
    return finish(
      ctx,
      { text, turns, origin: 'restored', restoredNumber: known.number },
      {
        before,
        landed: new Map([...landed].filter(([anchor]) => !ownIds.has(anchor))),
        own,
        turnsOfOwn: turns,
        keepHidden: async (versionId) => {
          await copyHidden(ctx, { from: restores, to: versionId })
          await clipAgain(ctx, { from: text.versionId, to: versionId })
        },
      },
    )
  }),

  ...carriedHandlers,
]

type Finishing = {
  before: CorrectedTurn[]
  landed: Map<string, Landing>
  keepHidden: (versionId: string) => Promise<unknown>
  own?: Awaited<ReturnType<typeof readAnchors>>
  turnsOfOwn?: CorrectedTurn[]
}

/** Writes the version and carries along all that hangs on the words. */
async function finish(ctx: Context, made: NewVersion, finishing: Finishing) {
  const { before, landed, keepHidden, own = [], turnsOfOwn = [] } = finishing
  const { text, turns } = made
  const ownIds = new Set(own.map((anchor) => anchor.id))
  const anchors = (await readAnchors(ctx, text.versionId)).filter((anchor) => !ownIds.has(anchor.id))
  const versionId = await writeVersion(ctx, made)
  const carried = await carryHighlights(ctx, { versionId, before, after: turns, anchors, landed })
  const back = await carryHighlights(ctx, {
    versionId,
    before: turnsOfOwn,
    after: turns,
    anchors: own,
    landed: new Map(own.map(({ id, range }) => [id, { range }])),
  })
  await keepHidden(versionId)
  // Read again: what is hidden everywhere is hidden in it by now.
  await findNewWords(ctx, text, { before, after: await readVersionTurns(ctx, versionId) })
  await measureAgain(ctx, { textId: text.id, versionId })
  const [version] = await readVersions(ctx, text.id)
  return {
    version: version!,
    carried: { ...carried, found: carried.found + back.found, changed: carried.changed + back.changed },
  }
}

type Correcting = typeof contract.correctText | typeof contract.replaceText | typeof contract.restoreVersion

async function lockAt(
  ctx: Context,
  operation: Correcting,
  { id, version }: { id: string; version: string },
): Promise<LockedText> {
  const text = await lockText(ctx, id)
  if (text.versionId !== version)
    fail(operation as typeof contract.correctText, 'moved_on', { name: text.author, number: text.number })
  return text
}

async function refuseStrangers(
  ctx: Context,
  textId: string,
  steps: Input<typeof contract.correctText>['steps'],
): Promise<void> {
  const wanted = new Set(
    steps.flatMap((step: CorrectionStep) =>
      (step.does === 'assign' || step.does === 'insert') && step.speaker ? [step.speaker] : [],
    ),
  )
  if (wanted.size === 0) return
  const rows = await ctx.db
    .selectFrom('speakers')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('textId', '=', textId)
    .where('id', 'in', [...wanted])
    .execute()
  if (rows.length < wanted.size) fail(contract.correctText, 'speaker_missing')
}

import type { Operation, Output, Sent } from '@firsthand/contract/core/operation'
import { createCode } from '@firsthand/contract/evidence/codes'
import { setReading } from '@firsthand/contract/evidence/lenses'
import { addWhyStep, citeInWhyStep, createWhy, updateWhyStep } from '@firsthand/contract/evidence/whys'
import { codeHandlers } from '../evidence/codes/codes.ts'
import { giveCodes } from '../evidence/codes/give.ts'
import { lensHandlers } from '../evidence/lenses/lenses.ts'
import { whyHandlers } from '../evidence/whys/whys.ts'
import type { Context } from '../platform/context.ts'
import { codebook, ladder, readings } from './bramble/understanding.ts'
import { performAs } from './perform-as.ts'

const handlers = [...codeHandlers, ...lensHandlers(async () => []), ...whyHandlers]

/** Gives the example codes, what members read into it, and a ladder down to a root cause: each by the operation that does it. */
export async function loadUnderstanding(
  ctx: Context,
  { members, evidence }: { members: Map<string, string>; evidence: Map<string, string> },
): Promise<void> {
  const given: Parameters<typeof giveCodes>[1] = []
  for (const { name, below } of codebook) {
    const above = await perform(ctx, members, 'mara', createCode, { name, isHeading: true })
    for (const { evidence: carrying, memos = {}, ...fields } of below) {
      const code = await perform(ctx, members, 'mara', createCode, { ...fields, parent: above.id })
      for (const [place, key] of carrying.entries())
        given.push({
          evidence: evidence.get(key)!,
          code: code.id,
          coder: members.get(place % 3 === 0 ? 'leo' : 'mara')!,
          memo: memos[key] ?? '',
        })
    }
  }
  await giveCodes(ctx, given)
  for (const { evidence: key, member, ...reading } of readings)
    await perform(ctx, members, member, setReading, { evidence: evidence.get(key)!, ...reading })
  const { id: why } = await perform(ctx, members, ladder.member, createWhy, { symptom: ladder.symptom })
  const steps = new Map<string, string>()
  for (const { key, below, sentence, supports, contradicts, isRootCause } of ladder.steps) {
    const parent = below ? steps.get(below)! : null
    const added = await perform(ctx, members, ladder.member, addWhyStep, { why, parent, sentence })
    const step = added.ladder.find((each) => each.sentence === sentence)!.id
    steps.set(key, step)
    for (const piece of supports)
      await perform(ctx, members, ladder.member, citeInWhyStep, { why, step, evidence: evidence.get(piece)! })
    for (const piece of contradicts)
      await perform(ctx, members, ladder.member, citeInWhyStep, {
        why,
        step,
        evidence: evidence.get(piece)!,
        stance: 'contradicts',
      })
    if (isRootCause) await perform(ctx, members, 'leo', updateWhyStep, { why, step, isRootCause })
  }
}

function perform<O extends Operation>(
  ctx: Context,
  members: Map<string, string>,
  member: string,
  operation: O,
  sent: Sent<O>,
): Promise<Output<O>> {
  return performAs(ctx, operation, sent, { handlers, members, member })
}

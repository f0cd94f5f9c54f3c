import {
  codeBlind,
  decideBlind,
  finishBlindRound,
  startBlindRound,
} from '@firsthand/contract/evidence/blind-coding'
import { createCode, setCoding } from '@firsthand/contract/evidence/codes'
import { showEvidence } from '@firsthand/contract/evidence/evidence'
import { setReading } from '@firsthand/contract/evidence/lenses'
import { addWhyStep, createWhy, updateWhy } from '@firsthand/contract/evidence/whys'
import { sql } from 'kysely'
import type { World } from '../../../test/world.ts'

/** Members write a name on codes, openly and blind, into what they decide, and into what they read in a quote. */
export async function writeMemos(
  world: World,
  name: string,
  { whole, typed }: { whole: string; typed: string },
): Promise<{ code: string; round: string }> {
  const [me, other] = [world.as('member'), world.as('admin')]
  const { id: code } = await world.call(me, createCode, { name: 'Lateness' })
  await world.call(me, setCoding, { evidence: typed, code, memo: `${name} once more` })
  await world.call(me, setReading, { evidence: whole, pressure: 'job', note: `Fears ${name}` })
  const coders = [me.memberId, other.memberId]
  const { round } = await world.call(me, startBlindRound, { title: 'Late', coders, evidence: [whole] })
  await world.call(me, codeBlind, {
    round: round.id,
    evidence: whole,
    codes: [{ code, memo: `Blind: ${name}` }],
  })
  await world.call(other, codeBlind, { round: round.id, evidence: whole, codes: [] })
  for (const coder of [me, other]) await world.call(coder, finishBlindRound, { round: round.id })
  const memo = `${name} came in late again`
  await world.call(me, decideBlind, { round: round.id, evidence: whole, code, keeps: true, memo })
  await world.call(other, setCoding, { evidence: whole, code, memo: `About ${name}` })
  return { code, round: round.id }
}

/** Members ask why below a quote, and name somebody in the symptom and in a step. */
export async function askWhy(world: World, name: string, evidence: string): Promise<string> {
  const me = world.as('member')
  const { id } = await world.call(me, createWhy, { evidence, symptom: `${name} is late` })
  await world.call(me, updateWhy, { why: id, symptom: `${name} is late each week` })
  await world.call(me, addWhyStep, { why: id, sentence: `because ${name} sleeps long` })
  return id
}

export async function memosOf(world: World, evidence: string): Promise<string[]> {
  const { codes } = await world.call(world.as('member'), showEvidence, { evidence })
  return codes.flatMap(({ coders }) => coders.map(({ memo }) => memo))
}

/** What the tables hold that leave in archives and projects. */
export function storedMemos(world: World): Promise<string[]> {
  const { workspaceId } = world.as('member')
  return world.inWorkspace(workspaceId, async (ctx) => {
    const { rows } = await sql<{ memo: string }>`
      SELECT memo FROM codings WHERE workspace_id = ${workspaceId}
      UNION ALL SELECT memo FROM blind_codings WHERE workspace_id = ${workspaceId}
      UNION ALL SELECT memo FROM blind_decisions WHERE workspace_id = ${workspaceId}
      UNION ALL SELECT note FROM readings WHERE workspace_id = ${workspaceId}
      UNION ALL SELECT after::text FROM events WHERE workspace_id = ${workspaceId} AND after IS NOT NULL`.execute(
      ctx.db,
    )
    return rows.map((row) => row.memo)
  })
}

import { createConversation } from '@firsthand/contract/conversations/conversations'
import { createPerson } from '@firsthand/contract/crm/people'
import { createCode, setCoding } from '@firsthand/contract/evidence/codes'
import { createEvidence } from '@firsthand/contract/evidence/evidence'
import type { Page } from 'playwright-core'
import { callAs } from './journey.ts'

const said = [
  'A drop paid what it paid the day I started, and my rent did not.',
  'It was the Sunday when nobody picked up the phone.',
  'The rota came out on Friday night for the Monday.',
  'I left for one pound ninety an hour more.',
  'I rang the desk with a flat and a birthday cake.',
  'There was a bag ready at ten past midnight and nobody came.',
  'Below a week of notice people stop planning.',
]

/** Seven conversations with a piece of evidence each: the first five are coded, the last two are not. Their ids. */
export async function holdCodedTalks(page: Page, workspace: string): Promise<string[]> {
  const talks: string[] = []
  const codes: string[] = []
  for (const name of ['The rate', 'Nobody answers', 'A week that can be planned'])
    codes.push((await callAs(page, createCode, { name }, workspace)).id)
  for (const [at, words] of said.entries()) {
    const type = at % 2 ? 'buyer' : 'end_user'
    const name = `Voice ${at + 1}`
    const { id: person } = await callAs(page, createPerson, { name, contactTypes: [{ type }] }, workspace)
    const heldAt = `2026-11-1${at}T10:00:00.000Z`
    const sent = { kind: 'interview' as const, people: [person], heldAt }
    const { id } = await callAs(page, createConversation, sent, workspace)
    talks.push(id)
    const evidence = await callAs(
      page,
      createEvidence,
      { kind: 'said_past', words, person, happenedAt: heldAt, source: { kind: 'conversation', id } },
      workspace,
    )
    if (at < 5)
      for (const code of [codes[at % 3]!, codes[(at + 1) % 3]!])
        await callAs(page, setCoding, { evidence: evidence.id, code }, workspace)
  }
  return talks
}

// The whole way on real input: the contacts from a table, a study from a hunch, the recorder's transcripts matched with
// people, words that become evidence, a claim that climbs, and what Today says of it.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { addText, createConversation } from '@firsthand/contract/conversations/conversations'
import { listPeople } from '@firsthand/contract/crm/people'
import { showToday } from '@firsthand/contract/discovery/today'
import { citeEvidence, showClaim } from '@firsthand/contract/evidence/claims'
import { createEvidence } from '@firsthand/contract/evidence/evidence'
import { listTurns, previewText } from '@firsthand/contract/evidence/texts'
import { createHunch, createStudy, promoteHunch, showStudy } from '@firsthand/contract/studies/studies'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../test/world.ts'
import { importing } from '../crm/imports/testing.ts'

const root = new URL('../../../../shared/data/real/demo-opentelemetry/', import.meta.url)

let world: World
let tools: ReturnType<typeof importing>
beforeAll(async () => {
  world = await openWorld()
  tools = importing(world)
})
afterAll(() => world.close())

const call: World['call'] = (...rest) => world.call(...rest)

type Person = { id: string; name: string }

test.skipIf(!existsSync(root))(
  'from the table of contacts and the nine transcripts to a claim, and to Today (skipped where ../shared/data is absent)',
  async () => {
    const member = world.as('member')
    const done = await tools.run(readFileSync(new URL('contacts-from-transcripts.csv', root)))
    expect(done).toMatchObject({ rowsRead: 27, peopleCreated: 27, rowsRefused: 0 })
    const { items: people } = await call(member, listPeople, { limit: 200 })

    const hunch = await call(member, createHunch, { sentence: 'Teams struggle to begin with OpenTelemetry.' })
    const study = await call(member, createStudy, {
      title: 'How do teams begin?',
      hunch: { id: hunch.id },
      questions: [{ question: 'What did they try first?' }],
    })
    const { claim } = await call(member, promoteHunch, { hunch: hunch.id, stakes: 3 })
    const rungs: string[] = []
    const heard = new Set<string>()
    for (const name of readdirSync(new URL('transcripts/', root)).toSorted()) {
      const said = await bringTranscript(name, { study: study.id, people, heard })
      for (const { person, evidence } of said) {
        heard.add(person)
        await call(member, citeEvidence, { claim: claim!.id, evidence, stance: 'supports' })
        rungs.push((await call(member, showClaim, { claim: claim!.id })).standing.rung)
      }
    }

    const { standing, citations } = await call(member, showClaim, { claim: claim!.id })
    expect(heard.size).toBeGreaterThanOrEqual(3)
    expect(citations).toHaveLength(heard.size)
    expect(citations.every(({ evidence, notCounted }) => evidence.isVerbatim && notCounted === null)).toBe(
      true,
    )
    // Every voice lifts it or leaves it; nobody did anything, so it stops at the pattern.
    expect(rungs[0]).toBe('heard')
    expect(rungs.at(-1)).toBe('pattern')
    expect(standing).toMatchObject({ rung: 'pattern', peopleFor: heard.size, peopleAgainst: 0 })
    expect(standing.voicesFor).toHaveLength(heard.size)
    expect(standing.metByYou).toEqual({ met: heard.size, of: heard.size })
    expect(standing.next).toMatch(/\.$/)

    const shown = await call(world.as('viewer'), showStudy, { study: study.id })
    expect(shown).toMatchObject({ hunch: hunch.sentence, conversations: { held: 9 } })
    const today = await call(member, showToday)
    expect(today.isEmpty).toBe(false)
    expect(today.riskyClaims.map(({ id }) => id)).toContain(claim!.id)
    expect(today.you.lastConversationAt).not.toBeNull()
  },
  120_000,
)

/** One conversation of the study with those who spoke in it; the first whole sentence of each new voice is evidence. */
async function bringTranscript(
  name: string,
  { study, people, heard }: { study: string; people: Person[]; heard: Set<string> },
) {
  const member = world.as('member')
  const file = await tools.upload(readFileSync(new URL(`transcripts/${encodeURI(name)}`, root)), name)
  const preview = await call(member, previewText, {
    source: { file },
    people: people.map(({ id }) => id),
    members: [member.memberId],
  })
  const speakers = preview.speakers.map(({ label, guess }) => ({
    label,
    person: guess?.person ?? null,
    member: guess?.person || label === '' ? null : member.memberId,
  }))
  const present = [...new Set(speakers.flatMap(({ person }) => person ?? []))]
  const { id: conversation } = await call(member, createConversation, {
    kind: 'interview',
    people: present.length > 0 ? present : [people[0]!.id],
    members: [member.memberId],
    study,
    heldAt: new Date(Date.now() - 86_400_000).toISOString(),
  })
  const text = await call(member, addText, { conversation, source: { file }, speakers })
  const { items: turns } = await call(member, listTurns, { version: text.version.id, limit: 500 })
  const said: { person: string; evidence: string }[] = []
  for (const { id, person } of text.speakers) {
    if (!person || heard.has(person.id) || said.some((each) => each.person === person.id)) continue
    const turn = turns.find(({ speakerId, body }) => speakerId === id && body.length > 40)
    if (!turn) continue
    const range = { startTurn: turn.position, startOffset: 0, endTurn: turn.position, endOffset: 40 }
    const evidence = await call(member, createEvidence, {
      kind: 'said_past',
      highlight: { version: text.version.id, range },
    })
    expect(evidence).toMatchObject({ person: { id: person.id }, source: { id: conversation } })
    said.push({ person: person.id, evidence: evidence.id })
  }
  return said
}

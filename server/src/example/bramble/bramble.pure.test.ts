import { describe, expect, test } from 'vitest'
import { bramble } from './index.ts'

const { claims, conversations, evidence, members, organisations, people, referrals, studies } = bramble
const keys = (things: { key: string }[]) => things.map(({ key }) => key)
const conversationOf = (key: string) => conversations.find((conversation) => conversation.key === key)
const occurrences = (text: string, words: string) => text.split(words).length - 1

describe('the example holds together', () => {
  test('no key is used twice', () => {
    for (const things of [claims, conversations, evidence, members, organisations, people, studies]) {
      expect(keys(things)).toEqual([...new Set(keys(things))])
    }
  })

  test('nobody is both a member and a person, and no two share a first name across that line', () => {
    const firstNames = (list: { name: string }[]) => list.map(({ name }) => name.split(' ')[0])
    expect(firstNames(people).filter((name) => firstNames(members).includes(name))).toEqual([])
  })

  test('every person, member, organisation, study and conversation that is named exists', () => {
    const everybody = [
      ...people.flatMap(({ introducedBy }) => introducedBy ?? []),
      ...referrals.flatMap(({ referrer, introduced }) => [referrer, introduced]),
      ...conversations.flatMap((one) => [
        ...one.people,
        ...(one.transcript?.speakers ?? []).flatMap(({ person }) => person ?? []),
      ]),
      ...[...evidence, ...bramble.touchpoints, ...bramble.promises, ...bramble.followUps].map(
        (one) => one.person,
      ),
    ]
    const team = [
      ...conversations.flatMap((one) => [
        ...one.members,
        ...(one.transcript?.speakers ?? []).flatMap(({ member }) => member ?? []),
      ]),
      ...evidence.flatMap(({ heardBy }) => heardBy),
      ...[...bramble.touchpoints, ...bramble.promises, ...bramble.followUps].map(({ member }) => member),
      ...referrals.map(({ askedBy }) => askedBy),
      ...[...claims, ...bramble.looseHunches, ...studies.map(({ hunch }) => hunch)].map(({ by }) => by),
      ...studies.map(({ lead }) => lead),
    ]
    expect(keys(people)).toEqual(expect.arrayContaining(everybody))
    expect(keys(members)).toEqual(expect.arrayContaining(team))
    expect(keys(organisations)).toEqual(
      expect.arrayContaining(people.flatMap((one) => one.organisation ?? [])),
    )
    expect(keys(studies)).toEqual(
      expect.arrayContaining([...conversations, ...claims].flatMap(({ study }) => study ?? [])),
    )
    expect(keys(conversations)).toEqual(
      expect.arrayContaining(evidence.flatMap((one) => one.conversation ?? [])),
    )
    expect(keys(evidence)).toEqual(
      expect.arrayContaining(
        claims.flatMap(({ citations }) => citations.map((citation) => citation.evidence)),
      ),
    )
  })

  test('whoever made the introduction is who a person came through; one only asked for is nobody', () => {
    const made = referrals.filter(({ madeDaysAgo }) => madeDaysAgo !== undefined)
    const pairs = people.flatMap(({ key, introducedBy }) =>
      introducedBy ? [`${introducedBy} → ${key}`] : [],
    )
    expect(made.map(({ referrer, introduced }) => `${referrer} → ${introduced}`).sort()).toEqual(pairs.sort())
  })

  test('nobody is introduced, through others, by themselves', () => {
    for (const person of people) {
      const path = new Set<string>()
      for (let key: string | undefined = person.key; key;) {
        expect(path).not.toContain(key)
        path.add(key)
        key = people.find((one) => one.key === key)?.introducedBy
      }
    }
  })

  test('an introduction is asked for, made, met and thanked in that order', () => {
    for (const { askedDaysAgo, madeDaysAgo, metDaysAgo, thankedDaysAgo } of referrals) {
      const steps = [askedDaysAgo, madeDaysAgo, metDaysAgo, thankedDaysAgo]
      const taken = steps.filter((step) => step !== undefined)
      expect(taken).toEqual(steps.slice(0, taken.length))
      expect(taken).toEqual([...taken].sort((one, other) => other - one))
    }
  })

  test('addresses and numbers are fictional, and nobody shares an address', () => {
    const emails = [...members.map(({ email }) => email), ...people.flatMap((one) => one.emails ?? [])]
    const phones = people.flatMap((one) => one.phones ?? [])
    for (const email of emails) expect(email).toMatch(/^[a-z.]+@[a-z]+\.example$/)
    // Ofcom's numbers for drama, and 555-0100 to 555-0199.
    for (const phone of phones)
      expect(phone).toMatch(/^(\+44 7700 900\d{3}|\+44 1632 960\d{3}|\+1 \d{3} 555 01\d\d)$/)
    // A number may stand twice: by that, duplicates are found.
    expect(new Set(emails).size).toBe(emails.length)
  })
})

describe('evidence', () => {
  test('every quote occurs exactly once in its turn or its note', () => {
    for (const { key, conversation, turn, quote } of evidence) {
      if (conversation === undefined) continue
      const text =
        turn === undefined
          ? conversationOf(conversation)?.note
          : conversationOf(conversation)?.transcript?.turns[turn]?.body
      expect(occurrences(text ?? '', quote), key).toBe(1)
    }
  })

  test('a quote from a note stays within one paragraph', () => {
    for (const { quote } of evidence) expect(quote).not.toContain('\n')
  })

  test('what somebody said in a transcript stands in a turn of theirs, unless it is passed on', () => {
    for (const { key, kind, person, conversation, turn, heardBy } of evidence) {
      const transcript = conversation ? conversationOf(conversation)?.transcript : undefined
      if (!transcript || turn === undefined || !kind.startsWith('said') || heardBy.length === 0) continue
      const speaker = transcript.speakers.find(({ label }) => label === transcript.turns[turn]?.speaker)
      expect(speaker?.person, key).toBe(person)
    }
  })

  test('who heard it was there, and so was whoever said it, unless it is passed on', () => {
    for (const { key, person, conversation, heardBy } of evidence) {
      if (conversation === undefined || heardBy.length === 0) continue
      expect(conversationOf(conversation)?.members, key).toEqual(expect.arrayContaining(heardBy))
      expect(conversationOf(conversation)?.people, key).toContain(person)
    }
  })

  test('evidence from no conversation says when it was and where it came from', () => {
    for (const { key, conversation, daysAgo, time, from } of evidence) {
      if (conversation === undefined)
        expect([typeof daysAgo, typeof time, typeof from], key).toEqual(['number', 'string', 'string'])
      else expect([daysAgo, time, from], key).toEqual([undefined, undefined, undefined])
    }
  })

  test('a commitment says what was given, and money says how much', () => {
    for (const { key, kind, commitment } of evidence) {
      expect(commitment !== undefined, key).toBe(kind === 'committed')
      expect(commitment?.amountMinor !== undefined, key).toBe(commitment?.what === 'money')
    }
  })
})

describe('transcripts', () => {
  const recorded = conversations.flatMap(({ key, minutes, transcript }) =>
    transcript ? [{ key, minutes, ...transcript }] : [],
  )

  test.each(recorded)(
    '$key: people take turns, one after the other, within its minutes',
    ({ turns, minutes }) => {
      for (const [index, { startsMs, endsMs }] of turns.entries()) {
        expect(endsMs).toBeGreaterThan(startsMs)
        expect(turns[index + 1]?.startsMs ?? Infinity).toBeGreaterThan(endsMs)
      }
      const lengthMs = turns.at(-1)?.endsMs ?? 0
      expect(lengthMs).toBeLessThanOrEqual(minutes * 60_000)
      expect(lengthMs).toBeGreaterThan((minutes - 4) * 60_000)
    },
  )

  test.each(recorded)('$key: every speaker is somebody, and both sides speak', ({ speakers, turns }) => {
    expect(speakers.every(({ person, member }) => (person === undefined) !== (member === undefined))).toBe(
      true,
    )
    expect(new Set(turns.map(({ speaker }) => speaker))).toEqual(new Set(speakers.map(({ label }) => label)))
    expect(speakers.some(({ person }) => person)).toBe(true)
    expect(speakers.some(({ member }) => member)).toBe(true)
  })

  test.each(recorded)('$key: it is several pages long', ({ turns }) => {
    expect(turns.length).toBeGreaterThanOrEqual(45)
    expect(turns.length).toBeLessThanOrEqual(90)
    expect(turns.flatMap(({ body }) => body.split(' ')).length).toBeGreaterThanOrEqual(1800)
  })
})

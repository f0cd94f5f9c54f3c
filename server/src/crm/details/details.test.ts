import { safeUrl } from '@firsthand/contract/crm/contact-details'
import { showContactMix } from '@firsthand/contract/crm/contact-mix'
import { createOrganisation } from '@firsthand/contract/crm/organisations'
import { type PersonInput, createPerson, updatePerson } from '@firsthand/contract/crm/people'
import { logTouchpoint } from '@firsthand/contract/crm/touchpoints'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'
import { noteBookedTimeZone, zoneOfCountry } from './time-zone.ts'

let world: World
beforeAll(async () => void (world = await openWorld()))
afterAll(() => world.close())

const add = (person: PersonInput) => world.call(world.as('member'), createPerson, person)

describe('links and addresses', () => {
  test('links are kept with their kind, in their order', async () => {
    const { links } = await add({
      name: 'Lin',
      links: [
        { url: 'github.com/lin' },
        { url: 'https://lin.example/talks', label: 'talks' },
        { url: 'de.linkedin.com/in/lin' },
      ],
    })

    expect(links).toEqual([
      { url: 'https://github.com/lin', kind: 'github', label: null },
      { url: 'https://lin.example/talks', kind: 'website', label: 'talks' },
      { url: 'https://de.linkedin.com/in/lin', kind: 'linkedin', label: null },
    ])
  })

  test.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'https://a:b@c.example',
    'localhost',
    'https://x y.example',
    '.nowhere',
    'a..example',
  ])('%s is no link', async (url) => {
    await expect(add({ name: 'Bad', links: [{ url }] })).rejects.toMatchObject({ code: 'input_invalid' })
  })

  test('whatever passes as a link is an address of the web, and passes again unchanged', () => {
    fc.assert(
      fc.property(fc.oneof(fc.webUrl(), fc.string(), fc.domain()), (text) => {
        const url = safeUrl(text)
        if (url === undefined) return
        expect(url).toMatch(/^https?:\/\/[^/@]+\.[^/@]/)
        expect(safeUrl(url)).toBe(url)
      }),
    )
  })

  test('an address stands in its parts or as on a letter, and not empty', async () => {
    const { addresses } = await add({
      name: 'Adi',
      addresses: [
        { city: 'Bern', country: 'CH' },
        { free: 'c/o Bakery\nHill 3', label: 'holiday' },
      ],
    })

    expect(addresses).toMatchObject([{ city: 'Bern' }, { free: 'c/o Bakery\nHill 3', label: 'holiday' }])
    await expect(add({ name: 'No', addresses: [{ free: ' ' }] })).rejects.toMatchObject({
      code: 'input_invalid',
    })
  })
})

describe('time zones', () => {
  test('what is stated stands above a booking, and that above what is likely', async () => {
    const { id, timeZone, timeZoneKnown } = await add({ name: 'Zed', phones: [{ phone: '+49 30 901820' }] })
    expect(timeZone).toBeNull()
    expect(timeZoneKnown).toMatchObject({ timeZone: 'Europe/Berlin', from: 'phone', isInferred: true })

    await world.inWorkspace(world.bramble, (ctx) => noteBookedTimeZone(ctx, id, 'Europe/Lisbon'))
    const update = (fields: object) => world.call(world.as('member'), updatePerson, { person: id, ...fields })
    expect(await update({})).toMatchObject({ timeZoneKnown: { timeZone: 'Europe/Lisbon', from: 'booking' } })

    await update({ timeZone: 'Asia/Tokyo' })
    await world.inWorkspace(world.bramble, (ctx) => noteBookedTimeZone(ctx, id, 'Europe/Paris'))
    expect(await update({})).toMatchObject({
      timeZone: 'Asia/Tokyo',
      timeZoneKnown: { from: 'stated', isInferred: false, since: expect.any(String) },
    })
  })

  test('where there is no number, the country of the organisation tells', async () => {
    const { id } = await world.call(world.as('member'), createOrganisation, {
      name: 'Kyoto Cycles',
      addresses: [{ country: 'JP' }],
    })

    expect((await add({ name: 'Kei', organisation: { id } })).timeZoneKnown).toMatchObject({
      timeZone: 'Asia/Tokyo',
      from: 'organisation',
    })
  })

  test('a country with several clocks tells nothing', () => {
    const now = new Date('2026-01-15T12:00:00Z')
    expect(zoneOfCountry('US', now)).toBeUndefined()
    expect(zoneOfCountry('DE', now)).toBe('Europe/Berlin')
    expect(zoneOfCountry('XX', now)).toBeUndefined()
  })
})

test('whom we talk to is told by what each was on the day, each person once', async () => {
  const fresh = await openWorld()
  try {
    const member = fresh.as('member')
    const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString()
    const someone = async (contactTypes: NonNullable<PersonInput['contactTypes']>, touches: object[]) => {
      const { id } = await fresh.call(member, createPerson, { name: 'x', contactTypes })
      for (const touch of touches)
        await fresh.call(member, logTouchpoint, { person: id, channel: 'call', ...touch })
    }
    await someone([{ type: 'end_user' }, { type: 'payer' }], [{ at: day(3) }, { at: day(2) }])
    await someone([{ type: 'buyer' }], [{ at: day(1) }])
    await someone([{ type: 'end_user', since: day(1).slice(0, 10) }], [{ at: day(20) }])
    await someone([{ type: 'end_user' }], [{ at: day(2), outcome: 'no_answer' }])
    await someone([{ type: 'end_user' }], [{ at: day(200) }])

    const mix = await fresh.call(fresh.as('viewer'), showContactMix, { days: 90 })
    expect(mix).toMatchObject({
      talkedTo: 3,
      untyped: 1,
      users: { hits: 1, n: 3 },
      payersOnly: { hits: 1, n: 3 },
    })
    expect(mix.types).toMatchObject([
      { type: 'buyer', people: { hits: 1 }, touchpoints: 1 },
      { type: 'payer', people: { hits: 1 }, touchpoints: 2 },
      { type: 'end_user', people: { hits: 1 }, touchpoints: 2 },
    ])
    expect(mix.users.low).toBeGreaterThan(0)
    expect(mix.users.high).toBeLessThan(1)
  } finally {
    await fresh.close()
  }
})

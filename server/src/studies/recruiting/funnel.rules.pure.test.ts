import { recruitSteps } from '@firsthand/contract/studies/recruiting-channels'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { furthestOf, funnelOf } from './funnel.rules.ts'
import { reasonsFor, scoreOf } from './ask-next.rules.ts'

const count = fc.integer({ min: 0, max: 60 })
const furthest = fc.record(Object.fromEntries(recruitSteps.map((step) => [step, count])) as never)
const row = fc.record({
  channel: fc.constantFrom('network', 'cold_mail', 'panel', null),
  furthest,
  declined: count,
  noShows: count,
})

test('nobody comes further than they came before, in any channel and in all of them together', () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 5 }), (rows) => {
      const { whole, channels } = funnelOf(rows as never)
      for (const each of [whole, ...channels])
        for (const [index, step] of each.steps.entries()) {
          if (index === 0) continue
          expect(step.reached).toBeLessThanOrEqual(each.steps[index - 1]!.reached)
          expect(step.share).toMatchObject({ hits: step.reached, n: each.steps[index - 1]!.reached })
        }
      for (const [index, step] of whole.steps.entries())
        expect(step.reached).toBe(channels.reduce((sum, each) => sum + each.steps[index]!.reached, 0))
    }),
    { numRuns: 60 },
  )
})

test('the share of few is drawn towards that of all, and few can tell nothing', () => {
  const of = (channel: string, asked: number, agreed: number) => ({
    channel,
    furthest: { found: 0, asked: asked - agreed, agreed, scheduled: 0, met: 0, learned: 0 },
    declined: 0,
    noShows: 0,
  })
  const { channels, differs } = funnelOf([
    of('network', 40, 30),
    of('cold_mail', 80, 8),
    of('panel', 1, 1),
  ] as never)
  const agreed = channels.map((channel) => channel.steps[2]!)
  expect(agreed.map((step) => step.isEnough)).toEqual([true, true, false])
  expect(agreed[2]!.drawn!.rate).toBeLessThan(1)
  expect(agreed[0]!.drawn!.rate).toBeCloseTo(0.75, 1)
  expect(differs.find(({ step }) => step === 'agreed')).toEqual({ step: 'agreed', verdict: 'different' })
  expect(funnelOf([of('network', 2, 1)] as never).differs[0]!.verdict).toBe('not_enough')
})

test('the furthest step is the last of which a time is known', () => {
  expect(furthestOf({})).toBe('found')
  expect(furthestOf({ asked: 'x', met: 'y', learned: null })).toBe('met')
})

test('a new source adds more than one more through a source that brought several', () => {
  const heard = {
    met: 6,
    byIntroducer: new Map([['ada', 4]]),
    typesHeard: new Set(['end_user']),
    metIds: new Set(['eve']),
  }
  const somebody = { id: 'x', types: ['end_user'], organisation: null, cells: [], claims: [] }
  const through = (id: string) => scoreOf(reasonsFor({ ...somebody, introducer: { id, name: id } }, heard))
  expect(through('new')).toBeGreaterThan(through('eve'))
  expect(through('eve')).toBeGreaterThan(through('ada'))
  const buyer = reasonsFor({ ...somebody, types: ['buyer'], introducer: null }, heard)
  expect(buyer.map(({ code }) => code)).toEqual(['own_source', 'type_unheard'])
})

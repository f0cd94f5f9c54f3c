import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type LiveKind, liveKinds } from './live.ts'
import { type Entry, liveState, mergeEntries, standingEntries } from './live-rules.ts'

const start = Date.parse('2026-05-14T09:00:00.000Z')
const now = new Date(start + 7_200_000).toISOString()
const prompts = ['p1', 'p2', 'p3']

function entry(kind: LiveKind, minute: number, more: Partial<Entry> = {}): Entry {
  return {
    id: `${kind}-${minute}-${more.of ?? ''}`,
    kind,
    at: new Date(start + minute * 60_000).toISOString(),
    body: '',
    mark: null,
    of: null,
    number: null,
    member: { id: 'milo', name: 'Milo' },
    ...more,
  }
}

const anyEntry: fc.Arbitrary<Entry> = fc.record({
  id: fc.uuid(),
  kind: fc.constantFrom(...liveKinds),
  at: fc.integer({ min: 0, max: 7_200_000 }).map((ms) => new Date(start + ms).toISOString()),
  body: fc.string({ maxLength: 5 }),
  mark: fc.constantFrom(null, 'pain' as const, 'asks' as const, 'thank' as const),
  of: fc.constantFrom(null, ...prompts),
  number: fc.constantFrom(null, 1, 1500),
  member: fc.constantFrom({ id: 'milo', name: 'Milo' }, { id: 'ada', name: 'Ada' }),
})
const anyEntries = fc.uniqueArray(anyEntry, { selector: ({ id }) => id, maxLength: 40 })

test('two who were without a network are merged by time, whichever comes first, and nothing is lost or doubled', () => {
  fc.assert(
    fc.property(anyEntries, fc.array(fc.boolean(), { maxLength: 40 }), (all, sides) => {
      const one = all.filter((_, index) => sides[index] ?? true)
      const other = all.filter((_, index) => !(sides[index] ?? true) || index % 3 === 0)
      const merged = mergeEntries(one, other)

      expect(mergeEntries(other, one)).toEqual(merged)
      expect(mergeEntries(merged, one, other)).toEqual(merged)
      expect(merged.map(({ id }) => id).toSorted()).toEqual(all.map(({ id }) => id).toSorted())
      const moments = merged.map(({ at }) => at)
      expect(moments).toEqual(moments.toSorted())
    }),
  )
})

test('the timer, the ticks and the roles are the same in whatever order entries come in', () => {
  fc.assert(
    fc.property(anyEntries, fc.infiniteStream(fc.integer()), (all, chance) => {
      const order = new Map(all.map((each) => [each.id, chance.next().value as number]))
      const shuffled = all.toSorted((one, other) => order.get(one.id)! - order.get(other.id)!)
      expect(liveState(shuffled, now)).toEqual(liveState(all, now))
    }),
  )
})

test('the time of all sections is the time that the timer ran, as counted second by second', () => {
  fc.assert(
    fc.property(anyEntries, (all) => {
      const whole = all.map((each) => ({
        ...each,
        // Whole minutes, so that counting minutes is exact.
        at: new Date(Math.floor(Date.parse(each.at) / 60_000) * 60_000).toISOString(),
      }))
      const { elapsedMs, bySection } = liveState(whole, now)
      expect([...bySection.values()].reduce((sum, ms) => sum + ms, 0)).toBe(elapsedMs)
      expect(elapsedMs).toBe(minutesByCounting(whole) * 60_000)
    }),
  )
})

/** Naive: at each minute, looks which of the entries until then started or stopped the timer last. */
function minutesByCounting(entries: Entry[]): number {
  const standing = mergeEntries(standingEntries(entries))
  let minutes = 0
  for (let at = start; at < Date.parse(now); at += 60_000) {
    const last = standing
      .filter(({ kind, at: moment }) => ['start', 'pause', 'end'].includes(kind) && Date.parse(moment) <= at)
      .at(-1)
    if (last?.kind === 'start') minutes += 1
  }
  return minutes
}

test('pauses do not count, and a section is timed from when it was opened', () => {
  const state = liveState(
    [
      entry('start', 0),
      entry('section', 2, { of: 's1' }),
      entry('pause', 10),
      entry('start', 20),
      entry('section', 25, { of: 's2' }),
      entry('end', 30),
    ],
    now,
  )
  expect(state).toMatchObject({ isRunning: false, isEnded: true, elapsedMs: 20 * 60_000 })
  expect([...state.bySection].map(([section, ms]) => [section, ms / 60_000])).toEqual([
    ['', 2],
    ['s1', 13],
    ['s2', 5],
  ])
})

test('what one of us takes back is gone, and nobody can take back what another wrote', () => {
  const note = entry('note', 1, { id: 'note' })
  const byAda = entry('taken_back', 2, { id: 'x', of: 'note', member: { id: 'ada', name: 'Ada' } })
  const byMilo = entry('taken_back', 3, { id: 'y', of: 'note' })
  expect(standingEntries([note, byAda]).map(({ id }) => id)).toEqual(['note'])
  expect(standingEntries([byMilo, note, byAda])).toEqual([])
})

test('a prompt that is ticked and unticked on two phones is as the later of them left it', () => {
  const ticked = entry('asked', 5, { of: 'p1' })
  const unticked = entry('unasked', 6, { of: 'p1' })
  expect([...liveState([unticked, ticked], now).asked]).toEqual([])
  expect([...liveState([unticked, ticked, entry('asked', 7, { of: 'p1' })], now).asked]).toEqual(['p1'])
})

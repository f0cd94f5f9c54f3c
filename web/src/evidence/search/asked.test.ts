import { searchFind, searchOverview } from '@firsthand/contract/evidence/search'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Asked, askedNames, askedOf, searchPath, sentFor } from './asked.ts'

test('whatever stands in an address, what is sent for it is a question that the server takes', () => {
  const word = fc.oneof(
    fc.string(),
    fc.uuid(),
    fc.date({ noInvalidDate: true }).map((day) => day.toISOString().slice(0, 10)),
    fc.constantFrom('turn', 'lead', '2026-05-14', 'person', 'them', 'unknown', 'said_past'),
  )
  const address = fc
    .tuple(...askedNames.map(() => word))
    .map((values) => Object.fromEntries(askedNames.map((name, at) => [name, values[at]])) as Asked)
  fc.assert(
    fc.property(address, (given) => {
      const asked = askedOf(given)
      const sent = { q: 'brakes', ...sentFor(asked) }
      expect(searchOverview.input.safeParse(sent).error).toBeUndefined()
      expect(searchFind.input.safeParse({ ...sent, kind: asked.kind || 'turn' }).error).toBeUndefined()
    }),
  )
})

test('results of one kind have an address of their own, with the filters', () => {
  const id = '0198c0de-0000-7000-8000-000000000001'
  const asked = askedOf({
    kind: '',
    person: id,
    type: 'lead',
    study: '',
    code: 'x',
    from: '',
    to: '2026-05-14',
    speaks: 'them',
    evidenceKind: 'said',
  })
  expect(searchPath('night & day', asked, 'turn')).toBe(
    `/search?q=night+%26+day&person=${id}&type=lead&to=2026-05-14&speaks=them&kind=turn`,
  )
})

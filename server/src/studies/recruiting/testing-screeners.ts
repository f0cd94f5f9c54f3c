import { writeQuotas } from '@firsthand/contract/studies/quotas'
import * as contract from '@firsthand/contract/studies/screeners'
import { randomBytes, randomUUID } from 'node:crypto'
import type { World } from '../../../test/world.ts'
import { makeStudy } from './testing.ts'

export const [where, harbour, elsewhere, hours] = Array.from({ length: 4 }, () => randomUUID()) as [
  string,
  string,
  string,
  string,
]
/** A screener that only riders at the harbour pass. */
export const content = {
  title: 'Nights at the harbour',
  items: [
    {
      id: where,
      kind: 'single' as const,
      question: 'Where do you ride?',
      options: [
        { id: harbour, label: 'At the harbour', rule: 'must' as const, contactType: 'end_user' as const },
        { id: elsewhere, label: 'Elsewhere', rule: 'reject' as const },
      ],
    },
    { id: hours, kind: 'number' as const, question: 'How many nights a week?', from: 2, to: 7 },
  ],
  full: 'We have everybody. Thank you.',
}
/** Answers with which one passes. */
export const fitting = [
  { item: where, options: [harbour] },
  { item: hours, number: 4 },
]
/** What a device makes by chance, to be found again. */
export const newDraft = () => randomBytes(24).toString('hex')

/** Opens the screener of a new study, with so many places, and makes a link to it. */
export async function openScreenerOf(world: World, title: string, wanted = 10) {
  const call: World['call'] = (...rest) => world.call(...rest)
  const member = world.as('member')
  const study = await makeStudy(world, title)
  await call(member, contract.writeScreener, { study, content })
  await call(member, writeQuotas, {
    study,
    cells: [{ match: [{ what: 'answer', item: where, option: harbour }], wanted }],
  })
  await call(member, contract.openScreener, { study, isOpen: true })
  const { id, address } = await call(member, contract.createScreenerLink, { study, label: 'Noticeboard' })
  return { study, link: id, token: address.split('#')[1]! }
}

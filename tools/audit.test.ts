import { expect, test } from 'vitest'
import { readAudit } from './audit.ts'

const answer = (severity: string) =>
  JSON.stringify({
    vulnerabilities: { leaky: { name: 'leaky', severity, range: '<2.0.0' } },
    metadata: { vulnerabilities: { low: 0, moderate: severity === 'moderate' ? 1 : 0 } },
  })

test.each(['high', 'critical'])('a %s hole in a dependency fails the check by name', (severity) => {
  expect(readAudit(answer(severity)).problems).toEqual([`leaky <2.0.0: ${severity}. See npm audit.`])
})

test('a lesser hole is told and does not fail it', () => {
  expect(readAudit(answer('moderate'))).toEqual({
    problems: [],
    note: '0 high or critical, 1 lesser known holes.',
  })
})

test.each(['', 'npm error', '{"error":{"code":"ENOTFOUND"}}'])(
  'a registry that does not answer is told and does not fail it: %s',
  (text) => {
    expect(readAudit(text)).toEqual({
      problems: [],
      note: 'The registry did not answer, so dependencies were not audited now.',
    })
  },
)

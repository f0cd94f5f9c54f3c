import { expect, test } from 'vitest'
import { lintQuestion } from './question-lint.ts'
import { clean, faults } from './question-lint.reference.ts'

const found = Object.entries(faults).flatMap(([label, questions]) =>
  questions.map((question) => [label, question] as const),
)

test.each(found)('%s is found in: %s', (label, question) => {
  expect(lintQuestion(question).findings.map((finding) => finding.label)).toContain(label)
})

test.each(clean)('nothing but jargon is found in: %s', (question) => {
  const { findings } = lintQuestion(question)
  expect(findings.filter(({ label }) => label !== 'jargon')).toEqual([])
})

import { describe, expect, test } from 'vitest'
import { lintQuestion } from './question-lint.ts'
import { labelledOfTrades } from './question-lint.trades.ts'

type Label = 'closed' | 'leading' | 'double' | 'guess'
const every = Object.entries(labelledOfTrades).flatMap(([labels, questions]) =>
  questions.map((question) => ({ question, is: new Set(labels.split(' ')) })),
)

function says(question: string, label: Label): boolean {
  const { form, findings } = lintQuestion(question)
  if (label === 'closed') return form === 'closed'
  const labels: string[] = label === 'guess' ? ['hypothetical', 'solution'] : [label]
  return findings.some((finding) => labels.includes(finding.label))
}

/** What the lint is known to pass over; it takes knowledge of words that it does not have. */
const passedOver = [
  'As an expert you will know this: how do bees survive the winter here?',
  'Do you prune in winter and spray in spring?',
  'Would it be great to have the lists in one place?',
  'Would you come more often and bring friends if we had a terrace?',
]

describe('questions of many trades, beside how a person labels them', () => {
  test('there are more than three hundred of them, a good part without a fault', () => {
    expect(every.length).toBeGreaterThan(300)
    expect(labelledOfTrades.open!.length + labelledOfTrades.closed!.length).toBeGreaterThan(100)
  })

  test.each(['closed', 'leading', 'double', 'guess'] as const)(
    'nothing is called %s that is not',
    (label) => {
      const wronged = every.filter(({ question, is }) => !is.has(label) && says(question, label))
      expect(wronged.map(({ question }) => question)).toEqual([])
    },
  )

  test.each(['closed', 'leading', 'double', 'guess'] as const)('what is %s is found', (label) => {
    const missed = every
      .filter(({ question, is }) => is.has(label) && !says(question, label))
      .map(({ question }) => question)
    expect(missed.filter((question) => !passedOver.includes(question))).toEqual([])
  })

  test('what is offered instead asks one thing and leads nowhere', () => {
    const faulty = every.flatMap(({ question }) =>
      lintQuestion(question)
        .findings.filter(({ label }) => label !== 'double')
        .flatMap(({ rewrite }) => rewrite)
        .filter((item) => says(item, 'leading') || says(item, 'double') || says(item, 'guess'))
        .map((item) => `${question} → ${item}`),
    )
    expect(faulty).toEqual([])
  })
})

test.each([
  [
    'How do you set prices and deal with haggling?',
    ['How do you set prices?', 'How do you deal with haggling?'],
  ],
  [
    'How do you talk to your suppliers and your customers about a delay?',
    ['How do you talk to your suppliers about a delay?', 'How do you talk to your customers about a delay?'],
  ],
  [
    'Describe your morning, and tell me who decides about the menu.',
    ['Describe your morning.', 'Tell me who decides about the menu.'],
  ],
  [
    'Explain how you buy the wool and how you dye it.',
    ['Explain how you buy the wool.', 'Explain how you dye it.'],
  ],
  ['Are your seats booked and paid for?', ['Are your seats booked?', 'Are your seats paid for?']],
])('both halves of a double question can be asked as they stand: %s', (question, halves) => {
  expect(lintQuestion(question).findings.find(({ label }) => label === 'double')?.rewrite).toEqual(halves)
})

test.each([
  ['Is the waiting room too small?', 'How did it go the last time?'],
  ['Do you trust the big wholesalers?', 'Tell me about the last time this came up.'],
  ['Could you tell me how many beds you have?', 'Tell me about the last time this came up.'],
])('what is offered for %s is English', (question, offered) => {
  expect(lintQuestion(question).findings.flatMap(({ rewrite }) => rewrite)).toContain(offered)
})

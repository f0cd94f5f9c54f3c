import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lintQuestion, questionForm, ruleCodes, worstOfEach } from './question-lint.ts'
import { clean, faults } from './question-lint.reference.ts'
import { reasons } from './question-reasons.ts'

const labels = (text: string) => [...new Set(lintQuestion(text).findings.map(({ label }) => label))]

describe('the form of a question', () => {
  test.each([
    ['Tell me about the last time you closed the books.', 'open'],
    ['Could you walk me through that process?', 'open'],
    ['So to start, could you please briefly describe your day?', 'open'],
    ['When you closed the books last month, how did it go?', 'open'],
    ['In your team, who decides?', 'open'],
    ['As we wrap up, do you have any parting thoughts?', 'closed'],
    ['You find it easy?', 'closed'],
    ['Can you tell us how much it was in 2016?', 'closed'],
    ['Can you tell me whether it worked?', 'closed'],
    ['What is your job title?', 'closed'],
    ['How many people work here? What do they do?', 'closed'],
    ['What happened? Did you call them?', 'open'],
    ['Were you angry, or were you relieved?', 'closed'],
  ])('%s is %s', (text, form) => expect(questionForm(text)).toBe(form))

  test('a sentence that only tells has none', () => {
    expect(questionForm('Thank you for taking the time.')).toBeNull()
    expect(lintQuestion('Thank you for taking the time.').findings).toEqual([])
  })
})

describe('what is let through', () => {
  test('methods with fixed wording are exempt', () => {
    const asked = 'How likely are you to recommend us to a friend or colleague?'
    expect(labels(asked)).toContain('hypothetical')
    expect(lintQuestion(asked, { type: 'nps' }).findings).toEqual([])
  })

  test('closed is as it should be in a screener', () => {
    expect(lintQuestion('Do you use a spreadsheet today?', { type: 'screener' }).findings).toEqual([])
  })

  test('a workspace switches off a rule, or all rules of a label', () => {
    const asked = 'Is the dashboard useful?'
    expect(labels(asked)).toEqual(['leading', 'closed'])
    expect(lintQuestion(asked, { off: ['L12', 'closed'] }).findings).toEqual([])
  })

  test.each([
    'Würden Sie dafür zahlen?',
    'Pourquoi avez-vous quitté votre fournisseur ?',
    '¿Qué le parece la nueva página?',
    'なぜやめましたか？',
    'هل تستخدم هذا؟',
  ])('other languages are left alone: %s', (text) => expect(lintQuestion(text).findings).toEqual([]))

  test('quoted words are talked about, not asked with', () => {
    expect(labels('What does “Would you use our amazing app” on the poster mean to you?')).not.toContain(
      'leading',
    )
  })

  test('a bare why, and a branch on yes or no, belong to the question before', () => {
    expect(labels('What did you do next? Why?')).not.toContain('double')
    expect(labels('Have you sold a bike? If so, how did it go?')).not.toContain('double')
    expect(labels('What did you do next? Who was there?')).toContain('double')
  })

  test('both ends of a scale are no lead', () => {
    expect(labels('Was that easy or hard to find?')).toEqual(['closed'])
  })
})

describe('findings', () => {
  test('point at the words, say why, and offer something better', () => {
    const text = 'OK, so how frustrating is it to reconcile invoices by hand?'
    const [finding] = lintQuestion(text).findings
    expect(text.slice(finding!.from, finding!.to)).toBe('how frustrating is')
    expect(finding).toMatchObject({
      label: 'leading',
      rule: 'L4',
      rewrite: ['Tell me about the last time you needed to reconcile invoices by hand.'],
    })
  })

  test.each([
    [
      'How satisfied are you with our price and support?',
      ['How satisfied are you with our price?', 'How satisfied are you with our support?'],
    ],
    ['Who approves it and how long does that take?', ['Who approves it?', 'How long does that take?']],
    ['Is it cheap and reliable?', ['Is it cheap?', 'Is it reliable?']],
    [
      'How did you find and choose the supplier?',
      ['How did you find the supplier?', 'How did you choose the supplier?'],
    ],
    [
      'How do you feel about the speed and accuracy of the reports?',
      [
        'How do you feel about the speed of the reports?',
        'How do you feel about the accuracy of the reports?',
      ],
    ],
  ])('two in one are split: %s', (text, split) => {
    expect(lintQuestion(text).findings.find(({ label }) => label === 'double')?.rewrite).toEqual(split)
  })

  test('no rewrite has the fault that it cures', () => {
    const cured = Object.entries(faults).flatMap(([label, questions]) =>
      questions.flatMap((question) =>
        lintQuestion(question)
          .findings.filter((finding) => finding.label === label)
          .flatMap(({ rewrite }) =>
            rewrite
              .filter((item) => labels(item).includes(label as never))
              .map((item) => `${question} → ${item}`),
          ),
      ),
    )
    expect(cured).toEqual([])
  })

  test('every rule says why', () => {
    expect(Object.keys(reasons).toSorted()).toEqual(ruleCodes.toSorted())
  })

  test('the strongest finding of each label is shown', () => {
    const shown = worstOfEach(lintQuestion('Would you not agree that this is useful, right?').findings)
    expect(shown.map(({ label }) => label)).toEqual([...new Set(shown.map(({ label }) => label))])
  })

  test('any text is linted without a fault of ours, quickly, and within its own length', () => {
    const pieces = [...Object.values(faults).flat(), ...clean].flatMap((text) => text.split(' '))
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 300 }),
      fc
        .array(fc.constantFrom(...pieces, '?', ',', 'and', '"', '('), { maxLength: 300 })
        .map((words) => words.join(' ')),
    )
    fc.assert(
      fc.property(text, (asked) => {
        const started = performance.now()
        for (const { from, to } of lintQuestion(asked).findings)
          expect(from >= 0 && from < to && to <= asked.length).toBe(true)
        expect(performance.now() - started).toBeLessThan(1_500)
      }),
      { numRuns: 300 },
    )
  })
})

test('a short question that takes up the one before states nothing, so it does not lead', () => {
  for (const question of ['And the days after it?', 'And the day after that?', 'And your week before?'])
    expect(lintQuestion(question).findings.map(({ label }) => label)).not.toContain('leading')
  expect(lintQuestion('And your boss was told?').findings.map(({ label }) => label)).toContain('leading')
})

test('who helps somebody is a question of its own; how a thing helped them takes for granted that it did', () => {
  expect(labels('How often do you bake and who helps you?')).not.toContain('leading')
  expect(labels('How has the new oven helped you?')).toContain('leading')
})

import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { importGuide } from '@firsthand/contract/studies/guides'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readMarkdown } from './read-markdown.ts'
import { writeMarkdown } from './write-markdown.ts'

const real = fileURLToPath(new URL('../../../../../shared/data/real/', import.meta.url))
const isThere = existsSync(real)

describe.skipIf(!isThere)('the real guides (skipped where ../shared/data/real is absent)', () => {
  const onrr = isThere
    ? readdirSync(`${real}interviews/onrr`)
        .filter((name) => name.endsWith('.md') && /guide|script/i.test(name))
        .map((name) => `interviews/onrr/${name}`)
    : []
  const guides = [
    ...onrr,
    'interviews/18f/interview-guide.md',
    'interviews/18f/interview-debrief-guide.md',
    'interviews/va/Side_Nav_Conversation_Guide.md',
    'interviews/notebooks-for-all/1-navigation__test-script.md',
    'demo-opentelemetry/guide/otel-me-discussion-guide.md',
  ]

  test('there are as many as expected', () => expect(guides.length).toBeGreaterThanOrEqual(28))

  test.each(guides)('%s is read into sections and prompts, and no question is lost', (path) => {
    const markdown = readFileSync(real + path, 'utf8')
    const { sections } = readMarkdown(markdown)
    const prompts = sections.flatMap((section) => section.prompts)
    expect(prompts.length).toBeGreaterThan(0)
    expect(sections.length).toBeGreaterThan(0)

    const kept = wordsOf(
      sections
        .map(({ note, prompts: own }) =>
          [note, ...own.flatMap(({ ask, purpose, followUps }) => [ask, purpose, ...followUps])].join(' '),
        )
        .join(' '),
    )
    const asked = markdown
      .split('\n')
      .filter((line) => /\w\?(?:\s|$|["”*_])/.test(line) && !/^\s*#|https?:|<!--/.test(line))
    const plain = (line: string) =>
      line
        .replace(/^\s*(?:\d+\.|>)/, '')
        .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
        .replace(/<[^>]*>|&nbsp;/g, '')
    const lost = asked.filter((line) => !line.includes('|') && !kept.includes(wordsOf(plain(line))))
    expect(lost.filter((line) => line.length < 500)).toEqual([])
    expect(
      importGuide.input.safeParse({ study: '00000000-0000-7000-8000-000000000000', markdown }).success,
    ).toBe(true)
  })

  test('sections have their minutes, prompts their follow-ups and notes', () => {
    const { title, sections } = readMarkdown(
      readFileSync(`${real}interviews/onrr/14_sprint-inquisitive-impala__discussion_guide.md`, 'utf8'),
    )
    expect(title).toBe('Intro')
    expect(sections.map(({ title: name, minutes }) => [name, minutes])).toEqual([
      ['Intro', null],
      ['General interview questions', 20],
      ['General usability test', 15],
      ['Wrap up', expect.anything()],
    ])
    const talked = sections[1]!.prompts.find(({ ask }) =>
      ask.startsWith('Could you talk me through the last time'),
    )
    expect(talked?.followUps).toEqual(
      expect.arrayContaining([
        'What were you trying to accomplish?',
        'What was challenging about this experience?',
      ]),
    )
  })

  test('a guide of ours with ticks and times is read', () => {
    const { title, sections } = readMarkdown(
      readFileSync(`${real}demo-opentelemetry/guide/otel-me-discussion-guide.md`, 'utf8'),
    )
    expect(title).toBe('OTel Me Discussion Guide')
    expect(sections.map(({ title: name, minutes }) => [name, minutes])).toEqual(
      expect.arrayContaining([
        ['Housekeeping', 5],
        ['Warm-up questions', 10],
        ['Meaty questions', 25],
        ['Wrap it up', 3],
      ]),
    )
    const warmUp = sections.find(({ title: name }) => name === 'Warm-up questions')!
    expect(warmUp.prompts).toHaveLength(7)
    expect(warmUp.note).toContain('This section helps set the stage')
  })
})

describe('a guide that Firsthand wrote', () => {
  const words = fc
    .array(
      fc.constantFrom(
        'Tell',
        'me',
        'about',
        '*pay*',
        'the',
        'last',
        '_time_',
        '[a](b)',
        '2 > 1',
        '`x`',
        'why?',
        '#1',
        'a|b',
        '<b>',
        '\\',
        '…',
        'où',
        '🚲',
        '- x',
        '1.',
      ),
      { minLength: 1, maxLength: 8 },
    )
    .map((parts) => `Q ${parts.join(' ')}`)
  const minutes = fc.option(fc.integer({ min: 1, max: 90 }))
  const prompt = fc.record({
    kind: fc.constantFrom('ask' as const, 'say' as const),
    ask: words,
    purpose: fc.oneof(fc.constant(''), words),
    followUps: fc.array(words, { maxLength: 3 }),
    minutes,
    isSensitive: fc.boolean(),
  })
  const section = fc.record({
    title: words,
    note: fc.oneof(fc.constant(''), words),
    minutes,
    prompts: fc.array(prompt, { minLength: 1, maxLength: 4 }),
  })

  test('is the same when it is read back, whatever its words are', () => {
    fc.assert(
      fc.property(
        fc.record({
          title: words,
          budgetMinutes: minutes,
          sections: fc.array(section, { minLength: 1, maxLength: 4 }),
        }),
        (guide) => {
          const withIds = {
            ...guide,
            sections: guide.sections.map((one) => ({
              ...one,
              id: '',
              prompts: one.prompts.map((each) => ({ ...each, id: '' })),
            })),
          }
          expect(readMarkdown(writeMarkdown(withIds))).toEqual(guide)
        },
      ),
      { numRuns: 200 },
    )
  })

  test('any text is read without a fault of ours', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => void readMarkdown(text)))
    expect(readMarkdown('').sections).toEqual([])
  })

  test('hostile text is read in a moment', () => {
    const started = performance.now()
    for (const piece of ['*', '_', '[', '(', '"', '| ', '> ', '- ', '<a', '1. ', '`', '?', '\\'])
      readMarkdown(piece.repeat(100_000))
    readMarkdown(`${'a b '.repeat(50_000)}?`)
    expect(performance.now() - started).toBeLessThan(8_000)
  })
})

function wordsOf(text: string): string {
  return text
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase()
    .replaceAll(' ', '')
}

// How well the lint of questions agrees with a person, beside the plain rules of its reference (interviews.md §10.2), on
// the same questions in the same run. FIRSTHAND_QUESTIONS is another file of labelled questions, such as one held back.
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { lintQuestion } from '@firsthand/contract/studies/question-lint'
import { seededRandom } from '@firsthand/stats/random/seeded-random'
import { wilsonInterval } from '@firsthand/stats/rates/wilson-interval'
import { type LabelledQuestion, type Part, inPart, readLabelled } from './lint-questions.ts'

type Interval = { low: number; high: number }
export type LintRow = {
  name: string
  value: number
  reference: number
  ratio: number
  unit: string
  ranOn: string
  interval: Interval
  precision: { value: number; n: number } & Interval
  recall: { value: number; n: number } & Interval
}
type Judge = (question: string) => ReadonlySet<string>

const shared = fileURLToPath(new URL('../../../shared/', import.meta.url))
const classes = [
  { name: 'open-closed', label: 'closed' },
  { name: 'leading', label: 'leading' },
  { name: 'leading-strong', label: 'leading-strong' },
  { name: 'double', label: 'double' },
  { name: 'hypothetical-or-solution', label: 'hypothetical-or-solution' },
] as const

export async function run(): Promise<LintRow[]> {
  const path = process.env.FIRSTHAND_QUESTIONS ?? `${shared}data/real/questions/questions-open.csv`
  if (!existsSync(path)) {
    process.stderr.write(
      `There are no labelled questions at ${path}. Set FIRSTHAND_QUESTIONS to a file of them.\n`,
    )
    return []
  }
  const labelled = readLabelled(readFileSync(path, 'utf8'))
  const plain = await plainRules()
  const parts: Part[] = process.env.FIRSTHAND_QUESTIONS ? ['all'] : ['all', 'develop', 'test']
  return parts.flatMap((part) => {
    const questions = labelled.filter((question) => inPart(question, part))
    return classes.map(({ name, label }) => {
      const ours = agreement(questions, { label, judge: lintJudge })
      const theirs = agreement(questions, { label, judge: plain })
      return {
        name: `lint/${name}/f1${part === 'all' ? '' : `/${part}`}`,
        value: ours.f1,
        reference: theirs.f1,
        ratio: theirs.f1 === 0 ? 0 : rounded(ours.f1 / theirs.f1),
        unit: 'F1',
        ranOn: `${questions.length} questions, Node ${process.versions.node}`,
        interval: ours.interval,
        precision: ours.precision,
        recall: ours.recall,
      }
    })
  })
}

const lintJudge: Judge = (question) => {
  const { form, findings } = lintQuestion(question)
  const labels = new Set<string>(findings.map(({ label }) => label).filter((label) => label !== 'closed'))
  if (form === 'closed') labels.add('closed')
  if (findings.some(({ label, strength }) => label === 'leading' && strength === 'strong'))
    labels.add('leading-strong')
  return joined(labels)
}

/** The rules as the reference writes them, taken out of it; where it is absent they find nothing. */
async function plainRules(): Promise<Judge> {
  const path = `${shared}reference/interviews.md`
  const code = existsSync(path) ? /```js\n([\s\S]*?)```/.exec(readFileSync(path, 'utf8'))?.[1] : undefined
  if (!code) return () => new Set()
  const { lint } = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as {
    lint: (question: string) => { label: string }[]
  }
  return (question) => {
    const labels = new Set(lint(question).map(({ label }) => label))
    if (labels.has('leading')) labels.add('leading-strong')
    return joined(labels)
  }
}

function joined(labels: Set<string>): Set<string> {
  if (labels.has('hypothetical') || labels.has('solution')) labels.add('hypothetical-or-solution')
  return labels
}

function agreement(questions: LabelledQuestion[], { label, judge }: { label: string; judge: Judge }) {
  const pairs = questions.map(({ question, labels }) => ({
    says: judge(question).has(label),
    is: labels.has(label),
  }))
  const hits = pairs.filter(({ says, is }) => says && is).length
  const said = pairs.filter(({ says }) => says).length
  const real = pairs.filter(({ is }) => is).length
  return {
    f1: rounded(f1Of(pairs)),
    interval: resampled(pairs),
    precision: share(hits, said),
    recall: share(hits, real),
  }
}

function f1Of(pairs: { says: boolean; is: boolean }[]): number {
  const hits = pairs.filter(({ says, is }) => says && is).length
  const misses = pairs.filter(({ says, is }) => says !== is).length
  return hits === 0 ? 0 : (2 * hits) / (2 * hits + misses)
}

/** F1 has no interval of its own: 2,000 resamples of the questions, the middle 95 %. */
function resampled(pairs: { says: boolean; is: boolean }[]): Interval {
  const random = seededRandom(20_261_121)
  const draws = Array.from({ length: 2_000 }, () =>
    f1Of(pairs.map(() => pairs[Math.floor(random.uniform() * pairs.length)]!)),
  ).toSorted((one, other) => one - other)
  return { low: rounded(draws[49]!), high: rounded(draws[1_949]!) }
}

function share(hits: number, n: number) {
  if (n === 0) return { value: 0, n, low: 0, high: 1 }
  const { rate, low, high } = wilsonInterval(hits, n)
  return { value: rounded(rate), n, low: rounded(low), high: rounded(high) }
}

function rounded(value: number): number {
  return Math.round(value * 1_000) / 1_000
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const row of await run()) process.stdout.write(`${JSON.stringify(row)}\n`)

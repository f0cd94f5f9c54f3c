/** Labels of a sample; their values may be any text. */
export type Labels = Record<string, string>

type Kind = 'counter' | 'gauge' | 'histogram'
type Sample = { labels: Labels; value: number; suffix?: string }
type Metric = { kind: Kind; help: string; samples(): Iterable<Sample> }

// Seconds. From what a warm list takes to what nobody waits for.
const bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

/** Measurements of this process, written in the text format of Prometheus (version 0.0.4). */
export function createRegistry() {
  const metrics = new Map<string, Metric>()

  return {
    /** A number that only grows. */
    counter(name: string, help: string) {
      const values = new Map<string, { labels: Labels; value: number }>()
      metrics.set(name, { kind: 'counter', help, samples: () => values.values() })
      return (labels: Labels, by = 1) => {
        const key = JSON.stringify(labels)
        const known = values.get(key)
        if (known) known.value += by
        else values.set(key, { labels, value: by })
      }
    },

    /** How long things take, in buckets. */
    histogram(name: string, help: string) {
      const values = new Map<string, { labels: Labels; buckets: number[]; sum: number; count: number }>()
      metrics.set(name, {
        kind: 'histogram',
        help,
        *samples() {
          for (const { labels, buckets, sum, count } of values.values()) {
            let below = 0
            for (const [place, bound] of bounds.entries()) {
              below += buckets[place]!
              yield { labels: { ...labels, le: String(bound) }, value: below, suffix: '_bucket' }
            }
            yield { labels: { ...labels, le: '+Inf' }, value: count, suffix: '_bucket' }
            yield { labels, value: sum, suffix: '_sum' }
            yield { labels, value: count, suffix: '_count' }
          }
        },
      })
      return (labels: Labels, seconds: number) => {
        const key = JSON.stringify(labels)
        const known = values.get(key) ?? { labels, buckets: bounds.map(() => 0), sum: 0, count: 0 }
        const place = bounds.findIndex((bound) => seconds <= bound)
        if (place !== -1) known.buckets[place]! += 1
        known.sum += seconds
        known.count += 1
        values.set(key, known)
      }
    },

    /** Everything so far, and what `asked` measures now. */
    write(asked: { name: string; kind?: 'gauge' | 'counter'; help: string; samples: Sample[] }[]): string {
      const all = [
        ...[...metrics].map(([name, metric]) => ({ name, ...metric, samples: [...metric.samples()] })),
        ...asked.map((metric) => ({ kind: 'gauge' as Kind, ...metric })),
      ]
      return all
        .map(({ name, kind, help, samples }) =>
          [
            `# HELP ${name} ${help.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')}`,
            `# TYPE ${name} ${kind}`,
            ...samples.map(
              (sample) => `${name}${sample.suffix ?? ''}${written(sample.labels)} ${sample.value}`,
            ),
          ].join('\n'),
        )
        .join('\n')
        .concat('\n')
    },
  }
}

function written(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`)
  return pairs.length > 0 ? `{${pairs.join(',')}}` : ''
}

function escaped(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')
}

// How well duplicates are found, on lists whose truth is known: the pairs that are suggested against the pairs that are
// the same (pairwise precision, recall and F1; 1 is perfect). Each model is learned on its list, without the labels.
import { readFileSync } from 'node:fs'
import { createWeigher } from '../../server/src/crm/duplicates/linkage/weigh.ts'
import { learn } from '../../server/src/crm/duplicates/linkage/learn.ts'
import type { LinkageField, LinkageRecord } from '../../server/src/crm/duplicates/linkage/prepare.ts'
import { createRowReader } from '../../server/src/crm/imports/sheet/rows.ts'
import { seededRandom } from '../../stats/src/random/seeded-random.ts'
import { type Row, makeRow } from './measure.ts'

type Labelled = {
  name: string
  file: string
  /** Which records are one: equal text, equal record. */
  truth: (cells: Record<string, string>) => string
  fields: (LinkageField & { column: string })[]
}

const folder = new URL('../../../shared/data/real/contacts/', import.meta.url)

const febrl: Labelled['fields'] = [
  { name: 'given name', kind: 'name', changesPlacesWith: 'family name', column: 'given_name' },
  { name: 'family name', kind: 'name', changesPlacesWith: 'given name', column: 'surname' },
  { name: 'street number', kind: 'code', column: 'street_number' },
  { name: 'street', kind: 'text', column: 'address_1' },
  { name: 'house', kind: 'text', column: 'address_2' },
  { name: 'place', kind: 'text', column: 'suburb' },
  { name: 'post code', kind: 'code', column: 'postcode' },
  { name: 'state', kind: 'code', column: 'state' },
  { name: 'born', kind: 'date', column: 'date_of_birth' },
  { name: 'number', kind: 'code', column: 'soc_sec_id' },
]

const febrlTruth = (cells: Record<string, string>) => cells['rec_id']!.split('-')[1]!

const sets: Labelled[] = [
  { name: 'febrl-1', file: 'febrl/dataset1.csv', truth: febrlTruth, fields: febrl },
  { name: 'febrl-3', file: 'febrl/dataset3.csv', truth: febrlTruth, fields: febrl },
  {
    name: 'sites',
    file: 'dedupe/csv_example_input_with_true_ids.csv',
    truth: (cells) => cells['True Id']!,
    fields: [
      { name: 'site', kind: 'organisation', column: 'Site name' },
      { name: 'address', kind: 'address', column: 'Address' },
      { name: 'post code', kind: 'code', column: 'Zip' },
      { name: 'phone', kind: 'phone', column: 'Phone' },
    ],
  },
  {
    name: 'splink-1000',
    file: 'splink/fake_1000.csv',
    truth: (cells) => cells['cluster']!,
    fields: [
      { name: 'given name', kind: 'name', changesPlacesWith: 'family name', column: 'first_name' },
      { name: 'family name', kind: 'name', changesPlacesWith: 'given name', column: 'surname' },
      { name: 'born', kind: 'date', column: 'dob' },
      { name: 'place', kind: 'text', column: 'city' },
      { name: 'e-mail', kind: 'email', column: 'email' },
    ],
  },
]

export async function run(): Promise<Row[]> {
  return sets.flatMap(measure)
}

function measure(set: Labelled): Row[] {
  const table = readTable(set.file)
  const started = performance.now()
  const records: LinkageRecord[] = table.map((cells, at) => ({
    id: String(at),
    values: Object.fromEntries(set.fields.map(({ name, column }) => [name, [cells[column] ?? '']])),
  }))
  const model = learn(set.fields, records, seededRandom(7).uniform)
  const found = createWeigher(model).findSame(records)
  const seconds = (performance.now() - started) / 1000
  const truths = table.map(set.truth)
  const right = found.filter(({ one, other }) => truths[Number(one)] === truths[Number(other)]).length
  const precision = right / Math.max(1, found.length)
  const recall = right / countPairs(truths)
  const row = (what: string, value: number, unit = 'share') =>
    makeRow({ name: `linkage/${set.name}/${what}`, value, reference: 1, unit })
  return [
    row('precision', precision),
    row('recall', recall),
    row('f1', (2 * precision * recall) / (precision + recall)),
    row('learned-and-found', seconds, 's'),
  ]
}

function countPairs(truths: string[]): number {
  const sizes = new Map<string, number>()
  for (const truth of truths) sizes.set(truth, (sizes.get(truth) ?? 0) + 1)
  return [...sizes.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0)
}

function readTable(file: string): Record<string, string>[] {
  const reader = createRowReader(',')
  const text = readFileSync(new URL(file, folder), 'utf8')
  const [head, ...rows] = [...reader.push(text), ...reader.end()].map(({ cells }) =>
    cells.map((cell) => cell.trim()),
  )
  return rows.map((cells) => Object.fromEntries(head!.map((column, at) => [column, cells[at] ?? ''])))
}

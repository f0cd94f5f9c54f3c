import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { customerTable } from './customer-table.ts'
import { reduceTransactions } from './reduce-transactions.ts'

const folder = new URL('../../../../shared/data/stats/', import.meta.url)

export const dataMissing = !existsSync(fileURLToPath(folder))
export const skipSentence = 'the reference data ../shared/data/stats are not on this machine'

export function readLines(path: string): string[] {
  return readFileSync(fileURLToPath(new URL(path, folder)), 'utf8')
    .replaceAll('\r', '')
    .trim()
    .split('\n')
}

export function dayOf(text: string): number {
  return Math.floor(Date.parse(text) / 86_400_000)
}

/** The CDNOW sample as published: weeks rounded to two decimals, mean spend to cents. */
export function cdnowColumns() {
  const rows = readLines('clv/cdnow_sample_cbs_weeks.csv')
    .slice(1)
    .map((line) => line.split(',').map(Number))
  const column = (place: number) => Float64Array.from(rows, (row) => row[place]!)
  return { repeats: column(1), recency: column(2), age: column(3), meanSpend: column(4) }
}

export function cdnowTable() {
  return customerTable(cdnowColumns())
}

/** The CDNOW sample from its single purchases, with exact dates. */
export function cdnowReduced() {
  const rows = readLines('clv/CDNOW_sample.txt').map((line) => line.trim().split(/\s+/))
  const date = (text: string) => dayOf(`${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`)
  return reduceTransactions(
    {
      customers: rows.map((row) => Number(row[1])),
      days: rows.map((row) => date(row[2]!)),
      amounts: rows.map((row) => Number(row[4])),
    },
    { until: dayOf('1997-09-30'), unit: 7, holdoutUntil: dayOf('1998-06-30') },
  )
}

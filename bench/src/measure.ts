import { cpus } from 'node:os'

/** One measured number beside its reference in the same run; `ratio` is what to watch. */
export type Row = {
  name: string
  value: number
  reference: number
  ratio: number
  unit: string
  ranOn: string
}

/** What a number was measured on. */
export function machine(): string {
  return `${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}, embedded PostgreSQL`
}

export function makeRow(measured: { name: string; value: number; reference: number; unit: string }): Row {
  const { value, reference } = measured
  return {
    ...measured,
    value: round(value),
    reference: round(reference),
    ratio: round(value / reference),
    ranOn: machine(),
  }
}

/** The value that a share of all values does not exceed: 0.5 for the median. */
export function quantile(values: number[], share: number): number {
  return values.toSorted((one, other) => one - other)[
    Math.min(values.length - 1, Math.floor(values.length * share))
  ]!
}

function round(value: number): number {
  return Number(value.toPrecision(4))
}

import type { Output } from '@firsthand/contract/core/operation'
import type {
  ColumnReading,
  ColumnTarget,
  ImportOptions,
  previewImport,
} from '@firsthand/contract/crm/imports'

type Preview = Output<typeof previewImport>
type Answered = Pick<Preview, 'mapping' | 'options' | 'values' | 'readings' | 'saved'>

/** What somebody said of a table; what they left out is as its rows or a saved mapping say. */
export type Chosen = {
  mapping?: ColumnTarget[]
  /** The columns are still those of the saved mapping, though something else was chosen since. */
  isAsSaved?: boolean
  options: Partial<ImportOptions>
}

/** A preview with everything chosen since it was asked for: a choice holds at once, also while its rows are on their way. */
export function withChosen<Table extends Answered>(preview: Table, chosen: Chosen): Table {
  const { options: answered } = preview
  const options = {
    ...answered,
    ...chosen.options,
    // The rows go on saying how other columns are written, so only what was said stands over them.
    readings: joined(answered.readings, chosen.options.readings ?? []),
  }
  return {
    ...preview,
    mapping: chosen.mapping ?? preview.mapping,
    options,
    readings: preview.readings.map((reading) => {
      const said = options.readings.find(({ column }) => column === reading.column)
      return {
        ...reading,
        isOpen: reading.isOpen && !(reading.type === 'date' ? said?.dates : said?.decimal),
      }
    }),
    values: preview.values.map(({ column, values }) => ({
      column,
      values: values.map((word) => {
        const said = saidOf(options, column, word.value)
        if (said) return { ...word, means: said.to }
        return saidOf(answered, column, word.value) ? { ...word, means: null } : word
      }),
    })),
  }
}

/** Other columns: what a saved mapping says besides stays, as nobody applies it any more. */
export function chooseMapping(shown: Answered, chosen: Chosen, mapping: ColumnTarget[]): Chosen {
  return { mapping, options: ownOptions(shown, chosen) }
}

export function chooseOptions(shown: Answered, chosen: Chosen, change: Partial<ImportOptions>): Chosen {
  // An option that is cleared would be as saved again where the saved mapping is still applied.
  if (isApplied(shown, chosen))
    return { mapping: shown.mapping, isAsSaved: true, options: { ...shown.options, ...change } }
  return { ...chosen, options: { ...chosen.options, ...change } }
}

export function chooseReading(shown: Answered, chosen: Chosen, said: ColumnReading): Chosen {
  const readings = joined(ownOptions(shown, chosen).readings ?? [], [said])
  return chooseOptions(shown, chosen, { readings })
}

/** Other columns come out of another dialect, so what was chosen for the old ones goes. */
export function forgetColumns({ options: { readings: _, values: __, ...options } }: Chosen): Chosen {
  return { options }
}

function ownOptions(shown: Answered, chosen: Chosen): Partial<ImportOptions> {
  return isApplied(shown, chosen) ? shown.options : chosen.options
}

function isApplied({ saved }: Answered, { mapping }: Chosen): boolean {
  return saved !== null && mapping === undefined
}

function saidOf({ values }: ImportOptions, column: number, word: string) {
  return values.find((each) => each.column === column && each.from === word)
}

function joined(under: ColumnReading[], over: ColumnReading[]): ColumnReading[] {
  const columns = new Map(under.map((reading) => [reading.column, reading]))
  for (const reading of over) columns.set(reading.column, { ...columns.get(reading.column), ...reading })
  return [...columns.values()].toSorted((one, other) => one.column - other.column)
}

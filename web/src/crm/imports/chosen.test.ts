import { type ColumnTarget, ImportOptions } from '@firsthand/contract/crm/imports'
import { expect, test } from 'vitest'
import {
  type Chosen,
  chooseMapping,
  chooseOptions,
  chooseReading,
  forgetColumns,
  withChosen,
} from './chosen.ts'

const nothing: Chosen = { options: {} }
const word = (value: string, means: string | null = null) => ({ value, count: 1, means })
const day = (column: number) => ({
  column,
  type: 'date' as const,
  found: {},
  isOpen: true,
  example: '05/04/2026',
  currency: null,
})
/** What the server answered before anything was chosen; the next answer never comes in these tests. */
const answered = {
  mapping: ['name', 'contact_type', 'field:since', 'field:until'] as ColumnTarget[],
  options: ImportOptions.parse({}),
  values: [{ column: 1, values: [word('Kunde'), word('Lieferant'), word('Lead', 'lead')] }],
  readings: [day(2), day(3)],
  saved: null,
}
const saved = {
  ...answered,
  options: ImportOptions.parse({
    country: 'DE',
    values: [{ column: 1, from: 'Kunde', to: 'buyer' }],
    readings: [{ column: 2, dates: 'day_first' }],
  }),
  saved: { id: 'f', name: 'From Jo' },
}

test('two words that are told one after the other both hold, though the rows are still those before', () => {
  const first = { column: 1, from: 'Kunde', to: 'buyer' }
  const second = { column: 1, from: 'Lieferant', to: '' }
  let chosen = tell(answered, nothing, first)
  chosen = tell(answered, chosen, second)
  expect(chosen.options.values).toEqual([first, second])
  expect(meanings(withChosen(answered, chosen))).toEqual(['buyer', '', 'lead'])
})

test('a word that is no longer told what it means says so at once', () => {
  const told = { ...saved, values: [{ column: 1, values: [word('Kunde', 'buyer')] }] }
  expect(meanings(withChosen(told, chooseOptions(told, nothing, { values: [] })))).toEqual([null])
})

test('two columns of days, and the currency of one of them, are all kept', () => {
  let chosen = chooseReading(answered, nothing, { column: 2, dates: 'day_first' })
  chosen = chooseReading(withChosen(answered, chosen), chosen, { column: 3, dates: 'month_first' })
  chosen = chooseReading(withChosen(answered, chosen), chosen, { column: 2, currency: 'SEK' })
  const shown = withChosen(answered, chosen)
  expect(shown.options.readings).toEqual([
    { column: 2, dates: 'day_first', currency: 'SEK' },
    { column: 3, dates: 'month_first' },
  ])
  expect(shown.readings.map(({ isOpen }) => isOpen)).toEqual([false, false])
})

test('how rows say a column is written is shown, and not taken for a choice', () => {
  const chosen = chooseReading(answered, nothing, { column: 2, dates: 'day_first' })
  const found = { ...answered, options: ImportOptions.parse({ readings: [{ column: 3, decimal: ',' }] }) }
  expect(withChosen(found, chosen).options.readings).toEqual([
    { column: 2, dates: 'day_first' },
    { column: 3, decimal: ',' },
  ])
  expect(chooseMapping(found, chosen, found.mapping).options).toEqual(chosen.options)
})

test('what a saved mapping says stays when one of its columns, words or readings is changed', () => {
  expect(chooseMapping(saved, nothing, answered.mapping).options).toEqual(saved.options)
  const reading = { column: 3, dates: 'year_first' } as const
  expect(chooseReading(saved, nothing, reading).options).toEqual({
    ...saved.options,
    readings: [{ column: 2, dates: 'day_first' }, reading],
  })
})

test('an option of a saved mapping can be cleared, and its columns are still as saved', () => {
  const chosen = chooseOptions(saved, nothing, { country: undefined })
  expect(chosen).toMatchObject({ mapping: saved.mapping, isAsSaved: true })
  expect(withChosen(saved, chosen).options.country).toBeUndefined()
  expect(chooseMapping(saved, chosen, saved.mapping).isAsSaved).toBeUndefined()
})

test('other columns forget what was said of the old ones, and nothing else', () => {
  const options = { ...saved.options, known: 'skip' as const }
  expect(forgetColumns({ mapping: saved.mapping, options })).toEqual({
    options: expect.not.objectContaining({ values: expect.anything(), readings: expect.anything() }),
  })
  expect(forgetColumns({ options }).options).toMatchObject({ known: 'skip', country: 'DE' })
})

/** As the choices of words do: all others, and the one that is told now. */
function tell(table: typeof answered, chosen: Chosen, said: ImportOptions['values'][number]): Chosen {
  const { values } = withChosen(table, chosen).options
  return chooseOptions(table, chosen, { values: [...values, said] })
}

function meanings({ values }: Pick<typeof answered, 'values'>) {
  return values.flatMap((each) => each.values.map(({ means }) => means))
}

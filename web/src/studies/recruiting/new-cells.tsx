import { type CellCondition, type QuotaCell, quotaLimits } from '@firsthand/contract/studies/quotas'
import type { StudyPlan } from '@firsthand/contract/studies/study-plans'
import { Button, Checkbox, CloseButton, MultiSelect, NativeSelect, TagsInput } from '@mantine/core'
import { useState } from 'react'
import { TextField } from '../../kit/fields.tsx'
import { Broken } from '../../shell/mishap.tsx'
import { newCells } from './cells-of.ts'
import { type CellWay, conditionOf } from './cell-ways.ts'
import css from './recruiting.module.css'
import { words } from './quotas.words.ts'
import { useCellWays } from './use-cell-ways.ts'

type Made = { match: CellCondition[]; wanted: number; isHard: boolean }
type Props = {
  plan: StudyPlan
  cells: QuotaCell[]
  /** Answers whether they are there now; what is chosen stays until they are. */
  onAdd: (cells: Made[]) => Promise<boolean>
}
type Chosen = { way: string; values: string[] }

const nothingChosen: Chosen[] = [{ way: 'contactType', values: [] }]

/** Makes cells by crossing ways of telling people apart: each combination becomes a cell with a number of its own. */
export function NewCells({ plan, cells, onAdd }: Props) {
  const [chosen, setChosen] = useState(nothingChosen)
  const [wanted, setWanted] = useState('5')
  const [isHard, setHard] = useState(true)
  const [isAdding, setAdding] = useState(false)
  const { ways, failure, retry } = useCellWays(plan)
  const made = newCells(
    chosen.map(({ way, values }) => values.map((value) => conditionOf(way, value))),
    cells,
  )
  const count = Math.max(1, Math.min(quotaLimits.wanted, Math.round(Number(wanted)) || 1))
  const isComplete = chosen.every(({ values }) => values.length > 0)
  const isTooMany = cells.length + made.length > quotaLimits.cells
  const unused = ways.filter(({ id }) => !chosen.some(({ way }) => way === id))
  const change = (at: number, next: Chosen) =>
    setChosen(chosen.map((each, place) => (place === at ? next : each)))
  async function add(matches: CellCondition[][]) {
    setAdding(true)
    const isAdded = await onAdd(matches.map((match) => ({ match, wanted: count, isHard })))
    setAdding(false)
    return isAdded
  }
  async function make() {
    if (await add(made)) setChosen((now) => (now === chosen ? nothingChosen : now))
  }
  return (
    <fieldset className={css.item}>
      <legend>{words.newCells}</legend>
      {failure ? <Broken error={failure} retry={retry} /> : null}
      {chosen.map((each, at) => (
        <Crossing
          key={each.way}
          place={at}
          chosen={each}
          ways={ways.filter(({ id }) => id === each.way || !chosen.some(({ way }) => way === id))}
          onChange={(next) => change(at, next)}
          onRemove={
            chosen.length > 1 ? () => setChosen(chosen.filter((_, place) => place !== at)) : undefined
          }
        />
      ))}
      {unused[0] && chosen.length < quotaLimits.conditions ? (
        <div>
          <Button
            size="xs"
            variant="subtle"
            onClick={() => setChosen([...chosen, { way: unused[0]!.id, values: [] }])}
          >
            {words.crossWith}
          </Button>
        </div>
      ) : null}
      <div className={css.number}>
        <TextField
          label={words.wantedEach}
          type="number"
          min={1}
          w={120}
          value={wanted}
          onChange={(event) => setWanted(event.currentTarget.value)}
        />
        <Checkbox
          label={words.isHardLong}
          checked={isHard}
          onChange={(event) => setHard(event.currentTarget.checked)}
        />
      </div>
      <output className={css.faint}>
        {!isComplete
          ? words.chooseKinds
          : isTooMany
            ? words.tooManyCells(cells.length + made.length, quotaLimits.cells)
            : made.length === 0
              ? words.allThere
              : words.willMake(made.length, made[0]!.map((condition) => nameIn(ways, condition)).join(' · '))}
      </output>
      <div className={css.check}>
        <Button
          size="xs"
          loading={isAdding}
          disabled={!isComplete || isTooMany || made.length === 0}
          onClick={() => void make()}
        >
          {words.makeCells(isComplete ? made.length : 0)}
        </Button>
        {cells.some((cell) => cell.match.length === 0) ? null : (
          <Button size="xs" variant="subtle" disabled={isAdding} onClick={() => void add([[]])}>
            {words.addEverybody}
          </Button>
        )}
      </div>
    </fieldset>
  )
}

/** One way of telling people apart, and which kinds of it are wanted. */
function Crossing({
  place,
  chosen: { way, values },
  ways,
  onChange,
  onRemove,
}: {
  place: number
  chosen: Chosen
  ways: CellWay[]
  onChange: (chosen: Chosen) => void
  onRemove: (() => void) | undefined
}) {
  const { label, choices } = ways.find(({ id }) => id === way) ?? { label: '', choices: [] }
  const which = way.startsWith('answer') ? words.whichAnswers : words.which(label)
  return (
    <div className={css.crossing}>
      <NativeSelect
        label={place === 0 ? words.rows : words.crossedWith}
        value={way}
        data={ways.map((each) => ({ value: each.id, label: each.label }))}
        onChange={(event) => onChange({ way: event.currentTarget.value, values: [] })}
      />
      {choices === 'typed' ? (
        <TagsInput
          label={which}
          placeholder={values.length === 0 ? words.typeCities : undefined}
          maxTags={quotaLimits.cells}
          value={values}
          onChange={(next) => onChange({ way, values: tidy(next) })}
        />
      ) : (
        <MultiSelect
          label={which}
          searchable
          data={choices}
          value={values}
          onChange={(next) => onChange({ way, values: next })}
        />
      )}
      {onRemove ? <CloseButton aria-label={words.remove(label)} onClick={onRemove} /> : null}
    </div>
  )
}

function tidy(cities: string[]): string[] {
  const kept = cities.map((city) => city.trim().slice(0, quotaLimits.city)).filter(Boolean)
  return [...new Set(kept)]
}

function nameIn(ways: CellWay[], condition: CellCondition): string {
  for (const { id, choices } of ways)
    for (const { value, label } of choices === 'typed' ? [] : choices)
      if (JSON.stringify(conditionOf(id, value)) === JSON.stringify(condition)) return label
  return condition.what === 'city' ? condition.value : ''
}

import { type CellCondition, type QuotaCell, quotaLimits } from '@firsthand/contract/studies/quotas'
import { Button, CloseButton, NativeSelect } from '@mantine/core'
import { TextField } from '../../kit/fields.tsx'
import { upTo } from '../../kit/limits.ts'
import { type CellWay, choiceOf, conditionOf, offeredTo } from './cell-ways.ts'
import { words } from './quotas.words.ts'
import css from './recruiting.module.css'

/** A condition while it is being put together; its id stays when it becomes another. */
export type Condition = { id: number; way: string; value: string }

export function conditionsOf(cell: QuotaCell): Condition[] {
  return cell.match.map((condition, id) => ({ id, ...choiceOf(condition) }))
}

export function matchOf(conditions: Condition[]): CellCondition[] {
  return conditions.map(({ way, value }) => conditionOf(way, value.trim()))
}

type Props = { ways: CellWay[]; conditions: Condition[]; onChange: (conditions: Condition[]) => void }

/** What a cell asks for: all of these hold of whoever belongs to it. */
export function Conditions({ ways, conditions, onChange }: Props) {
  const unused = ways.find(({ id }) => !conditions.some(({ way }) => way === id))
  const nextId = Math.max(-1, ...conditions.map(({ id }) => id)) + 1
  return (
    <>
      {conditions.length === 0 ? <p className={css.faint}>{words.everybody}</p> : null}
      {conditions.map((condition) => (
        <OneCondition
          key={condition.id}
          condition={condition}
          ways={offeredTo(condition, { ways, others: conditions.filter((each) => each !== condition) })}
          onChange={(next) => onChange(conditions.map((each) => (each === condition ? next : each)))}
          onRemove={() => onChange(conditions.filter((each) => each !== condition))}
        />
      ))}
      {unused && conditions.length < quotaLimits.conditions ? (
        <div>
          <Button
            size="xs"
            variant="subtle"
            onClick={() => onChange([...conditions, { id: nextId, way: unused.id, value: '' }])}
          >
            {words.addCondition}
          </Button>
        </div>
      ) : null}
    </>
  )
}

function OneCondition({
  condition,
  ways,
  onChange,
  onRemove,
}: {
  condition: Condition
  ways: CellWay[]
  onChange: (condition: Condition) => void
  onRemove: () => void
}) {
  const { label, choices, isGone } = ways.find(({ id }) => id === condition.way)!
  const which = condition.way.startsWith('answer') ? words.whichAnswers : words.which(label)
  return (
    <div className={isGone ? `${css.crossing} ${css.gone}` : css.crossing}>
      <NativeSelect
        label={words.rows}
        value={condition.way}
        data={ways.map((way) => ({ value: way.id, label: way.label }))}
        onChange={(event) => onChange({ ...condition, way: event.currentTarget.value, value: '' })}
      />
      {isGone ? null : choices === 'typed' ? (
        <TextField
          label={which}
          limits={upTo(quotaLimits.city)}
          value={condition.value}
          onChange={(event) => onChange({ ...condition, value: event.currentTarget.value })}
        />
      ) : (
        <NativeSelect
          label={which}
          value={condition.value}
          data={[{ value: '', label: words.choose }, ...choices]}
          onChange={(event) => onChange({ ...condition, value: event.currentTarget.value })}
        />
      )}
      <CloseButton aria-label={words.remove(label)} onClick={onRemove} />
      {isGone ? <p className={css.held}>{words.goneLead}</p> : null}
    </div>
  )
}

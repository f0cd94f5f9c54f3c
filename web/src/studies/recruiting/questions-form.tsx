import type { ScreenerPage } from '@firsthand/contract/studies/screener-pages'
import type { ScreenerAnswers } from '@firsthand/contract/studies/screeners'
import { screenerLimits } from '@firsthand/contract/studies/screeners'
import { useId } from 'react'
import { TextAreaField, TextField } from '../../kit/fields.tsx'
import css from './recruiting.module.css'
import { words as all } from './screener.words.ts'

const words = all.page

type Item = ScreenerPage['items'][number]
type Answer = ScreenerAnswers[number]

type Props = {
  items: readonly Item[]
  answers: ScreenerAnswers
  onChange: (answers: ScreenerAnswers) => void
  /** Questions that were left open when it was sent. */
  missing?: readonly string[]
}

/** The questions of a screener, as whoever answers them sees them. */
export function QuestionsForm({ items, answers, onChange, missing = [] }: Props) {
  const given = new Map(answers.map((each) => [each.item, each]))
  const set = (answer: Answer) => onChange([...answers.filter((each) => each.item !== answer.item), answer])
  return (
    <>
      {items.map((item) => (
        <Question
          key={item.id}
          item={item}
          answer={given.get(item.id)}
          onChange={set}
          isMissing={missing.includes(item.id)}
        />
      ))}
    </>
  )
}

/** Which required questions have no answer yet. */
export function openQuestions(items: readonly Item[], answers: ScreenerAnswers): string[] {
  const given = new Map(answers.map((each) => [each.item, each]))
  return items
    .filter((item) => {
      const answer = given.get(item.id)
      if (!item.isRequired) return false
      if (item.kind === 'number') return answer?.number === undefined
      if (item.kind === 'text') return !answer?.text?.trim()
      return !answer?.options?.length
    })
    .map((item) => item.id)
}

function Question({
  item,
  answer,
  onChange,
  isMissing,
}: {
  item: Item
  answer: Answer | undefined
  onChange: (answer: Answer) => void
  isMissing: boolean
}) {
  const name = useId()
  const problem = isMissing ? words.missing : undefined
  if (item.kind === 'number')
    return (
      <div className={css.ask}>
        <TextField
          id={item.id}
          label={item.question}
          type="number"
          inputMode="decimal"
          size="md"
          error={problem}
          value={answer?.number === undefined ? '' : String(answer.number)}
          onChange={(event) => {
            const { value } = event.currentTarget
            onChange(value === '' ? { item: item.id } : { item: item.id, number: Number(value) })
          }}
        />
      </div>
    )
  if (item.kind === 'text')
    return (
      <div className={css.ask}>
        <TextAreaField
          id={item.id}
          label={item.question}
          size="md"
          limits={{ maxLength: screenerLimits.answer, required: false }}
          error={problem}
          value={answer?.text ?? ''}
          onChange={(event) => onChange({ item: item.id, text: event.currentTarget.value })}
        />
      </div>
    )
  const chosen = answer?.options ?? []
  const isSingle = item.kind === 'single'
  return (
    <fieldset
      className={css.ask}
      id={item.id}
      tabIndex={-1}
      aria-describedby={isMissing ? `${name}-missing` : undefined}
    >
      <legend>{item.question}</legend>
      {item.options.map((option) => (
        <label key={option.id} className={css.choice}>
          <input
            type={isSingle ? 'radio' : 'checkbox'}
            name={name}
            checked={chosen.includes(option.id)}
            onChange={(event) =>
              onChange({
                item: item.id,
                options: isSingle
                  ? [option.id]
                  : event.currentTarget.checked
                    ? [...chosen, option.id]
                    : chosen.filter((each) => each !== option.id),
              })
            }
          />
          {option.label}
        </label>
      ))}
      {isMissing ? (
        <p id={`${name}-missing`} className={css.missing}>
          {words.missing}
        </p>
      ) : null}
    </fieldset>
  )
}

import type { ConsentPage, ConsentState, Purpose } from '@firsthand/contract/crm/consents'
import { consentLimits } from '@firsthand/contract/crm/consents'
import { Button } from '@mantine/core'
import { useId, useState } from 'react'
import type { FormEvent } from 'react'
import { TextField } from '../../kit/fields.tsx'
import { Refused } from '../../kit/refused.tsx'
import css from './consents.module.css'
import { words as all } from './consents.words.ts'

const words = all.page

export type Answer = { purpose: Purpose; state: ConsentState; wording: number }

export type ConsentFormProps = {
  page: Pick<ConsentPage, 'about' | 'aboutWording' | 'questions'>
  isSending: boolean
  refused?: string | undefined
  onAnswer: (answers: Answer[], signedAs: string) => void
}

/** How the data is used, one question for each purpose, and a name as a signature. */
export function ConsentForm({ page, isSending, refused, onAnswer }: ConsentFormProps) {
  const [chosen, setChosen] = useState<Partial<Record<Purpose, boolean>>>({})
  const [name, setName] = useState('')
  const [problem, setProblem] = useState<{ of: 'questions' | 'name'; text: string }>()
  const [opened] = useState(page)
  const answers = answersOf(page, chosen)

  function submit(event: FormEvent) {
    event.preventDefault()
    if (answers.length === 0) return setProblem({ of: 'questions', text: words.answerOne })
    if (name.trim() === '') return setProblem({ of: 'name', text: words.signWhy })
    setProblem(undefined)
    onAnswer(answers, name.trim())
  }

  return (
    <form onSubmit={submit}>
      <p className={css.about}>{page.about}</p>
      {page.about === opened.about ? null : <p className={css.why}>{words.aboutChanged}</p>}
      {page.questions.map((question) => (
        <Question
          key={question.purpose}
          words={question.words}
          hasChanged={opened.questions.some(
            (before) => before.purpose === question.purpose && before.words !== question.words,
          )}
          value={chosen[question.purpose] ?? answered(question.standing)}
          onChange={(yes) => setChosen({ ...chosen, [question.purpose]: yes })}
        />
      ))}
      <p className={css.why}>{words.open}</p>
      {problem?.of === 'questions' ? <Refused title={problem.text} /> : null}
      <TextField
        label={words.sign}
        description={words.signWhy}
        size="md"
        autoComplete="name"
        value={name}
        limits={{ maxLength: consentLimits.name, required: true }}
        error={problem?.of === 'name' ? problem.text : undefined}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {refused ? <Refused title={refused} /> : null}
      <div className={css.actions}>
        <Button type="submit" variant="filled" size="md" loading={isSending}>
          {words.save}
        </Button>
      </div>
    </form>
  )
}

type QuestionProps = {
  words: string
  hasChanged: boolean
  value: boolean | undefined
  onChange: (yes: boolean) => void
}

function Question({ words: question, hasChanged, value, onChange }: QuestionProps) {
  const name = useId()
  return (
    <fieldset className={css.question}>
      <legend>{question}</legend>
      {hasChanged ? <p className={css.why}>{words.questionChanged}</p> : null}
      <div className={css.choices}>
        {[true, false].map((yes) => (
          <label key={String(yes)} className={css.choice}>
            <input type="radio" name={name} checked={value === yes} onChange={() => onChange(yes)} />
            {yes ? words.yes : words.no}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

function answered(standing: ConsentPage['questions'][number]['standing']): boolean | undefined {
  return standing === 'unsaid' ? undefined : standing === 'given'
}

/** Only what was chosen now. A no after a yes takes it back. */
function answersOf(
  { questions }: ConsentFormProps['page'],
  chosen: Partial<Record<Purpose, boolean>>,
): Answer[] {
  return questions.flatMap(({ purpose, wording, standing }): Answer[] => {
    const yes = chosen[purpose]
    if (yes === undefined) return []
    if (yes) return [{ purpose, state: 'given', wording }]
    return [{ purpose, state: standing === 'given' ? 'withdrawn' : 'refused', wording }]
  })
}

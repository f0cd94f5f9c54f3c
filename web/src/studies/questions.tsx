import { type StudyView, studyLimits } from '@firsthand/contract/studies/studies'
import { ActionIcon } from '@mantine/core'
import { useRef, useState } from 'react'
import { TextField } from '../kit/fields.tsx'
import { Icon } from '../kit/icon.tsx'
import { showUndo } from '../kit/undo-toast.tsx'
import { failureSentence, sayRefused } from '../shell/failure-sentence.ts'
import { EditableText } from './editable-text.tsx'
import css from './studies.module.css'
import { words } from './studies.words.ts'
import type { StudyChange } from './use-study-change.ts'

type Question = StudyView['questions'][number]
type Asked = Omit<Question, 'id'> & { id?: string }

/** The questions a study should answer, each with what is known so far; edited where they stand. */
export function Questions({
  study,
  canEdit,
  onChange,
}: {
  study: StudyView
  canEdit: boolean
  onChange: StudyChange
}) {
  const [added, setAdded] = useState('')
  const [problem, setProblem] = useState<string>()
  // A second Enter may come before the first has been answered.
  const isAdding = useRef(false)
  function save(edit: (questions: Question[]) => Asked[], standsOn?: (study: StudyView) => unknown) {
    return onChange(({ questions }) => ({ questions: edit(questions) }), {
      ...(standsOn && { standsOn }),
      shows: (shown) => ({
        ...shown,
        questions: edit(shown.questions).filter((each): each is Question => each.id !== undefined),
      }),
    })
  }
  function change(id: string, part: 'question' | 'answer', text: string) {
    return save(
      (questions) => questions.map((each) => (each.id === id ? { ...each, [part]: text } : each)),
      ({ questions }) => questions.find((each) => each.id === id)?.[part],
    )
  }
  async function remove(id: string) {
    const at = study.questions.findIndex((each) => each.id === id)
    const removed = study.questions[at]!
    try {
      await save(
        (questions) => questions.filter((each) => each.id !== id),
        ({ questions }) => questions.find((each) => each.id === id),
      )
      // What was changed after it stays: the one question comes back.
      showUndo(
        words.questionRemoved,
        () => void save((questions) => questions.toSpliced(at, 0, removed)).catch(sayRefused),
      )
    } catch (error) {
      sayRefused(error)
    }
  }
  async function add() {
    const question = added.trim()
    if (question === '' || isAdding.current) return
    isAdding.current = true
    try {
      await save((questions) => [...questions, { question, answer: '' }])
      setProblem(undefined)
      setAdded((typed) => (typed.trim() === question ? '' : typed))
    } catch (error) {
      setProblem(failureSentence(error))
    } finally {
      isAdding.current = false
    }
  }

  return (
    <>
      <ol className={css.questions}>
        {study.questions.map(({ id, question, answer }, index) => (
          <li key={id}>
            <div className={css.question}>
              <strong>
                <EditableText
                  label={words.questionLabel(index + 1)}
                  value={question}
                  onSave={canEdit ? (next) => change(id, 'question', next) : undefined}
                />
              </strong>
              {canEdit ? (
                <ActionIcon
                  size={28}
                  aria-label={words.removeQuestion(index + 1)}
                  onClick={() => void remove(id)}
                >
                  <Icon name="close" />
                </ActionIcon>
              ) : null}
            </div>
            <EditableText
              label={words.answerLabel(index + 1)}
              value={answer}
              placeholder={words.answerPlaceholder}
              onSave={canEdit ? (next) => change(id, 'answer', next) : undefined}
              lines
            />
          </li>
        ))}
      </ol>
      {canEdit && study.questions.length < studyLimits.questions ? (
        <form
          className={css.add}
          onSubmit={(event) => {
            event.preventDefault()
            void add()
          }}
        >
          <TextField
            aria-label={words.addQuestion}
            placeholder={words.addQuestion}
            value={added}
            onChange={(event) => setAdded(event.currentTarget.value)}
            leftSection={<Icon name="plus" />}
            limits={{ required: false, maxLength: studyLimits.question }}
            error={problem}
          />
        </form>
      ) : null}
    </>
  )
}

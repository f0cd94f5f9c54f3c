import { type StudyView, showStudy, studyLimits, updateStudy } from '@firsthand/contract/studies/studies'
import { ActionIcon, TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useAct, useAnswers } from '../api/hooks.ts'
import { Icon } from '../kit/icon.tsx'
import { showUndo } from '../kit/undo-toast.tsx'
import { EditableText } from './editable-text.tsx'
import css from './studies.module.css'
import { words } from './studies.words.ts'

type Question = StudyView['questions'][number]

/** The questions a study should answer, each with what is known so far; edited where they stand. */
export function Questions({ study, canEdit }: { study: StudyView; canEdit: boolean }) {
  const [added, setAdded] = useState('')
  const answers = useAnswers()
  const update = useAct(updateStudy, { invalidates: [showStudy] })
  const now = useRef(study.questions)
  useEffect(() => void (now.current = study.questions), [study.questions])

  function save(questions: { id?: string; question: string; answer: string }[]) {
    const kept = questions.filter((each): each is Question => each.id !== undefined)
    const undo = answers.change(showStudy, { study: study.id }, (shown) => ({ ...shown, questions: kept }))
    update.perform({ study: study.id, questions }).catch(undo)
  }
  function change(id: string, fields: Partial<Question>) {
    save(study.questions.map((each) => (each.id === id ? { ...each, ...fields } : each)))
  }
  function remove(id: string) {
    const at = study.questions.findIndex((each) => each.id === id)
    const removed = study.questions[at]!
    save(study.questions.filter((each) => each.id !== id))
    // What was changed after it stays: the one question comes back.
    showUndo(words.questionRemoved, () => save(now.current.toSpliced(at, 0, removed)))
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
                  onSave={canEdit ? (next) => change(id, { question: next }) : undefined}
                  maxLength={studyLimits.question}
                />
              </strong>
              {canEdit ? (
                <ActionIcon size={28} aria-label={words.removeQuestion(index + 1)} onClick={() => remove(id)}>
                  <Icon name="close" />
                </ActionIcon>
              ) : null}
            </div>
            <EditableText
              label={words.answerLabel(index + 1)}
              value={answer}
              placeholder={words.answerPlaceholder}
              onSave={canEdit ? (next) => change(id, { answer: next }) : undefined}
              maxLength={studyLimits.answer}
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
            if (added.trim() === '') return
            save([...study.questions, { question: added.trim(), answer: '' }])
            setAdded('')
          }}
        >
          <TextInput
            aria-label={words.addQuestion}
            placeholder={words.addQuestion}
            value={added}
            onChange={(event) => setAdded(event.currentTarget.value)}
            leftSection={<Icon name="plus" />}
            maxLength={studyLimits.question}
          />
        </form>
      ) : null}
    </>
  )
}

import { type HunchView, type StudyView, createStudy, studyLimits } from '@firsthand/contract/studies/studies'
import { NumberInput } from '@mantine/core'
import { useState } from 'react'
import { TextAreaField, TextField } from '../kit/fields.tsx'
import { FormDialog } from '../shell/form-dialog.tsx'
import { useForm } from '../shell/use-form.ts'
import { words } from './studies.words.ts'

/** Starts a study: what it is about, the hunch behind it, the questions it should answer. */
export function StudyDialog({
  hunch,
  onClose,
  onDone,
}: {
  hunch: HunchView | undefined
  onClose: () => void
  onDone: (study: StudyView) => void
}) {
  const [sentence, setSentence] = useState(hunch?.sentence ?? '')
  const [questions, setQuestions] = useState('')
  const form = useForm(createStudy, {
    start: { title: '', wantedConversations: null },
    prepare: (values) => ({
      ...values,
      ...(hunch && sentence === hunch.sentence
        ? { hunch: { id: hunch.id } }
        : sentence.trim() && { hunch: { sentence } }),
      questions: questions
        .split('\n')
        .filter((question) => question.trim())
        .map((question) => ({ question })),
    }),
    onDone,
  })
  const wanted = form.choice('wantedConversations')
  return (
    <FormDialog form={form} title={words.startTitle} send={words.save} size="lg" onClose={onClose}>
      <TextField
        label={words.name}
        placeholder={words.namePlaceholder}
        {...form.field('title')}
        data-autofocus
      />
      <TextField
        label={words.hunch}
        placeholder={words.hunchExample}
        value={sentence}
        onChange={(event) => setSentence(event.currentTarget.value)}
        limits={{ required: false, maxLength: studyLimits.hunch }}
        error={firstProblem(form.problems, 'hunch')}
      />
      <TextAreaField
        label={words.questions}
        description={words.questionsHint}
        placeholder={words.questionsExample}
        value={questions}
        onChange={(event) => setQuestions(event.currentTarget.value)}
        error={firstProblem(form.problems, 'questions')}
      />
      <NumberInput
        label={words.wanted}
        w={200}
        min={1}
        max={500}
        value={(wanted.value as number | null) ?? ''}
        onChange={(value) => wanted.onChange(typeof value === 'number' ? value : null)}
        error={wanted.error}
      />
    </FormDialog>
  )
}

/** The refusal of a field or of anything within it. */
function firstProblem(problems: Record<string, string>, name: string): string | undefined {
  return Object.entries(problems).find(([path]) => path === name || path.startsWith(`${name}.`))?.[1]
}

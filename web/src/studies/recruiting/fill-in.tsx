import type { RecruitView } from '@firsthand/contract/studies/recruits'
import { type ScreenerAnswers, fillInScreener, showScreener } from '@firsthand/contract/studies/screeners'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAct, useOperation } from '../../api/hooks.ts'
import { Refused } from '../../kit/refused.tsx'
import { CardSkeleton } from '../../kit/skeletons.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import { QuestionsForm, openQuestions } from './questions-form.tsx'
import { words as recruiting } from './recruiting.words.ts'
import { words } from './screener.words.ts'

/** The questions, asked on the phone and written down by a member. */
export function FillIn({ recruit, onDone }: { recruit: RecruitView; onDone: () => void }) {
  const { data } = useOperation(showScreener, { study: recruit.study })
  const [answers, setAnswers] = useState<ScreenerAnswers>([])
  const [missing, setMissing] = useState<string[]>([])
  const fill = useAct(fillInScreener, {
    shownInPlace: true,
    onDone: ({ end, why }) => {
      const { one } = recruiting
      showDone(end === 'qualified' ? one.fitted : end === 'full' ? one.full(why) : one.notFitted(why))
      onDone()
    },
  })
  if (!data) return <CardSkeleton rows={3} />
  if (!data.screener) return <p>{words.emptyTitle}</p>
  const { items } = data.screener.content
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        const open = openQuestions(items, answers)
        setMissing(open)
        if (open.length === 0) fill.act({ recruit: recruit.id, answers })
      }}
    >
      <QuestionsForm items={items} answers={answers} onChange={setAnswers} missing={missing} />
      {fill.failure ? <Refused title={fill.failure.message} /> : null}
      <Button type="submit" size="xs" mt="md" loading={fill.isActing}>
        {words.page.send}
      </Button>
    </form>
  )
}

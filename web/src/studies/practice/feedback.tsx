import {
  type FeedbackView,
  type PracticeView,
  practiceLimits,
  practiceMarks,
  showPractice,
  writePracticeFeedback,
} from '@firsthand/contract/studies/practice'
import { ActionIcon, Button } from '@mantine/core'
import { useState } from 'react'
import { TextAreaField, TextField } from '../../kit/fields.tsx'
import { upTo } from '../../kit/limits.ts'
import { useAct } from '../../api/hooks.ts'
import { formatMoment } from '../../kit/format.ts'
import { Icon } from '../../kit/icon.tsx'
import { Section } from '../../kit/section.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import { useYou } from '../../shell/account.ts'
import { isSame } from '../../shell/changed-meanwhile.ts'
import { LeaveGuard } from '../../shell/leave-guard.tsx'
import css from './practice.module.css'
import { words } from './practice.words.ts'
import { secondsSince } from './timer.tsx'

type Noticed = FeedbackView['noticed'][number]

/** One's own sheet to fill in, and the sheets of the others. */
export function Feedback({ practice, canWrite }: { practice: PracticeView; canWrite: boolean }) {
  const { memberId } = useYou()
  const others = practice.feedback.filter(({ member }) => member.id !== memberId)
  const own = practice.feedback.find(({ member }) => member.id === memberId)
  return (
    <>
      {canWrite ? <Sheet key={practice.id} practice={practice} own={own} /> : null}
      <Section title={words.feedback} count={others.length || undefined}>
        {others.length === 0 ? <p className={css.faint}>{words.noFeedback}</p> : null}
        {others.map((sheet) => (
          <article key={sheet.member.id} className={css.given}>
            <h3>{sheet.member.name}</h3>
            {(['wentWell', 'missed', 'tryNext'] as const).map((part) =>
              sheet[part] ? (
                <p key={part}>
                  <strong>{words[part]}:</strong> {sheet[part]}
                </p>
              ) : null,
            )}
            <ul className={css.noticed}>
              {sheet.noticed.map(({ atSeconds, mark, note }, place) => (
                <li key={place}>
                  {formatMoment(atSeconds * 1000)} {words.marks[mark]}
                  {note ? `: ${note}` : ''}
                </li>
              ))}
            </ul>
          </article>
        ))}
      </Section>
    </>
  )
}

function Sheet({ practice, own }: { practice: PracticeView; own: FeedbackView | undefined }) {
  const [noticed, setNoticed] = useState<Noticed[]>(own?.noticed ?? [])
  const [said, setSaid] = useState({
    wentWell: own?.wentWell ?? '',
    missed: own?.missed ?? '',
    tryNext: own?.tryNext ?? '',
  })
  const sheet = { noticed, ...said }
  const [kept, setKept] = useState(sheet)
  const give = useAct(writePracticeFeedback, { invalidates: [showPractice] })
  const keep = () =>
    give.perform({ practice: practice.id, ...sheet }).then(
      () => {
        setKept(sheet)
        showDone(words.feedbackKept)
      },
      () => {},
    )
  const change = (place: number, note: string) =>
    setNoticed(noticed.map((one, at) => (at === place ? { ...one, note } : one)))
  return (
    <Section title={words.sheet}>
      <LeaveGuard isUnsaved={!isSame(sheet, kept)} />
      <p className={css.faint}>{words.sheetHint}</p>
      <div className={css.choices}>
        {practiceMarks.map((mark) => (
          <Button
            key={mark}
            size="xs"
            disabled={noticed.length >= practiceLimits.noticed}
            onClick={() =>
              setNoticed([...noticed, { atSeconds: secondsSince(practice.begunAt), mark, note: '' }])
            }
          >
            {words.marks[mark]}
          </Button>
        ))}
      </div>
      <ul className={css.noticed}>
        {noticed.map(({ atSeconds, mark, note }, place) => {
          const at = formatMoment(atSeconds * 1000)
          return (
            <li key={place}>
              <span>
                {at} {words.marks[mark]}
              </span>
              <TextField
                size="xs"
                aria-label={words.markNote(words.marks[mark], at)}
                value={note}
                limits={upTo(practiceLimits.note)}
                onChange={(event) => change(place, event.currentTarget.value)}
              />
              <ActionIcon
                size={28}
                aria-label={words.removeMark(words.marks[mark], at)}
                onClick={() => setNoticed(noticed.filter((_, other) => other !== place))}
              >
                <Icon name="close" />
              </ActionIcon>
            </li>
          )
        })}
      </ul>
      <div className={css.said}>
        {(['wentWell', 'missed', 'tryNext'] as const).map((part) => (
          <TextAreaField
            key={part}
            label={words[part]}
            autosize
            minRows={2}
            limits={upTo(practiceLimits.feedback)}
            value={said[part]}
            onChange={(event) => setSaid({ ...said, [part]: event.currentTarget.value })}
          />
        ))}
        <Button loading={give.isActing} onClick={() => void keep()}>
          {words.giveFeedback}
        </Button>
      </div>
    </Section>
  )
}

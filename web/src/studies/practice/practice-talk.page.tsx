import {
  type PracticeView,
  archivePractice,
  judgePractice,
  practiceLimits,
  showPractice,
  timePractice,
} from '@firsthand/contract/studies/practice'
import { Button } from '@mantine/core'
import { useAct, useOperation } from '../../api/hooks.ts'
import { Link } from '../../kit/link.tsx'
import { PageHeader } from '../../kit/page-header.tsx'
import { Card, Section } from '../../kit/section.tsx'
import { CardSkeleton, HeaderSkeleton } from '../../kit/skeletons.tsx'
import { showDone, showUndo } from '../../kit/undo-toast.tsx'
import { useYou } from '../../shell/account.ts'
import { useGo, useParam } from '../../shell/address.ts'
import { Broken } from '../../shell/mishap.tsx'
import { Page } from '../../shell/page.tsx'
import { type PointedTo, usePointedTo } from '../../shell/use-pointed-to.ts'
import { AddTalk } from './add-talk.tsx'
import { Feedback } from './feedback.tsx'
import css from './practice.module.css'
import { words } from './practice.words.ts'
import { Result } from './result.tsx'
import { RoleSheet } from './role-sheet.tsx'
import { Timer } from './timer.tsx'

/** One practice talk: before it the role and a timer, during it the sheet, after it what it showed. */
export default function PracticeTalkPage() {
  const practice = useParam('practice')
  const pointed = usePointedTo('turn')
  // Others begin, mark and end it at the same time.
  const { data, failure, retry } = useOperation(
    showPractice,
    { practice, from: shownFrom(pointed.place) },
    { everyMs: 10_000 },
  )
  const crumbs = [{ label: words.title, path: '/practice' }]
  if (failure && !data) return <Broken isPage error={failure} retry={retry} />
  if (!data)
    return (
      <Page title="" crumbs={crumbs}>
        <HeaderSkeleton />
        <CardSkeleton />
      </Page>
    )
  return <Talk practice={data} pointed={pointed} />
}

/** A long talk is shown in parts: the beginning of that in which this turn stands. */
function shownFrom(turn = 0): number {
  return turn < practiceLimits.typedTurns ? turn - (turn % practiceLimits.turnsShown) : 0
}

function Talk({ practice, pointed }: { practice: PracticeView; pointed: PointedTo }) {
  const { may, memberId } = useYou()
  const go = useGo()
  const time = useAct(timePractice, { invalidates: [showPractice] })
  const judge = useAct(judgePractice, { invalidates: [showPractice], onDone: () => showDone(words.judged) })
  const archive = useAct(archivePractice)
  const isOver = practice.endedAt !== null
  const isInterviewer = memberId === practice.interviewer.id
  const canAct = may('member')
  return (
    <Page title={practice.card.title} crumbs={[{ label: words.title, path: '/practice' }]}>
      <PageHeader
        title={practice.card.title}
        lead={words.pair(practice.interviewer.name, practice.customer.name)}
        actions={
          canAct ? (
            <>
              {practice.begunAt === null && !isOver ? (
                <Button
                  variant="filled"
                  loading={time.isActing}
                  onClick={() => time.act({ practice: practice.id, is: 'begun' })}
                >
                  {words.begin}
                </Button>
              ) : null}
              {practice.begunAt !== null && !isOver ? (
                <Button
                  variant="filled"
                  loading={time.isActing}
                  onClick={() => time.act({ practice: practice.id, is: 'ended' })}
                >
                  {words.end}
                </Button>
              ) : null}
              <Button
                onClick={() => {
                  archive.act({ practice: practice.id })
                  go('/practice')
                  showUndo(words.archived, () => archive.act({ practice: practice.id, isArchived: false }))
                }}
              >
                {words.archive}
              </Button>
            </>
          ) : null
        }
      />
      <div className={css.columns}>
        <div>
          {practice.measured ? (
            <Result measure={practice.measured} practice={practice} pointed={pointed} />
          ) : null}
          {isOver && canAct && !isInterviewer ? (
            <Section title={words.found}>
              <div className={css.choices}>
                {(['yes', 'partly', 'no'] as const).map((found) => (
                  <Button
                    key={found}
                    variant={practice.truthFound === found ? 'filled' : 'default'}
                    aria-pressed={practice.truthFound === found}
                    onClick={() => judge.act({ practice: practice.id, found })}
                  >
                    {words.truth[found]}
                  </Button>
                ))}
              </div>
            </Section>
          ) : null}
          {isOver && isInterviewer && practice.truthFound ? (
            <Section title={words.found}>
              <p>{words.truth[practice.truthFound]}</p>
            </Section>
          ) : null}
          <Feedback practice={practice} canWrite={canAct} />
          {canAct && (isOver || practice.begunAt) ? <AddTalk practice={practice} /> : null}
        </div>
        <div className={css.side}>
          <Timer practice={practice} />
          {practice.goal ? (
            <Card title={words.aim}>
              <p className={css.plain}>{practice.goal}</p>
            </Card>
          ) : null}
          <RoleSheet practice={practice} isInterviewer={isInterviewer} />
          {practice.guide ? (
            <Card title={words.guide}>
              <Link href={`/studies/${practice.guide.studyId}/guide/read?guide=${practice.guide.id}`}>
                {practice.guide.title}
              </Link>
            </Card>
          ) : null}
        </div>
      </div>
    </Page>
  )
}

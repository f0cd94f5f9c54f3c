import { type StudyView, closeStudy, showStudy } from '@firsthand/contract/studies/studies'
import { Button } from '@mantine/core'
import { useAct, useOperation } from '../api/hooks.ts'
import { PageHeader } from '../kit/page-header.tsx'
import { Card, Section } from '../kit/section.tsx'
import { CardSkeleton, HeaderSkeleton } from '../kit/skeletons.tsx'
import { showUndo } from '../kit/undo-toast.tsx'
import { useYou } from '../shell/account.ts'
import { useParam } from '../shell/address.ts'
import { Broken } from '../shell/mishap.tsx'
import { Page } from '../shell/page.tsx'
import { Panels } from '../shell/panels.tsx'
import { EditableText } from './editable-text.tsx'
import { nextOf } from './next-of.ts'
import { Questions } from './questions.tsx'
import { AlarmCard } from './recruiting/alarm-card.tsx'
import { StudyTabs } from './recruiting/study-tabs.tsx'
import css from './studies.module.css'
import { words } from './studies.words.ts'
import { useStudyChange } from './use-study-change.ts'

export default function StudyPage() {
  const id = useParam('study')
  const { data: study, failure, retry } = useOperation(showStudy, { study: id })
  const crumbs = [{ label: words.title, path: '/studies' }]
  if (failure) return <Broken isPage error={failure} retry={retry} />
  if (!study)
    return (
      <Page title="" crumbs={crumbs}>
        <HeaderSkeleton />
        <CardSkeleton />
      </Page>
    )
  return <Study study={study} />
}

function Study({ study }: { study: StudyView }) {
  const { may } = useYou()
  const canEdit = may('member') && study.closedAt === null
  const close = useAct(closeStudy)
  const { shown, change } = useStudyChange(study)
  const { held, planned, wanted } = study.conversations

  function setClosed(isClosed: boolean) {
    close.act({ study: study.id, isClosed })
    if (isClosed) showUndo(words.closedDone, () => close.act({ study: study.id, isClosed: false }))
  }

  return (
    <Page title={study.title} crumbs={[{ label: words.title, path: '/studies' }]}>
      <PageHeader
        title={
          <EditableText
            label={words.titleLabel}
            value={study.title}
            onSave={
              canEdit ? (title) => change(() => ({ title }), { standsOn: (now) => now.title }) : undefined
            }
          />
        }
        lead={[
          words.progress(held, wanted),
          planned > 0 ? words.planned(planned) : '',
          words.people(study.peopleCount),
          words.evidence(study.evidenceCount),
        ]
          .filter(Boolean)
          .join(' · ')}
        actions={
          may('member') ? (
            <Button onClick={() => setClosed(study.closedAt === null)}>
              {study.closedAt === null ? words.close : words.reopen}
            </Button>
          ) : null
        }
      />
      <StudyTabs study={study.id} at="talk" />
      {study.closedAt ? <p className={css.closed}>{words.isClosed}</p> : null}
      {wanted === null ? null : (
        <progress
          className={css.progress}
          max={wanted}
          value={Math.min(held, wanted)}
          aria-label={words.progress(held, wanted)}
        />
      )}
      <div className={css.columns}>
        <div>
          <Section title={words.researchQuestions}>
            <Questions study={shown} canEdit={canEdit} onChange={change} />
          </Section>
          <Panels of="study" id={study.id} />
        </div>
        <div className={css.side}>
          {study.closedAt === null ? <AlarmCard study={study.id} /> : null}
          {study.closedAt === null ? (
            <Card title={words.next}>
              <p className={css.next}>{nextOf(study)}</p>
            </Card>
          ) : null}
          {study.hunches.map((hunch) => (
            <Card key={hunch.id} title={words.hunchOf}>
              <p className={css.hunch}>{hunch.sentence}</p>
            </Card>
          ))}
          <Card title={words.spark}>
            <EditableText
              label={words.spark}
              value={study.spark}
              placeholder={words.sparkPlaceholder}
              onSave={
                canEdit ? (spark) => change(() => ({ spark }), { standsOn: (now) => now.spark }) : undefined
              }
              lines
            />
          </Card>
        </div>
      </div>
    </Page>
  )
}

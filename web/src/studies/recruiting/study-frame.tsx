import { showStudy } from '@firsthand/contract/studies/studies'
import type { ReactNode } from 'react'
import { useOperation } from '../../api/hooks.ts'
import { PageHeader } from '../../kit/page-header.tsx'
import { CardSkeleton, HeaderSkeleton } from '../../kit/skeletons.tsx'
import { Broken } from '../../shell/mishap.tsx'
import { Page } from '../../shell/page.tsx'
import { words } from './recruiting.words.ts'
import { StudyTabs, type StudyTab } from './study-tabs.tsx'

type Props = {
  study: string
  at: StudyTab
  question: string
  lead?: string
  action?: ReactNode
  children: ReactNode
}

/** A part of a study: its name above, the other parts beside it. */
export function StudyFrame({ study: id, at, question, lead, action, children }: Props) {
  const { data: study, failure, retry } = useOperation(showStudy, { study: id })
  if (failure) return <Broken isPage error={failure} retry={retry} />
  const crumbs = [
    { label: words.studies, path: '/studies' },
    ...(study ? [{ label: study.title, path: `/studies/${id}` }] : []),
  ]
  return (
    <Page title={words.tabs[at]} crumbs={crumbs} action={study ? action : null}>
      {study ? (
        <>
          <PageHeader over={study.title} title={question} lead={lead} />
          <StudyTabs study={id} at={at} />
          {children}
        </>
      ) : (
        <>
          <HeaderSkeleton />
          <CardSkeleton />
        </>
      )}
    </Page>
  )
}

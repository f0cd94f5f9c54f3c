import { type TodayView, showToday } from '@firsthand/contract/discovery/today'
import { Button } from '@mantine/core'
import { Suspense } from 'react'
import { useOperation } from '../../api/hooks.ts'
import { Link } from '../../kit/link.tsx'
import { PageHeader } from '../../kit/page-header.tsx'
import { CardSkeleton, HeaderSkeleton } from '../../kit/skeletons.tsx'
import { whenShown } from '../../kit/when-shown.tsx'
import { useYou } from '../../shell/account.ts'
import { useAddressState } from '../../shell/address.ts'
import { Broken } from '../../shell/mishap.tsx'
import { Page } from '../../shell/page.tsx'
import { Planned, WithoutEvidence } from './conversation-cards.tsx'
import { RiskyClaims } from './risky-claims.tsx'
import { Signs } from './signs-card.tsx'
import { TalkToNextCard } from './talk-to-next.tsx'
import css from './today.module.css'
import { words } from './today.words.ts'

// Needed once in the life of a workspace.
const FirstSteps = whenShown(async () => ({
  default: (await import('../first-steps/first-steps.tsx')).FirstSteps,
}))

/** "What should I do about customers today?" */
export default function TodayPage() {
  const { may } = useYou()
  const [begin] = useAddressState('begin')
  const today = useOperation(showToday, {}, { enabled: begin === '' || begin === 'over' })
  const shown = today.data
  const isFirst = begin !== '' && begin !== 'over'
  if (may('member') && (isFirst || (shown?.isEmpty && begin === ''))) {
    return (
      <Suspense fallback={<HeaderSkeleton />}>
        <FirstSteps />
      </Suspense>
    )
  }
  return (
    <Page
      title={words.title}
      action={
        may('member') ? (
          <Button variant="filled" component={Link} href="/conversations?log=yes">
            {words.log}
          </Button>
        ) : null
      }
    >
      {today.failure ? <Broken error={today.failure} retry={today.retry} /> : null}
      {today.isPending ? <Waiting /> : null}
      {shown ? <Shown today={shown} /> : null}
    </Page>
  )
}

function Shown({ today }: { today: TodayView }) {
  const mayChange = useYou().may('member')
  return (
    <>
      <PageHeader
        title={today.headline}
        lead={`${words.you(today.you)} ${words.firstHand(today.firstHand)}`}
      />
      <div className={css.grid}>
        <div className={css.column}>
          <TalkToNextCard people={today.talkToNext} mayChange={mayChange} />
          <WithoutEvidence conversations={today.withoutEvidence} />
          <Planned conversations={today.planned} mayChange={mayChange} />
        </div>
        <div className={css.column}>
          <RiskyClaims claims={today.riskyClaims} mayChange={mayChange} />
          <Signs today={today} />
        </div>
      </div>
    </>
  )
}

function Waiting() {
  return (
    <>
      <HeaderSkeleton />
      <div className={css.grid}>
        <CardSkeleton rows={3} />
        <CardSkeleton rows={3} />
        <CardSkeleton rows={2} />
        <CardSkeleton rows={2} />
      </div>
    </>
  )
}

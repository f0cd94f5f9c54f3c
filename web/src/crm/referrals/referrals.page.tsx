import { Button, Modal } from '@mantine/core'
import { Suspense } from 'react'
import { PageHeader } from '../../kit/page-header.tsx'
import { CardSkeleton } from '../../kit/skeletons.tsx'
import { whenShown } from '../../kit/when-shown.tsx'
import { useYou } from '../../shell/account.ts'
import { useAddressState, useGo } from '../../shell/address.ts'
import { Page } from '../../shell/page.tsx'
import { words as shared } from '../crm.words.ts'
import { BalanceCard } from '../network/balance-card.tsx'
import { IntroducerTable } from '../network/introducer-table.tsx'
import { AsksCard } from './asks-card.tsx'
import css from './referrals.module.css'
import { words } from './referrals.words.ts'
import { ThanksCard } from './thanks-card.tsx'

const AskForm = whenShown(() => import('./ask-form.tsx'))

/** "Whom do we thank, and whom do we ask?" And through whom those we talk with came. */
export default function ReferralsPage() {
  const { may } = useYou()
  const go = useGo()
  const [ask] = useAddressState('ask')
  const [person] = useAddressState('person')
  const [organisation] = useAddressState('organisation')
  const [introducer] = useAddressState('introducer')
  const openAsk = () => go('/people/referrals?ask=yes')
  const close = () => go('/people/referrals', { replace: true })
  return (
    <Page
      title={words.title}
      crumbs={[{ label: shared.people, path: '/people' }]}
      action={
        may('member') ? (
          <Button variant="filled" onClick={openAsk}>
            {words.ask}
          </Button>
        ) : null
      }
    >
      <PageHeader title={words.question} lead={words.lead} />
      <div className={css.columns}>
        <div className={css.column}>
          <ThanksCard mayChange={may('member')} />
          <AsksCard mayChange={may('member')} onAsk={openAsk} />
        </div>
        <BalanceCard />
      </div>
      <div className={css.below}>
        <IntroducerTable />
      </div>
      <Modal opened={ask === 'yes' && may('member')} onClose={close} title={words.ask}>
        <Suspense fallback={<CardSkeleton rows={4} />}>
          <AskForm
            person={person || undefined}
            organisation={organisation || undefined}
            introducer={introducer || undefined}
            onClose={close}
          />
        </Suspense>
      </Modal>
    </Page>
  )
}

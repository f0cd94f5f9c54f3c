import { showClaim } from '@firsthand/contract/evidence/claims'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useOperation } from '../../api/hooks.ts'
import { CardSkeleton, HeaderSkeleton, QuoteSkeleton } from '../../kit/skeletons.tsx'
import { useHotkeyScope } from '../../kit/use-hotkey-scope.ts'
import { useYou } from '../../shell/account.ts'
import { useAddressState, useParam } from '../../shell/address.ts'
import { Broken } from '../../shell/mishap.tsx'
import { Page } from '../../shell/page.tsx'
import { Panels } from '../../shell/panels.tsx'
import { EvidenceDrawer } from '../evidence/evidence-drawer.tsx'
import { CiteDrawer } from './cite-drawer.tsx'
import { ClaimAside } from './claim-aside.tsx'
import { ClaimHeader } from './claim-header.tsx'
import css from './claim.module.css'
import { page, words } from './claims.words.ts'
import { NextStep } from './next-step.tsx'
import { NotCounted } from './not-counted.tsx'
import { Sides } from './sides.tsx'

/** "How much is this worth?" */
export default function ClaimPage() {
  const id = useParam('claim')
  const mayChange = useYou().may('member')
  const claim = useOperation(showClaim, { claim: id })
  const [cite, setCite] = useAddressState('cite')
  const [open, setOpen] = useAddressState('open')
  const [answering, setAnswering] = useState<string>()
  useHotkeyScope([{ keys: 'c', does: page.cite, group: words.title, run: () => setCite('yes') }], {
    enabled: mayChange,
  })
  const shown = claim.data

  return (
    <Page
      title={shown?.sentence ?? ''}
      crumbs={[{ label: words.title, path: '/claims' }]}
      action={
        mayChange && shown && !shown.archivedAt ? (
          <Button variant="filled" onClick={() => setCite('yes')}>
            {page.cite}
          </Button>
        ) : null
      }
    >
      {claim.failure ? <Broken isPage error={claim.failure} retry={claim.retry} /> : null}
      {claim.isPending ? (
        <>
          <HeaderSkeleton />
          <CardSkeleton rows={2} />
          <QuoteSkeleton count={2} />
        </>
      ) : null}
      {shown ? (
        <>
          <ClaimHeader key={shown.id} claim={shown} mayChange={mayChange} />
          {mayChange && !shown.archivedAt ? (
            <NextStep claim={shown} onCite={() => setCite('yes')} onAnswer={setAnswering} />
          ) : null}
          <Sides
            claim={shown}
            mayChange={mayChange}
            answering={answering}
            onAnswering={setAnswering}
            onOpen={setOpen}
          />
          <NotCounted claim={shown} mayChange={mayChange} onOpen={setOpen} />
          <div className={css.lower}>
            <ClaimAside key={shown.id} claim={shown} mayChange={mayChange} />
            <Panels of="claim" id={shown.id} />
          </div>
          {cite === 'yes' && mayChange ? (
            <CiteDrawer claim={shown} onClose={() => setCite('')} />
          ) : open ? (
            <EvidenceDrawer id={open} onClose={() => setOpen('')} />
          ) : null}
        </>
      ) : null}
    </Page>
  )
}

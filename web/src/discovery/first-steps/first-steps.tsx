import { loadExample } from '@firsthand/contract/discovery/today'
import { showClaim } from '@firsthand/contract/evidence/claims'
import { Button } from '@mantine/core'
import { useAct, useOperation } from '../../api/hooks.ts'
import { HeaderSkeleton } from '../../kit/skeletons.tsx'
import { useAddressState, useGo } from '../../shell/address.ts'
import { Broken } from '../../shell/mishap.tsx'
import { Page } from '../../shell/page.tsx'
import { BelieveStep } from './believe-step.tsx'
import css from './first-steps.module.css'
import { words } from './first-steps.words.ts'
import { HearStep } from './hear-step.tsx'
import { HeardStep } from './heard-step.tsx'

/** The first two minutes: a sentence, then who told you. Where one is stands in the address, so that a reload loses nothing. */
export function FirstSteps() {
  const go = useGo()
  const [begin] = useAddressState('begin')
  const [heard] = useAddressState('heard')
  const claimId = /^[0-9a-f-]{36}$/.test(begin) ? begin : undefined
  const claim = useOperation(showClaim, { claim: claimId ?? '' }, { enabled: claimId !== undefined })
  const over = () => go('/today?begin=over')
  return (
    <Page title={words.title} width="reading">
      <div className={css.steps}>
        {claimId === undefined ? (
          <>
            <BelieveStep onDone={(id) => go(`/today?begin=${id}`)} onSkip={over} />
            <Example />
          </>
        ) : null}
        {claim.failure ? <Broken error={claim.failure} retry={claim.retry} /> : null}
        {claimId && claim.isPending ? <HeaderSkeleton /> : null}
        {claim.data && heard === '' ? (
          <HearStep
            key={claim.data.id}
            claim={claim.data}
            onDone={(name) => go(`/today?begin=${begin}&heard=${encodeURIComponent(name)}`)}
            onSkip={() => go(`/claims/${begin}`)}
          />
        ) : null}
        {claim.data && heard !== '' ? (
          <HeardStep
            claim={claim.data}
            name={heard}
            onAnother={() => go(`/today?begin=${begin}`)}
            onOver={over}
          />
        ) : null}
      </div>
    </Page>
  )
}

function Example() {
  const go = useGo()
  const load = useAct(loadExample)
  return (
    <div className={css.example}>
      <Button
        loading={load.isActing}
        onClick={() =>
          void load.perform({}).then(
            ({ workspaceId }) => go(`/w/${workspaceId}/today`),
            () => {},
          )
        }
      >
        {words.example}
      </Button>
      <p>{words.exampleLead}</p>
    </div>
  )
}

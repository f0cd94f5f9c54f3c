import {
  cancelBlindRound,
  finishBlindRound,
  listBlindRounds,
  showBlindRound,
} from '@firsthand/contract/evidence/blind-coding'
import { Button } from '@mantine/core'
import { useAct, useOperation } from '../../api/hooks.ts'
import { PageHeader } from '../../kit/page-header.tsx'
import { CardSkeleton, HeaderSkeleton } from '../../kit/skeletons.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import { useYou } from '../../shell/account.ts'
import { useParam } from '../../shell/address.ts'
import { Broken } from '../../shell/mishap.tsx'
import { Page } from '../../shell/page.tsx'
import css from '../understanding/understanding.module.css'
import { words } from './blind.words.ts'
import { BlindAgreement } from './blind-agreement.tsx'
import { factsOf } from './blind-list.page.tsx'
import { GiveBlind } from './give-blind.tsx'

const crumbs = [{ label: words.title, path: '/blind-coding' }]

/** A round: one's own codes while it is open, everybody's afterwards. */
export default function BlindRoundPage() {
  const id = useParam('round')
  const { may, memberId } = useYou()
  const { data: round, failure, retry } = useOperation(showBlindRound, { round: id })
  const changed = { invalidates: [showBlindRound, listBlindRounds] }
  const finish = useAct(finishBlindRound, changed)
  const cancel = useAct(cancelBlindRound, { ...changed, onDone: () => showDone(words.cancelled) })
  if (failure) return <Broken isPage error={failure} retry={retry} />
  if (!round)
    return (
      <Page title="" crumbs={crumbs}>
        <HeaderSkeleton />
        <CardSkeleton />
      </Page>
    )
  const you = round.coders.find((coder) => coder.id === memberId)
  const isOpen = round.state === 'open'
  const mayCancel = isOpen && (may('admin') || round.startedBy?.id === memberId)
  return (
    <Page title={round.title} crumbs={crumbs}>
      <PageHeader
        title={round.title}
        lead={factsOf(round)}
        actions={
          mayCancel ? (
            <Button variant="subtle" onClick={() => cancel.act({ round: id })}>
              {words.cancel}
            </Button>
          ) : null
        }
      />
      {isOpen && !you ? <p className={css.answer}>{words.notYours}</p> : null}
      {isOpen && you?.finishedAt ? <p className={css.answer}>{words.waiting}</p> : null}
      {isOpen && you && !you.finishedAt ? (
        <>
          <p className={css.quiet}>{words.hidden}</p>
          <GiveBlind round={id} pieces={round.items} />
          <Button
            variant="filled"
            disabled={round.items.some(({ isLooked }) => !isLooked)}
            loading={finish.isActing}
            onClick={() => finish.act({ round: id })}
          >
            {words.finish}
          </Button>
        </>
      ) : null}
      {round.state === 'revealed' ? <BlindAgreement round={id} /> : null}
    </Page>
  )
}

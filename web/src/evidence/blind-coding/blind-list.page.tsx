import { type BlindRound, listBlindRounds } from '@firsthand/contract/evidence/blind-coding'
import { Button } from '@mantine/core'
import { usePages } from '../../api/hooks.ts'
import { EmptyState } from '../../kit/empty-state.tsx'
import { Link } from '../../kit/link.tsx'
import { PageHeader } from '../../kit/page-header.tsx'
import { ListSkeleton } from '../../kit/skeletons.tsx'
import { useYou } from '../../shell/account.ts'
import { useAddressState } from '../../shell/address.ts'
import { Broken } from '../../shell/mishap.tsx'
import { Page } from '../../shell/page.tsx'
import { UnderstandingTabs } from '../understanding/tabs.tsx'
import css from '../understanding/understanding.module.css'
import { words } from './blind.words.ts'
import { StartRound } from './start-round.tsx'

/** "Would somebody else hear the same?" */
export default function BlindListPage() {
  const mayStart = useYou().may('member')
  const rounds = usePages(listBlindRounds, {})
  const [isStarting, setStarting] = useAddressState('start')
  return (
    <Page
      title={words.title}
      crumbs={[{ label: 'Evidence', path: '/evidence' }]}
      action={
        mayStart && !isStarting ? (
          <Button variant="filled" onClick={() => setStarting('yes')}>
            {words.start}
          </Button>
        ) : null
      }
    >
      <UnderstandingTabs current="blind" />
      <PageHeader title={words.question} lead={words.lead} />
      {isStarting && mayStart ? <StartRound /> : null}
      {rounds.failure ? <Broken error={rounds.failure} retry={rounds.retry} /> : null}
      {rounds.isPending ? <ListSkeleton /> : null}
      {rounds.items?.length === 0 && !isStarting ? (
        <EmptyState
          title={words.none}
          text={words.noneText}
          action={
            mayStart ? (
              <Button variant="filled" onClick={() => setStarting('yes')}>
                {words.start}
              </Button>
            ) : null
          }
        />
      ) : null}
      <ul className={css.list}>
        {rounds.items?.map((round) => (
          <li key={round.id} className={css.row}>
            <Link href={`/blind-coding/${round.id}`}>{round.title}</Link>
            <span className={css.quiet}>{factsOf(round)}</span>
          </li>
        ))}
      </ul>
    </Page>
  )
}

/** How far a round is, in one line. */
export function factsOf(round: BlindRound): string {
  const done = round.coders.filter(({ finishedAt }) => finishedAt !== null).map(({ name }) => name)
  const missing = round.coders.filter(({ finishedAt }) => finishedAt === null).map(({ name }) => name)
  return [
    words.state[round.state],
    words.pieces(round.pieces),
    round.state === 'open' && done.length > 0 ? words.finishedBy(done.join(', ')) : '',
    round.state === 'open' && missing.length > 0 ? words.waitsFor(missing.join(', ')) : '',
    round.state === 'open' && round.yours ? words.yours(round.yours.looked, round.pieces) : '',
  ]
    .filter(Boolean)
    .join(' · ')
}

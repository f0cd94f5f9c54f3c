import {
  type BlindRound,
  blindLimits,
  listBlindRounds,
  startBlindRound,
} from '@firsthand/contract/evidence/blind-coding'
import { listEvidence } from '@firsthand/contract/evidence/evidence'
import { listMembers } from '@firsthand/contract/platform/members'
import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { call } from '../../api/client.ts'
import { useAct, useOperation, usePages } from '../../api/hooks.ts'
import { useWorkspaceId } from '../../api/workspace.tsx'
import { EmptyState } from '../../kit/empty-state.tsx'
import { Link } from '../../kit/link.tsx'
import { PageHeader } from '../../kit/page-header.tsx'
import { ListSkeleton } from '../../kit/skeletons.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import { useYou } from '../../shell/account.ts'
import { useAddressState, useGo } from '../../shell/address.ts'
import { Broken } from '../../shell/mishap.tsx'
import { Page } from '../../shell/page.tsx'
import { UnderstandingTabs } from '../understanding/tabs.tsx'
import css from '../understanding/understanding.module.css'
import { words } from './blind.words.ts'

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

const sizes = ['10', '20', '40', '100', '200']

function StartRound() {
  const { memberId } = useYou()
  const workspace = useWorkspaceId()
  const go = useGo()
  const members = useOperation(listMembers, {}).data?.items.filter(({ role }) => role !== 'viewer')
  const [title, setTitle] = useState('')
  const [chosen, setChosen] = useState<string[]>(memberId ? [memberId] : [])
  const [many, setMany] = useState('20')
  const start = useAct(startBlindRound, {
    onDone: ({ round, leftOut }) => {
      showDone(words.started + words.leftOut(leftOut))
      go(`/blind-coding/${round.id}`)
    },
  })
  async function begin(event: FormEvent) {
    event.preventDefault()
    if (!workspace) return
    const { items } = await call(listEvidence, { limit: Number(many) }, { workspace })
    start.act({ title, coders: chosen, evidence: items.map(({ id }) => id) })
  }
  return (
    <form className={css.form} onSubmit={(event) => void begin(event).catch(() => {})}>
      <TextInput
        label={words.name}
        placeholder={words.nameHint}
        maxLength={blindLimits.title}
        required
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <Checkbox.Group label={words.coders} description={words.codersHint} value={chosen} onChange={setChosen}>
        <div className={css.line}>
          {members?.map(({ id, name }) => (
            <Checkbox key={id} value={id} label={name} />
          ))}
        </div>
      </Checkbox.Group>
      <NativeSelect
        label={words.howMany}
        value={many}
        onChange={(event) => setMany(event.currentTarget.value)}
        data={sizes}
      />
      <div>
        <Button type="submit" variant="filled" loading={start.isActing} disabled={chosen.length < 2}>
          {words.begin}
        </Button>
      </div>
    </form>
  )
}

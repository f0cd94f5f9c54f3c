import { recruitSteps } from '@firsthand/contract/studies/recruiting-channels'
import {
  type RecruitPlace,
  type RecruitRow,
  listRecruits,
  moveRecruit,
} from '@firsthand/contract/studies/recruits'
import { Button, SegmentedControl } from '@mantine/core'
import { Suspense, useState } from 'react'
import { useAct, usePages } from '../../api/hooks.ts'
import { Board } from '../../kit/board.tsx'
import { EmptyState } from '../../kit/empty-state.tsx'
import { Link } from '../../kit/link.tsx'
import { Section } from '../../kit/section.tsx'
import { CardSkeleton } from '../../kit/skeletons.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import { whenShown } from '../../kit/when-shown.tsx'
import { useYou } from '../../shell/account.ts'
import { useAddressState, useParam } from '../../shell/address.ts'
import { Broken } from '../../shell/mishap.tsx'
import { AlarmCard } from './alarm-card.tsx'
import { AskNext } from './ask-next.tsx'
import { RecruitList } from './recruit-list.tsx'
import css from './recruiting.module.css'
import { words as all } from './recruiting.words.ts'
import { StudyFrame } from './study-frame.tsx'

const words = all.recruit
const ends = ['declined', 'no_show'] as const

const Candidates = whenShown(() => import('./candidates.tsx'))
const RecruitDrawer = whenShown(() => import('./recruit-drawer.tsx'))

/** "Whom do we ask next?" */
export default function RecruitPage() {
  const study = useParam('study')
  const { may } = useYou()
  const [isFinding, setFinding] = useState(false)
  const [open, setOpen] = useAddressState('recruit')
  const [view, setView] = useAddressState('view')
  const isList = view === 'list'
  const recruits = usePages(listRecruits, { study, limit: 200 })
  const move = useAct(moveRecruit)
  const canMove = may('member')

  function moveTo(row: RecruitRow, to: string) {
    move.act({ recruit: row.id, to: to as RecruitPlace, version: row.version })
  }

  const find = canMove ? (
    <Button variant="filled" onClick={() => setFinding(true)}>
      {words.find}
    </Button>
  ) : null
  const ended = recruits.items?.filter((row) => ends.some((end) => end === row.step)) ?? []
  return (
    <StudyFrame study={study} at="recruit" question={words.question} action={find}>
      <div className={css.stack}>
        <AlarmCard study={study} />
        <AskNext study={study} onOpen={setOpen} />
        {recruits.failure ? <Broken error={recruits.failure} retry={recruits.retry} /> : null}
        {recruits.isPending ? <CardSkeleton rows={4} /> : null}
        {recruits.items?.length === 0 ? (
          <EmptyState
            title={words.emptyTitle}
            text={words.emptyText}
            action={find}
            example={<p>{words.example}</p>}
          />
        ) : null}
        {recruits.items && recruits.items.length > 0 ? (
          <Section
            title={words.board}
            actions={
              <div className={css.views}>
                <SegmentedControl
                  aria-label={words.view}
                  size="xs"
                  value={isList ? 'list' : 'board'}
                  onChange={(value) => setView(value === 'list' ? 'list' : '')}
                  data={[
                    { value: 'board', label: words.views.board },
                    { value: 'list', label: words.views.list },
                  ]}
                />
                <Link href="/rules-for-asking">{all.rules.link}</Link>
              </div>
            }
          >
            {isList ? (
              <RecruitList study={study} current={open} onOpen={setOpen} />
            ) : (
              <Board
                label={words.boardLabel}
                columns={recruitSteps.map((step) => {
                  const items = recruits.items!.filter((row) => row.step === step)
                  return {
                    id: step,
                    title: all.steps[step],
                    detail: items.length,
                    items,
                    ...(step === 'found' &&
                      recruits.loadMore && {
                        more: recruits.loadMore,
                        isLoadingMore: recruits.isLoadingMore,
                      }),
                  }
                })}
                itemKey={(row) => row.id}
                itemName={(row) => row.person.name}
                renderItem={(row) => <RecruitCard row={row} />}
                onOpen={(row) => setOpen(row.id)}
                {...(canMove && { onMove: moveTo })}
              />
            )}
          </Section>
        ) : null}
        {ended.length > 0 && !isList ? (
          <Section title={words.ended}>
            <ul className={css.plain}>
              {ended.map((row) => (
                <li key={row.id}>
                  <button type="button" className={css.link} onClick={() => setOpen(row.id)}>
                    {row.person.name}
                  </button>{' '}
                  <span className={css.faint}>{all.steps[row.step]}</span>
                </li>
              ))}
            </ul>
          </Section>
        ) : null}
      </div>
      <Suspense fallback={null}>
        {isFinding ? (
          <Candidates
            study={study}
            onClose={() => setFinding(false)}
            onTaken={(count) => {
              setFinding(false)
              showDone(words.taken(count))
            }}
          />
        ) : null}
        {open ? <RecruitDrawer id={open} onClose={() => setOpen('')} /> : null}
      </Suspense>
    </StudyFrame>
  )
}

function RecruitCard({ row }: { row: RecruitRow }) {
  const [held] = row.step === 'found' && !row.override ? row.heldBack : []
  return (
    <>
      <strong>{row.person.name}</strong>
      <p className={css.why}>
        {[
          row.person.contactTypes.map((type) => all.types[type] ?? type).join(', '),
          row.channel ? all.channels[row.channel] : all.channelUnsaid,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {row.why ? <p className={css.why}>{row.why}</p> : null}
      {held ? (
        <p className={css.held}>
          {words.heldBack}: {held.why}
        </p>
      ) : null}
    </>
  )
}

import {
  type ScreenerContent,
  type ScreenerView,
  listScreenerAnswers,
  openScreener,
  showScreener,
} from '@firsthand/contract/studies/screeners'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAct, useOperation, usePages } from '../../api/hooks.ts'
import { EmptyState } from '../../kit/empty-state.tsx'
import { relativeDays } from '../../kit/format.ts'
import { Link } from '../../kit/link.tsx'
import { Card, CardRow } from '../../kit/section.tsx'
import { CardSkeleton } from '../../kit/skeletons.tsx'
import { useYou } from '../../shell/account.ts'
import { useParam } from '../../shell/address.ts'
import { Broken } from '../../shell/mishap.tsx'
import css from './recruiting.module.css'
import { ScreenerEditor } from './screener-editor.tsx'
import { ScreenerLinks } from './screener-links.tsx'
import { words } from './screener.words.ts'
import { StudyFrame } from './study-frame.tsx'

const nothing: ScreenerContent = { title: '', intro: '', items: [], qualified: '', notThisTime: '', full: '' }

/** "Who fits this study?" */
export default function ScreenerPage() {
  const study = useParam('study')
  const { may } = useYou()
  const found = useOperation(showScreener, { study })
  const [isStarting, setStarting] = useState(false)
  // Once it is saved the editor begins anew, with what was kept.
  const [saves, setSaves] = useState(0)
  const screener = found.data?.screener
  return (
    <StudyFrame study={study} at="screener" question={words.question} lead={words.lead}>
      {found.failure ? <Broken error={found.failure} retry={found.retry} /> : null}
      {found.isPending ? <CardSkeleton rows={6} /> : null}
      {screener === null && !isStarting ? (
        <EmptyState
          title={words.emptyTitle}
          text={words.emptyText}
          action={
            may('member') ? (
              <Button variant="filled" onClick={() => setStarting(true)}>
                {words.start}
              </Button>
            ) : null
          }
          example={<p>{words.titleExample}</p>}
        />
      ) : null}
      {screener === null && isStarting ? (
        <ScreenerEditor study={study} content={nothing} version={0} canEdit />
      ) : null}
      {screener ? (
        <div className={css.stack}>
          <State screener={screener} />
          <ScreenerEditor
            key={`${study} ${saves}`}
            study={study}
            content={screener.content}
            version={screener.version}
            canEdit={may('member')}
            onSaved={() => setSaves((before) => before + 1)}
          />
          <ScreenerLinks screener={screener} />
          <Answers study={study} screener={screener} />
        </div>
      ) : null}
    </StudyFrame>
  )
}

function State({ screener }: { screener: ScreenerView }) {
  const { may } = useYou()
  const open = useAct(openScreener)
  const isOpen = screener.openedAt !== null
  return (
    <Card>
      <CardRow
        actions={
          may('member') ? (
            <Button
              size="xs"
              variant={isOpen ? 'default' : 'filled'}
              loading={open.isActing}
              onClick={() => open.act({ study: screener.study, isOpen: !isOpen })}
            >
              {isOpen ? words.close : words.open}
            </Button>
          ) : undefined
        }
      >
        {isOpen ? words.isOpen : screener.closedWhy === 'full' ? words.closedFull : words.isClosed}{' '}
        <span className={css.faint}>
          {words.counts(screener.answers.sent, screener.answers.qualified.hits)}
        </span>
      </CardRow>
    </Card>
  )
}

function Answers({ study, screener }: { study: string; screener: ScreenerView }) {
  const answers = usePages(listScreenerAnswers, { study, limit: 20 })
  return (
    <Card title={words.answers} count={screener.answers.sent}>
      {answers.failure ? <Broken error={answers.failure} retry={answers.retry} /> : null}
      {answers.items?.length === 0 ? <p className={css.faint}>{words.answersNone}</p> : null}
      {answers.items?.map((row) => (
        <CardRow key={row.id}>
          {row.person ? <Link href={`/people/${row.person.id}`}>{row.person.name}</Link> : words.anonymous}{' '}
          <span className={css.faint}>
            {row.end ? words.ends_[row.end] : words.draft} · {relativeDays(row.sentAt ?? row.startedAt)}
          </span>
          {row.answers.map((each) => (
            <p key={each.question} className={css.why}>
              {each.question} <strong>{each.answer}</strong>
            </p>
          ))}
        </CardRow>
      ))}
      {answers.loadMore ? (
        <Button size="xs" variant="subtle" onClick={answers.loadMore} loading={answers.isLoadingMore}>
          …
        </Button>
      ) : null}
    </Card>
  )
}

import { type LoopPerson, showLoop, untellOfLoop, updateLoop } from '@firsthand/contract/evidence/loops'
import { Button } from '@mantine/core'
import { Suspense, useState } from 'react'
import { useAct, usePages, useOperation } from '../../api/hooks.ts'
import { formatDate } from '../../kit/format.ts'
import { Link } from '../../kit/link.tsx'
import { PageHeader } from '../../kit/page-header.tsx'
import { Tag } from '../../kit/person-chip.tsx'
import { Section } from '../../kit/section.tsx'
import { CardSkeleton, HeaderSkeleton } from '../../kit/skeletons.tsx'
import { showUndo } from '../../kit/undo-toast.tsx'
import { whenShown } from '../../kit/when-shown.tsx'
import { useYou } from '../../shell/account.ts'
import { useGo, useParam } from '../../shell/address.ts'
import { Broken } from '../../shell/mishap.tsx'
import { Page } from '../../shell/page.tsx'
import css from './complaints.module.css'
import { loops, words } from './complaints.words.ts'
import { LinkEvidence } from './link-evidence.tsx'

const LetterDialog = whenShown(async () => ({ default: (await import('./letter-dialog.tsx')).LetterDialog }))

/** What we did, and everybody who told us about it: who knows, and who does not yet. */
export default function LoopPage() {
  const id = useParam('loop')
  const go = useGo()
  const mayChange = useYou().may('member')
  const shown = useOperation(showLoop, { loop: id, limit: 1 })
  const people = usePages(showLoop, { loop: id, limit: 50 })
  const [writing, setWriting] = useState<LoopPerson>()
  const archive = useAct(updateLoop)
  const loop = shown.data?.loop
  return (
    <Page
      title={loop?.did ?? ''}
      crumbs={[
        { label: words.title, path: '/complaints' },
        { label: loops.title, path: '/complaints/loops' },
      ]}
    >
      {shown.failure ? <Broken error={shown.failure} retry={shown.retry} /> : null}
      {!loop && !shown.failure ? (
        <>
          <HeaderSkeleton />
          <CardSkeleton rows={3} />
        </>
      ) : null}
      {loop ? (
        <>
          <PageHeader
            title={loop.did}
            lead={`${formatDate(loop.didOn)} · ${loop.people === 0 ? loops.nobodyLinked : loops.count(loop.told, loop.people)}`}
            actions={
              mayChange && loop.archivedAt === null ? (
                <Button
                  onClick={() =>
                    void archive.perform({ loop: id, archived: true }).then(
                      () => {
                        showUndo(loops.archived, () => archive.act({ loop: id, archived: false }))
                        go('/complaints/loops')
                      },
                      () => {},
                    )
                  }
                >
                  {loops.archive}
                </Button>
              ) : null
            }
          />
          <Section title={loops.who}>
            <ul className={css.rows}>
              {(people.items ?? []).map((each) => (
                <Teller
                  key={each.person.id}
                  loop={id}
                  teller={each}
                  mayChange={mayChange}
                  onWrite={() => setWriting(each)}
                />
              ))}
            </ul>
            {people.items?.length === 0 ? <p className={css.hint}>{loops.nobodyLinked}</p> : null}
            {people.loadMore ? (
              <Button variant="subtle" fullWidth loading={people.isLoadingMore} onClick={people.loadMore}>
                {words.showAll}
              </Button>
            ) : null}
          </Section>
          {mayChange ? <LinkEvidence loop={id} /> : null}
        </>
      ) : null}
      {writing ? (
        <Suspense fallback={null}>
          <LetterDialog
            loop={id}
            teller={writing}
            mayTell={mayChange}
            onClose={() => setWriting(undefined)}
          />
        </Suspense>
      ) : null}
    </Page>
  )
}

function Teller({
  loop,
  teller,
  mayChange,
  onWrite,
}: {
  loop: string
  teller: LoopPerson
  mayChange: boolean
  onWrite: () => void
}) {
  const { person, said, toldAt, toldBy, mayContact } = teller
  const untell = useAct(untellOfLoop)
  const change = useAct(updateLoop)
  return (
    <li>
      <div>
        <Link href={`/people/${person.id}`}>{person.name}</Link>{' '}
        {mayContact ? null : <Tag>{loops.noContact}</Tag>}{' '}
        <span className={css.hint}>
          {toldAt ? loops.toldBy(formatDate(toldAt), toldBy?.name ?? '') : loops.notTold}
        </span>
        {said.map((each) => (
          <p key={each.id}>
            <Link
              href={each.kind === 'evidence' ? `/evidence?open=${each.id}` : `/complaints?open=${each.id}`}
            >
              “<bdi>{each.words}</bdi>”
            </Link>{' '}
            {mayChange ? (
              <Button
                size="xs"
                variant="subtle"
                color="gray"
                aria-label={`${loops.unlink}: ${each.words.slice(0, 60)}`}
                onClick={() =>
                  change.act({
                    loop,
                    unlink: each.kind === 'evidence' ? { evidence: [each.id] } : { complaints: [each.id] },
                  })
                }
              >
                {loops.unlink}
              </Button>
            ) : null}
          </p>
        ))}
      </div>
      <div className={css.acts}>
        {toldAt && mayChange ? (
          <Button
            size="xs"
            variant="subtle"
            color="gray"
            aria-label={`${loops.untell}: ${person.name}`}
            loading={untell.isActing}
            onClick={() => untell.act({ loop, person: person.id })}
          >
            {loops.untell}
          </Button>
        ) : null}
        <Button size="xs" aria-label={loops.letterFor(person.name)} onClick={onWrite}>
          {loops.letter}
        </Button>
      </div>
    </li>
  )
}

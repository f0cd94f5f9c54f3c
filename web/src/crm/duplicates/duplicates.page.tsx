import { ActionIcon, Button } from '@mantine/core'
import {
  listDuplicates,
  showDuplicateStatus,
  tellApart,
  untellApart,
} from '@firsthand/contract/crm/duplicates'
import { mergePeople, unmergePeople } from '@firsthand/contract/crm/merges'
import { useState } from 'react'
import { useAct, useOperation, usePages } from '../../api/hooks.ts'
import { EmptyState } from '../../kit/empty-state.tsx'
import { Icon } from '../../kit/icon.tsx'
import { ListTable } from '../../kit/list-table.tsx'
import { PageHeader } from '../../kit/page-header.tsx'
import { Section } from '../../kit/section.tsx'
import { CardSkeleton } from '../../kit/skeletons.tsx'
import { showDone, showUndo } from '../../kit/undo-toast.tsx'
import { useHotkeyScope } from '../../kit/use-hotkey-scope.ts'
import { useYou } from '../../shell/account.ts'
import { useAddressState, useGo } from '../../shell/address.ts'
import { Broken } from '../../shell/mishap.tsx'
import { Page } from '../../shell/page.tsx'
import { Compare } from './compare.tsx'
import css from './duplicates.module.css'
import { reasonWords, words } from './duplicates.words.ts'
import { PastMerges } from './past-merges.tsx'
import { Reasons } from './reasons.tsx'
import { RuleSwitch, ScanState } from './scan-state.tsx'
import { ToldApart } from './told-apart.tsx'

/** "Who is here twice?" */
export default function DuplicatesPage() {
  const { may } = useYou()
  const go = useGo()
  const [person, setPerson] = useAddressState('person')
  const status = useOperation(showDuplicateStatus, {})
  const pairs = usePages(listDuplicates, { person: person || undefined, limit: 50 }, { keepShowing: true })
  const [chosen, setChosen] = useState<string>()
  const items = pairs.items ?? []
  const found = items.findIndex((pair) => pair.id === chosen)
  const place = Math.max(0, found)
  const pair = items[place]
  const unmerge = useAct(unmergePeople, { onDone: () => showDone(words.unmerged) })
  const untell = useAct(untellApart)
  const merge = useAct(mergePeople, {
    onDone: ({ merge: id, person: kept }) =>
      showUndo(words.merged(kept.name), () => unmerge.act({ merge: id! })),
  })
  const apart = useAct(tellApart, {
    onDone: (_, sent) =>
      showUndo(words.toldApart(nameOf(sent.one), nameOf(sent.other)), () => untell.act(sent)),
  })
  const nameOf = (id: string) =>
    items.flatMap(({ one, other }) => [one, other]).find((each) => each.id === id)?.name ?? ''
  const step = (by: number) => {
    const next = place + by
    if (next >= items.length) pairs.loadMore?.()
    setChosen(items[Math.max(0, Math.min(items.length - 1, next))]?.id)
  }
  /** After a decision the next pair stands there, not the first. */
  const moveOn = () => setChosen(items[place + 1]?.id ?? items[place - 1]?.id)
  useHotkeyScope(
    [
      { keys: 'j', does: words.next, group: words.title, run: () => step(1) },
      { keys: 'k', does: words.previous, group: words.title, run: () => step(-1) },
    ],
    { enabled: items.length > 0 },
  )
  const total = pairs.total
    ? pairs.total.exact
      ? pairs.total.count.toLocaleString('en')
      : `${pairs.total.count.toLocaleString('en')}+`
    : String(items.length)
  const failure = pairs.failure ?? status.failure
  return (
    <Page title={words.title} crumbs={[{ label: words.people, path: '/people' }]}>
      <PageHeader
        title={words.question}
        lead={words.lead}
        actions={
          may('member') ? <Button onClick={() => go('/people/merge')}>{words.chooseTwo}</Button> : null
        }
      />
      {failure ? <Broken error={failure} retry={() => (pairs.retry(), status.retry())} /> : null}
      {status.data ? <ScanState status={status.data} /> : null}
      {pairs.isPending ? <CardSkeleton rows={8} /> : null}
      <div className={css.stack}>
        {pair ? (
          <>
            <div>
              <div className={css.bar}>
                <p aria-live="polite">{words.at(place + 1, total)}</p>
                <div className={css.steps}>
                  <ActionIcon aria-label={words.previous} disabled={place === 0} onClick={() => step(-1)}>
                    <Icon name="left" />
                  </ActionIcon>
                  <ActionIcon
                    aria-label={words.next}
                    disabled={place >= items.length - 1 && !pairs.loadMore}
                    onClick={() => step(1)}
                  >
                    <Icon name="right" />
                  </ActionIcon>
                </div>
              </div>
              <Compare
                key={pair.id}
                pair={{ one: pair.one.id, other: pair.other.id }}
                found={pair}
                mayChange={may('member')}
                isMerging={merge.isActing}
                onMerge={({ kept, gone, picks }) => {
                  moveOn()
                  merge.act({ person: kept.id, other: gone.id, picks })
                }}
                onApart={() => {
                  moveOn()
                  // One after the other, as fast as somebody decides: none waits for the one before.
                  void apart.perform({ one: pair.one.id, other: pair.other.id }).catch(() => undefined)
                }}
              />
            </div>
            <Section title={words.list} count={pairs.total ? words.waiting(pairs.total) : undefined}>
              <ListTable
                label={words.list}
                rows={items}
                rowKey={(row) => row.id}
                current={pair.id}
                onOpen={(row) => {
                  setChosen(row.id)
                  document.querySelector('h1')?.scrollIntoView({ block: 'nearest' })
                }}
                keysFromAnywhere={false}
                columns={[
                  {
                    id: 'pair',
                    header: words.pair,
                    priority: 1,
                    render: (row) => `${row.one.name} · ${row.other.name}`,
                  },
                  {
                    id: 'chance',
                    header: words.chance,
                    width: '190px',
                    render: (row) => (row.isExact ? words.exact : words.probability(row.probability)),
                  },
                  {
                    id: 'why',
                    header: words.why,
                    priority: 3,
                    render: (row) =>
                      reasonWords(
                        row.reasons.toSorted((a, b) => b.weight - a.weight)[0] ?? {
                          field: 'given name',
                          says: '',
                          weight: 0,
                        },
                      ),
                  },
                ]}
                {...(pairs.loadMore && { onLoadMore: pairs.loadMore })}
                loadingMore={pairs.isLoadingMore}
              />
            </Section>
          </>
        ) : null}
        {pairs.items?.length === 0 ? (
          <EmptyState
            title={words.emptyTitle}
            text={status.data?.scannedAt ? words.emptyDone : words.emptyNever}
            action={person ? <Button onClick={() => setPerson('')}>{words.list}</Button> : null}
            example={<Example />}
          />
        ) : null}
        {status.data ? <RuleSwitch status={status.data} /> : null}
        <PastMerges mayChange={may('member')} />
        <ToldApart mayChange={may('member')} />
      </div>
    </Page>
  )
}

function Example() {
  return (
    <>
      <p>
        {words.exampleOne} · {words.exampleOther}
      </p>
      <Reasons
        reasons={[
          { field: 'given name', says: 'a short form, an initial, or one slip apart', weight: 3 },
          { field: 'family name', says: words.same, weight: 9 },
          { field: 'phone', says: words.same, weight: 14 },
        ]}
      />
    </>
  )
}

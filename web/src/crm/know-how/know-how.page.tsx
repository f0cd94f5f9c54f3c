import { type KnowHowView, listKnowHow } from '@firsthand/contract/crm/know-how'
import { Button } from '@mantine/core'
import { Suspense } from 'react'
import { useOperation, usePages } from '../../api/hooks.ts'
import { EmptyState } from '../../kit/empty-state.tsx'
import { Icon } from '../../kit/icon.tsx'
import { Link } from '../../kit/link.tsx'
import { PageHeader } from '../../kit/page-header.tsx'
import { Card } from '../../kit/section.tsx'
import { CardSkeleton } from '../../kit/skeletons.tsx'
import { whenShown } from '../../kit/when-shown.tsx'
import { useYou } from '../../shell/account.ts'
import { useAddressState } from '../../shell/address.ts'
import { Broken } from '../../shell/mishap.tsx'
import { Page } from '../../shell/page.tsx'
import { words as shared } from '../crm.words.ts'
import { EntryList } from './entry-list.tsx'
import css from './know-how.module.css'
import { words } from './know-how.words.ts'

const KnowHowForm = whenShown(() => import('./know-how-form.tsx'))

/** "What do we know ourselves?" Yours first, to be written; then the colleagues', to be asked. */
export default function KnowHowPage() {
  const { memberId, may } = useYou()
  const [add, setAdd] = useAddressState('add')
  const yours = useOperation(listKnowHow, { member: memberId, limit: 200 })
  const all = usePages(listKnowHow, { of: 'members', limit: 200 })
  const colleagues = (all.items ?? []).filter((entry) => entry.member?.id !== memberId)
  const failure = yours.failure ?? all.failure
  const isAdding = add === 'yes' && may('member')
  return (
    <Page
      title={words.title}
      crumbs={[{ label: shared.people, path: '/people' }]}
      width="reading"
      action={
        <Button component={Link} href="/people/ways-in">
          {words.waysIn}
        </Button>
      }
    >
      <PageHeader title={words.question} lead={words.lead} />
      {failure ? (
        <Broken
          error={failure}
          retry={() => {
            yours.retry()
            all.retry()
          }}
        />
      ) : null}
      {yours.isPending || all.isPending ? <CardSkeleton rows={5} /> : null}
      {yours.data && all.items ? (
        <div className={css.parts}>
          {may('member') ? (
            <Card
              title={words.yours}
              actions={
                isAdding ? null : (
                  <Button size="xs" leftSection={<Icon name="plus" />} onClick={() => setAdd('yes')}>
                    {words.add}
                  </Button>
                )
              }
            >
              {isAdding ? (
                <Suspense fallback={<CardSkeleton rows={3} />}>
                  <KnowHowForm onClose={() => setAdd('')} />
                </Suspense>
              ) : null}
              <EntryList entries={yours.data.items} mayChange />
              {yours.data.items.length === 0 && !isAdding ? (
                <EmptyState title={words.none} text={words.noneText} example={<p>{words.exampleEntry}</p>} />
              ) : null}
            </Card>
          ) : null}
          <Card title={words.colleagues}>
            {colleagues.length === 0 ? <p>{words.nobody}</p> : null}
            {byWhom(colleagues).map(([name, entries]) => (
              <div key={entries[0]!.member!.id}>
                <h3 className={css.who}>{name}</h3>
                <EntryList entries={entries} mayChange={may('admin')} />
              </div>
            ))}
            {all.loadMore ? (
              <Button size="xs" onClick={all.loadMore} loading={all.isLoadingMore}>
                {words.colleagues} …
              </Button>
            ) : null}
          </Card>
        </div>
      ) : null}
    </Page>
  )
}

function byWhom(entries: KnowHowView[]): [string, KnowHowView[]][] {
  const groups = Map.groupBy(entries, (entry) => entry.member!.id)
  return [...groups.values()]
    .map((some): [string, KnowHowView[]] => [some[0]!.member!.name, some])
    .toSorted(([a], [b]) => a.localeCompare(b))
}

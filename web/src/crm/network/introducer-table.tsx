import { type Introducer, listIntroducers } from '@firsthand/contract/crm/network'
import { Suspense, useState } from 'react'
import { usePages } from '../../api/hooks.ts'
import { Drawer } from '../../kit/drawer.tsx'
import { Link } from '../../kit/link.tsx'
import { ListTable } from '../../kit/list-table.tsx'
import { Section } from '../../kit/section.tsx'
import { ListSkeleton } from '../../kit/skeletons.tsx'
import { whenShown } from '../../kit/when-shown.tsx'
import { Broken } from '../../shell/mishap.tsx'
import css from './network.module.css'
import { words } from './network.words.ts'

const IntroducedTree = whenShown(() => import('./introduced-tree.tsx'))

/** Who brings whom, most first; a row opens the tree below somebody. */
export function IntroducerTable() {
  const introducers = usePages(listIntroducers, { limit: 50 })
  const [open, setOpen] = useState<Introducer['person']>()
  if (introducers.failure) return <Broken error={introducers.failure} retry={introducers.retry} />
  return (
    <Section title={words.introducers}>
      {introducers.items ? null : <ListSkeleton />}
      {introducers.items?.length === 0 ? <p className={css.hint}>{words.introducersNone}</p> : null}
      {introducers.items && introducers.items.length > 0 ? (
        <>
          <ListTable
            label={words.introducers}
            rows={introducers.items}
            rowKey={(row) => row.person.id}
            rowName={(row) => row.person.name}
            onOpen={(row) => setOpen(row.person)}
            {...(open && { current: open.id })}
            columns={[
              {
                id: 'name',
                header: words.introducer,
                priority: 1,
                width: 'minmax(0, 2fr)',
                render: (row) => [row.person.name, row.person.organisation?.name].filter(Boolean).join(' · '),
              },
              {
                id: 'brought',
                header: words.brought,
                width: '88px',
                end: true,
                render: (row) => row.brought,
              },
              { id: 'met', header: words.met, width: '72px', end: true, render: (row) => row.met },
              { id: 'voices', header: words.evidence, width: '88px', end: true, render: (row) => row.voices },
            ]}
            {...(introducers.loadMore && { onLoadMore: introducers.loadMore })}
            loadingMore={introducers.isLoadingMore}
          />
          <p className={css.hint}>{words.evidenceHint}</p>
        </>
      ) : null}
      <Drawer
        opened={open !== undefined}
        onClose={() => setOpen(undefined)}
        title={open ? words.tree(open.name) : ''}
        actions={open ? <Link href={`/people/${open.id}`}>{words.openPerson}</Link> : null}
        takesFocus={false}
      >
        {open ? (
          <Suspense fallback={<ListSkeleton />}>
            <IntroducedTree person={open.id} />
          </Suspense>
        ) : null}
      </Drawer>
    </Section>
  )
}

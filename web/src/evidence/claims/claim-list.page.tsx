import { listClaims } from '@firsthand/contract/evidence/claims'
import { claimKinds, rungs } from '@firsthand/contract/evidence/kinds'
import { showWorkspace } from '@firsthand/contract/platform/members'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useOperation, usePages } from '../../api/hooks.ts'
import { PageHeader } from '../../kit/page-header.tsx'
import { ListSkeleton } from '../../kit/skeletons.tsx'
import { FeedButton } from '../../platform/connections/feed-button.tsx'
import { useYou } from '../../shell/account.ts'
import { useAddressState, useGo } from '../../shell/address.ts'
import { ExportList } from '../../shell/export-list.tsx'
import { Broken } from '../../shell/mishap.tsx'
import { Page } from '../../shell/page.tsx'
import { ClaimFilters, type ClaimSort } from './claim-filters.tsx'
import { NoClaimFits, NoClaimYet } from './claim-list-empty.tsx'
import { ClaimTable } from './claim-table.tsx'
import { words } from './claims.words.ts'
import { NewClaim } from './new-claim.tsx'

/** "What do we believe, and how sure may we be?" */
export default function ClaimListPage() {
  const mayWrite = useYou().may('member')
  const go = useGo()
  const [isNew] = useAddressState('new')
  const [q, setQ] = useAddressState('q')
  const [typed, setTyped] = useState(q)
  const [asked] = useDebouncedValue(typed, 150)
  const [rungName, setRung] = useAddressState('rung')
  const [kindName, setKind] = useAddressState('kind')
  const [archived, setArchived] = useAddressState('archived')
  const [order, setOrder] = useAddressState('sort')
  const rung = rungs.find((each) => each === rungName)
  const kind = claimKinds.find((each) => each === kindName)
  const sort: ClaimSort = order === 'newest' || order === 'rung' ? order : 'risk'
  const isArchived = archived === 'yes'
  const isNarrowed = asked !== '' || rung !== undefined || kind !== undefined || isArchived
  const claims = usePages(
    listClaims,
    { q: asked || undefined, rung, kind, sort, archived: isArchived, limit: 50 },
    { keepShowing: true },
  )
  const workspace = useOperation(showWorkspace, {})

  function clear() {
    setTyped('')
    go('/claims', { replace: true })
  }

  return (
    <Page title={words.title}>
      <PageHeader
        title={isArchived ? words.archivedQuestion : words.question}
        actions={
          <>
            <FeedButton kind="claims" />
            <ExportList
              operation={listClaims}
              sent={{ q: asked || undefined, rung, kind, sort, archived: isArchived }}
            />
          </>
        }
      />
      {mayWrite && !isArchived ? <NewClaim isAsked={isNew === 'yes'} /> : null}
      <ClaimFilters
        search={{
          value: typed,
          onChange: (value) => {
            setTyped(value)
            setQ(value)
          },
        }}
        rung={rung}
        onRung={setRung}
        kind={kind}
        onKind={setKind}
        isArchived={isArchived}
        onArchived={(value) => setArchived(value ? 'yes' : '')}
        sort={sort}
        onSort={(value) => setOrder(value === 'risk' ? '' : value)}
        onClear={clear}
        count={claims.items ? words.count(claims.items.length, claims.loadMore !== undefined) : undefined}
      />
      {claims.failure ? <Broken error={claims.failure} retry={claims.retry} /> : null}
      {claims.isPending ? <ListSkeleton /> : null}
      {claims.items && claims.items.length > 0 ? (
        <ClaimTable
          claims={claims.items}
          halfLifeDays={workspace.data?.halfLifeDays ?? 180}
          {...(claims.loadMore && { onLoadMore: claims.loadMore })}
          isLoadingMore={claims.isLoadingMore}
        />
      ) : null}
      {claims.items?.length === 0 ? isNarrowed ? <NoClaimFits onClear={clear} /> : <NoClaimYet /> : null}
    </Page>
  )
}

import { listCommitments, totalCommitments } from '@firsthand/contract/evidence/commitments'
import type { Sent } from '@firsthand/contract/core/operation'
import { commitmentKinds, commitmentStates } from '@firsthand/contract/evidence/kinds'
import { Button, Select } from '@mantine/core'
import { Suspense } from 'react'
import { useOperation, usePages } from '../../api/hooks.ts'
import { EmptyState } from '../../kit/empty-state.tsx'
import { Card } from '../../kit/section.tsx'
import { ListSkeleton } from '../../kit/skeletons.tsx'
import { whenShown } from '../../kit/when-shown.tsx'
import { useYou } from '../../shell/account.ts'
import { useAddressState } from '../../shell/address.ts'
import { ExportList } from '../../shell/export-list.tsx'
import { Broken } from '../../shell/mishap.tsx'
import css from '../promises/promises.module.css'
import { words } from '../promises/promises.words.ts'
import { CommitmentList } from './commitment-list.tsx'
import { formatSum } from './format-sum.ts'

const CommitmentForm = whenShown(() => import('./commitment-form.tsx'))

/** What people gave us: time, their name, money; with the sums by currency. */
export function CommitmentsView() {
  const { may } = useYou()
  const [kindText, setKind] = useAddressState('kind')
  const [stateText, setState] = useAddressState('state')
  const [person] = useAddressState('person')
  const [adding, setAdding] = useAddressState('add')
  const kind = commitmentKinds.find((each) => each === kindText)
  const state = commitmentStates.find((each) => each === stateText)
  const filters = { ...(kind && { kind }), ...(state && { state }), ...(person && !adding && { person }) }
  const found = usePages(listCommitments, { ...filters, limit: 50 }, { keepShowing: true })
  const isFiltered = kind !== undefined || state !== undefined || person !== ''
  return (
    <>
      <div className={css.filters}>
        <Select
          label={words.kind}
          placeholder={words.allKinds}
          clearable
          value={kind ?? null}
          onChange={(chosen) => setKind(chosen ?? '')}
          data={commitmentKinds.map((value) => ({ value, label: words.kinds[value] }))}
        />
        <Select
          label={words.state}
          placeholder={words.allStates}
          clearable
          value={state ?? null}
          onChange={(chosen) => setState(chosen ?? '')}
          data={commitmentStates.map((value) => ({ value, label: words.commitmentStates[value] }))}
        />
        <ExportList operation={listCommitments} sent={filters} />
        {may('member') ? (
          <Button variant="filled" onClick={() => setAdding('yes')}>
            {words.commit}
          </Button>
        ) : null}
      </div>
      <Totals filters={filters} />
      {found.failure ? <Broken error={found.failure} retry={found.retry} /> : null}
      {found.isPending ? <ListSkeleton /> : null}
      {found.items?.length ? (
        <Card flush>
          <CommitmentList commitments={found.items} mayChange={may('member')} />
          {found.loadMore ? (
            <Button variant="subtle" fullWidth loading={found.isLoadingMore} onClick={found.loadMore}>
              {words.more}
            </Button>
          ) : null}
        </Card>
      ) : null}
      {found.items?.length === 0 ? (
        <EmptyState
          title={isFiltered ? words.noneSuchCommitment : words.noCommitments}
          text={isFiltered ? undefined : words.noCommitmentsText}
          example={isFiltered ? undefined : <Card>{words.commitmentExample}</Card>}
        />
      ) : null}
      <Suspense fallback={null}>
        {adding === 'yes' && may('member') ? (
          <CommitmentForm person={person || undefined} onClose={() => setAdding('')} />
        ) : null}
      </Suspense>
    </>
  )
}

function Totals({ filters }: { filters: Parameters<typeof useTotals>[0] }) {
  const totals = useTotals(filters)
  if (!totals.data || totals.data.money.length === 0) return null
  return (
    <dl className={css.totals} aria-label={words.totals}>
      {totals.data.money.flatMap((total) =>
        (['given', 'kept', 'notKept', 'released'] as const)
          .filter((field) => total[field] !== '0')
          .map((field) => (
            <div key={`${total.currency} ${field}`}>
              <dt>{`${total.currency} ${words.totalOf[field]}`}</dt>
              <dd>{formatSum(total[field], total)}</dd>
            </div>
          )),
      )}
    </dl>
  )
}

function useTotals(filters: Sent<typeof totalCommitments>) {
  return useOperation(totalCommitments, filters)
}

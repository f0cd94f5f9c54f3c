import { listPromises } from '@firsthand/contract/evidence/promises'
import { Button, SegmentedControl, Switch } from '@mantine/core'
import { Suspense } from 'react'
import { usePages } from '../../api/hooks.ts'
import { EmptyState } from '../../kit/empty-state.tsx'
import { Card } from '../../kit/section.tsx'
import { ListSkeleton } from '../../kit/skeletons.tsx'
import { whenShown } from '../../kit/when-shown.tsx'
import { useYou } from '../../shell/account.ts'
import { useAddressState } from '../../shell/address.ts'
import { ExportList } from '../../shell/export-list.tsx'
import { Broken } from '../../shell/mishap.tsx'
import css from '../complaints/complaints.module.css'
import { KeptShare } from './kept-share.tsx'
import { PromiseList } from './promise-list.tsx'
import { words } from './promises.words.ts'

const PromiseForm = whenShown(() => import('./promise-form.tsx'))

type View = keyof typeof words.views

/** What we promised: due ones by their day, with the share that we keep beside them. */
export function PromisesView() {
  const { may, memberId } = useYou()
  const [chosen, setView] = useAddressState('view')
  const [member, setMember] = useAddressState('member')
  const [adding, setAdding] = useAddressState('add')
  const [person] = useAddressState('person')
  const [counted] = useAddressState('counted')
  const [since] = useAddressState('since')
  const view: View = chosen in words.views ? (chosen as View) : 'due'
  const asked = {
    ...(counted === 'yes' ? { of: 'counted' as const } : view !== 'all' && { of: view }),
    ...(member && { member }),
    ...(since && { since }),
    ...(person && !adding && { person }),
  }
  const promises = usePages(listPromises, { ...asked, limit: 50 }, { keepShowing: true })
  const isFiltered = view !== 'due' || member !== '' || counted !== ''
  return (
    <>
      <div className={css.bar}>
        <SegmentedControl
          className={css.views}
          aria-label={words.viewsLabel}
          value={counted === 'yes' ? '' : view}
          onChange={setView}
          data={Object.entries(words.views).map(([value, label]) => ({ value, label }))}
        />
        <Switch
          label={words.yours}
          checked={member !== '' && member === memberId}
          onChange={(event) => setMember(event.currentTarget.checked ? (memberId ?? '') : '')}
        />
        <ExportList operation={listPromises} sent={asked} />
        {may('member') ? (
          <Button variant="filled" onClick={() => setAdding('yes')}>
            {words.add}
          </Button>
        ) : null}
      </div>
      {promises.failure ? <Broken error={promises.failure} retry={promises.retry} /> : null}
      {promises.isPending ? <ListSkeleton /> : null}
      {promises.items?.length ? (
        <Card flush>
          <PromiseList promises={promises.items} mayChange={may('member')} />
          {promises.loadMore ? (
            <Button variant="subtle" fullWidth loading={promises.isLoadingMore} onClick={promises.loadMore}>
              {words.more}
            </Button>
          ) : null}
        </Card>
      ) : null}
      {promises.items?.length === 0 ? (
        <EmptyState
          title={isFiltered ? words.noneSuch : words.none}
          text={isFiltered ? undefined : words.noneText}
          example={isFiltered ? undefined : <Card>{words.example}</Card>}
        />
      ) : null}
      <KeptShare />
      {adding === 'yes' && may('member') ? (
        <Suspense fallback={null}>
          <PromiseForm person={person || undefined} onClose={() => setAdding('')} />
        </Suspense>
      ) : null}
    </>
  )
}

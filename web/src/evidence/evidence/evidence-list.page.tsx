import { type EvidenceView, listEvidence } from '@firsthand/contract/evidence/evidence'
import { Button } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { usePages } from '../../api/hooks.ts'
import { Link } from '../../kit/link.tsx'
import { PageHeader } from '../../kit/page-header.tsx'
import { ListSkeleton, QuoteSkeleton } from '../../kit/skeletons.tsx'
import { useHotkeyScope } from '../../kit/use-hotkey-scope.ts'
import { useYou } from '../../shell/account.ts'
import { useAddressState, useAddressStates, useGo } from '../../shell/address.ts'
import { ExportList } from '../../shell/export-list.tsx'
import { Broken } from '../../shell/mishap.tsx'
import { Page } from '../../shell/page.tsx'
import { EvidenceDrawer } from './evidence-drawer.tsx'
import { EvidenceFilters } from './evidence-filters.tsx'
import { EvidenceReading, EvidenceRows } from './evidence-list.tsx'
import { NoEvidenceFits, NoEvidenceYet } from './evidence-list-empty.tsx'
import { words } from './evidence.words.ts'
import { MakeEvidence } from './make-evidence.tsx'
import { knownOf, narrowings, sentFor } from './narrowed.ts'

/** "What did they say and do?" */
export default function EvidenceListPage() {
  const mayMake = useYou().may('member')
  const go = useGo()
  const [open, setOpen] = useAddressState('open')
  const [make, setMake] = useAddressState('make')
  const [view, setView] = useAddressState('view')
  const [q, setQ] = useAddressState('q')
  const [typed, setTyped] = useState(q)
  const [asked] = useDebouncedValue(typed, 150)
  // The filters live in the address, so that a narrowed list can be shared, and a number can lead to what it counts.
  const [address, narrow] = useAddressStates(narrowings)
  const narrowed = knownOf(address)
  const sent = sentFor(narrowed)
  const evidence = usePages(
    listEvidence,
    { ...sent, q: asked || undefined, limit: 40 },
    { keepShowing: true },
  )
  const isNarrowed = asked !== '' || Object.values(narrowed).some((value) => value !== '')
  const isRows = view === 'rows'
  useHotkeyScope([{ keys: 'n', does: words.make, group: words.title, run: () => setMake('yes') }], {
    enabled: mayMake,
  })

  function clear() {
    setTyped('')
    go(isRows ? '/evidence?view=rows' : '/evidence', { replace: true })
  }
  const list = {
    current: open,
    onOpen: (piece: EvidenceView) => setOpen(piece.id),
    ...(evidence.loadMore && { onLoadMore: evidence.loadMore }),
    isLoadingMore: evidence.isLoadingMore,
  }
  return (
    <Page
      title={words.title}
      action={
        mayMake ? (
          <Button variant="filled" onClick={() => setMake('yes')}>
            {words.make}
          </Button>
        ) : null
      }
    >
      <PageHeader
        title={words.question}
        lead={words.lead}
        actions={
          <>
            <ExportList operation={listEvidence} sent={{ ...sent, q: asked || undefined }} />
            <Button
              component={Link}
              href={asked ? `/search?${new URLSearchParams({ q: asked }).toString()}` : '/search'}
            >
              {words.searchAll}
            </Button>
            <Button component={Link} href="/codes">
              {words.codebook}
            </Button>
          </>
        }
      />
      <EvidenceFilters
        search={{
          value: typed,
          onChange: (value) => {
            setTyped(value)
            setQ(value)
          },
        }}
        narrowed={narrowed}
        onNarrow={narrow}
        onClear={clear}
        sourceTitle={
          evidence.items?.find((piece) => piece.source?.id === narrowed.source)?.source?.title ?? undefined
        }
        view={isRows ? 'rows' : 'reading'}
        onView={(value) => setView(value === 'rows' ? 'rows' : '')}
        count={
          evidence.items ? words.count(evidence.items.length, evidence.loadMore !== undefined) : undefined
        }
      />
      {evidence.failure ? <Broken error={evidence.failure} retry={evidence.retry} /> : null}
      {evidence.isPending ? isRows ? <ListSkeleton /> : <QuoteSkeleton count={4} /> : null}
      {evidence.items && evidence.items.length > 0 ? (
        isRows ? (
          <EvidenceRows evidence={evidence.items} {...list} />
        ) : (
          <EvidenceReading evidence={evidence.items} mark={asked} {...list} />
        )
      ) : null}
      {evidence.items?.length === 0 ? (
        isNarrowed ? (
          <NoEvidenceFits onClear={clear} />
        ) : (
          <NoEvidenceYet mayMake={mayMake} onMake={() => setMake('yes')} />
        )
      ) : null}
      {make === 'yes' && mayMake ? (
        <MakeEvidence person={narrowed.person || undefined} onClose={() => setMake('')} onMade={setOpen} />
      ) : open ? (
        <EvidenceDrawer id={open} onClose={() => setOpen('')} takesFocus={false} />
      ) : null}
    </Page>
  )
}

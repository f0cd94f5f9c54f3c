import type { ClaimView } from '@firsthand/contract/evidence/claims'
import { listEvidence } from '@firsthand/contract/evidence/evidence'
import { Button, SegmentedControl, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import { useRef, useState } from 'react'
import { usePages } from '../../api/hooks.ts'
import { Drawer } from '../../kit/drawer.tsx'
import { Icon } from '../../kit/icon.tsx'
import { words as kit } from '../../kit/kit.words.ts'
import { Link } from '../../kit/link.tsx'
import { QuoteSkeleton } from '../../kit/skeletons.tsx'
import { showUndo } from '../../kit/undo-toast.tsx'
import { Broken } from '../../shell/mishap.tsx'
import { EvidenceCard } from '../evidence/evidence-card.tsx'
import { useFirstFocus } from '../use-first-focus.ts'
import css from './claim.module.css'
import { page } from './claims.words.ts'
import { useClaimActs } from './use-claim-acts.ts'

/** Finds evidence and cites it for or against, one after another, while the claim stays in view. */
export function CiteDrawer({ claim, onClose }: { claim: ClaimView; onClose: () => void }) {
  const acts = useClaimActs(claim)
  const told = useRef<string>(undefined)
  const search = useFirstFocus<HTMLInputElement>()
  const [typed, setTyped] = useState('')
  const [q] = useDebouncedValue(typed.trim(), 150)
  const [which, setWhich] = useState<'uncited' | 'all'>('uncited')
  const isAll = which === 'all' || q !== ''
  const evidence = usePages(
    listEvidence,
    { limit: 20, q: q || undefined, cited: isAll ? undefined : false },
    { keepShowing: true },
  )
  const cited = new Map(claim.citations.map((citation) => [citation.evidence.id, citation]))

  function cite(id: string, stance: 'supports' | 'contradicts') {
    acts.cite(id, stance).then(
      (changed) => {
        const citation = changed.citations.find((each) => each.evidence.id === id)
        // One at a time: somebody who cites ten pieces wants the way back from the last, not ten notes.
        if (told.current) notifications.hide(told.current)
        told.current = showUndo(
          stance === 'supports' ? page.citedFor : page.citedAgainst,
          () => citation && acts.takeBack(citation),
        )
      },
      () => {},
    )
  }

  return (
    <Drawer
      opened
      onClose={onClose}
      title={page.drawer}
      takesFocus={false}
      footer={
        <Button component={Link} href="/evidence?make=yes">
          {page.make}
        </Button>
      }
    >
      <div className={css.drawer}>
        <TextInput
          type="search"
          aria-label={page.drawerFind}
          placeholder={page.drawerFind}
          leftSection={<Icon name="search" />}
          ref={search}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <SegmentedControl
          fullWidth
          aria-label={page.drawer}
          value={isAll ? 'all' : 'uncited'}
          onChange={(value) => setWhich(value as 'all')}
          data={[
            { value: 'uncited', label: page.drawerUncited },
            { value: 'all', label: page.drawerAll },
          ]}
        />
        {evidence.failure ? <Broken error={evidence.failure} retry={evidence.retry} /> : null}
        {evidence.isPending ? <QuoteSkeleton count={3} /> : null}
        {evidence.items?.length === 0 ? (
          <p className={css.nobody}>{isAll ? page.drawerNothing : page.drawerEmpty}</p>
        ) : null}
        {evidence.items?.map((piece) => (
          <EvidenceCard
            key={piece.id}
            evidence={piece}
            lines={4}
            against={cited.get(piece.id)?.stance === 'contradicts'}
            actions={
              cited.has(piece.id) ? (
                <span className={css.isCited}>
                  <Icon name="check" size={14} /> {page.isCited}
                </span>
              ) : (
                <>
                  <Button size="xs" disabled={acts.isBusy} onClick={() => cite(piece.id, 'supports')}>
                    {page.speaksFor}
                  </Button>
                  <Button size="xs" disabled={acts.isBusy} onClick={() => cite(piece.id, 'contradicts')}>
                    {page.speaksAgainst}
                  </Button>
                </>
              )
            }
          />
        ))}
        {evidence.loadMore ? (
          <Button onClick={evidence.loadMore} loading={evidence.isLoadingMore}>
            {kit.loadMore}
          </Button>
        ) : null}
      </div>
    </Drawer>
  )
}

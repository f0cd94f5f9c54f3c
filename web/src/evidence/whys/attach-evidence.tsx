import { listEvidence } from '@firsthand/contract/evidence/evidence'
import type { WhyStep } from '@firsthand/contract/evidence/whys'
import { Button, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { usePages } from '../../api/hooks.ts'
import { Drawer } from '../../kit/drawer.tsx'
import { words as kit } from '../../kit/kit.words.ts'
import { QuoteSkeleton } from '../../kit/skeletons.tsx'
import { Broken } from '../../shell/mishap.tsx'
import { EvidenceCard } from '../evidence/evidence-card.tsx'
import { useFirstFocus } from '../use-first-focus.ts'
import css from './whys.module.css'
import { words } from './whys.words.ts'

/** Finds evidence and attaches it to a step, for or against it. */
export function AttachEvidence({
  step,
  isBusy,
  onAttach,
  onClose,
}: {
  step: WhyStep
  isBusy: boolean
  onAttach: (evidence: string, stance: 'supports' | 'contradicts') => void
  onClose: () => void
}) {
  const [typed, setTyped] = useState('')
  const [q] = useDebouncedValue(typed.trim(), 150)
  const search = useFirstFocus<HTMLInputElement>()
  const evidence = usePages(listEvidence, { limit: 20, q: q || undefined }, { keepShowing: true })
  const there = new Map(step.evidence.map(({ piece, stance }) => [piece.id, stance]))
  return (
    <Drawer opened onClose={onClose} title={step.sentence} takesFocus={false}>
      <div className={css.form}>
        <TextInput
          type="search"
          label={words.find}
          ref={search}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        {evidence.failure ? <Broken error={evidence.failure} retry={evidence.retry} /> : null}
        {evidence.isPending ? <QuoteSkeleton count={3} /> : null}
        {evidence.items?.map((piece) => (
          <EvidenceCard
            key={piece.id}
            evidence={piece}
            lines={4}
            against={there.get(piece.id) === 'contradicts'}
            actions={
              <>
                <Button
                  size="xs"
                  disabled={isBusy || there.get(piece.id) === 'supports'}
                  onClick={() => onAttach(piece.id, 'supports')}
                >
                  {words.for2}
                </Button>
                <Button
                  size="xs"
                  disabled={isBusy || there.get(piece.id) === 'contradicts'}
                  onClick={() => onAttach(piece.id, 'contradicts')}
                >
                  {words.against2}
                </Button>
              </>
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

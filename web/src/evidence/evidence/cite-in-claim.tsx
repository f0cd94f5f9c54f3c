import { createClaim, listClaims } from '@firsthand/contract/evidence/claims'
import { Button } from '@mantine/core'
import { useRef, useState } from 'react'
import { useAct } from '../../api/hooks.ts'
import { useHotkeyScope } from '../../kit/use-hotkey-scope.ts'
import { ClaimChoice, type ClaimChosen } from '../texts/reader/claim-choice.tsx'
import css from './evidence.module.css'
import { words } from './evidence.words.ts'

type Stance = 'supports' | 'contradicts'

export type CiteInClaimProps = {
  isBusy: boolean
  onCite: (claim: { id: string; sentence: string }, stance: Stance) => void
}

/** Finds a claim, or writes one, and cites the evidence in it; `c` goes here. */
export function CiteInClaim({ isBusy, onCite }: CiteInClaimProps) {
  const place = useRef<HTMLDivElement>(null)
  const [claim, setClaim] = useState<ClaimChosen>()
  const [stance, setStance] = useState<Stance>('supports')
  const write = useAct(createClaim, { invalidates: [listClaims] })
  useHotkeyScope([
    {
      keys: 'c',
      does: words.cite,
      group: words.title,
      run: () => place.current?.querySelector('input')?.focus(),
    },
  ])

  async function cite() {
    if (!claim) return
    const { id, sentence } = 'isNew' in claim ? await write.perform({ sentence: claim.sentence }) : claim
    onCite({ id, sentence }, stance)
    setClaim(undefined)
  }

  return (
    <div ref={place} className={css.form}>
      <ClaimChoice value={claim} onChange={setClaim} stance={stance} onStance={setStance} />
      {claim ? (
        <Button
          variant="filled"
          loading={isBusy || write.isActing}
          onClick={() => void cite().catch(() => {})}
        >
          {words.cite}
        </Button>
      ) : null}
    </div>
  )
}

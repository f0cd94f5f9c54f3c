import type { CiteWish } from '@firsthand/contract/evidence/cite-wish'
import { claimLimits, listClaims } from '@firsthand/contract/evidence/claims'
import type { Stance } from '@firsthand/contract/evidence/kinds'
import { SegmentedControl, Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import type { z } from 'zod'
import { useOperation } from '../../../api/hooks.ts'
import { words } from '../texts.words.ts'
import css from './make-evidence.module.css'

/** A claim to cite in: one that is there, or a sentence that becomes one. */
export type ClaimChosen = { id: string; sentence: string } | { sentence: string; isNew: true }

/** What the choice means to whoever makes the evidence; nothing where none was made. */
export function citeOf(claim: ClaimChosen | undefined, stance: StanceName): { cite?: CiteWish } {
  if (!claim) return {}
  return { cite: 'isNew' in claim ? { sentence: claim.sentence, stance } : { claim: claim.id, stance } }
}

type StanceName = z.output<typeof Stance>

export type ClaimChoiceProps = {
  value: ClaimChosen | undefined
  onChange: (claim: ClaimChosen | undefined) => void
  stance: StanceName
  onStance: (stance: StanceName) => void
}

/** Which claim the words bear on, and which way. Left empty, the evidence can be cited later. */
export function ClaimChoice({ value, onChange, stance, onStance }: ClaimChoiceProps) {
  const [search, setSearch] = useState('')
  const [q] = useDebouncedValue(search.trim(), 150)
  const claims = useOperation(
    listClaims,
    { limit: 20, ...(q && q !== value?.sentence && { q }) },
    { keepShowing: true },
  )
  const chosen = value && !('isNew' in value) ? [value] : []
  const known = [
    ...new Map(
      [...chosen, ...(claims.data?.items ?? [])].map((claim) => [claim.id, claim.sentence]),
    ).entries(),
  ]
  const sentence = search.trim()
  const isOffered =
    sentence.length > 0 &&
    sentence.length <= claimLimits.sentence &&
    !known.some(([, each]) => each === sentence)
  const options = [
    ...known.map(([id, label]) => ({ value: id, label })),
    ...(isOffered ? [{ value: 'new', label: words.newClaim(sentence) }] : []),
    ...(value && 'isNew' in value && !isOffered ? [{ value: 'new', label: value.sentence }] : []),
  ]
  return (
    <div className={css.claim}>
      <Select
        label={words.claim}
        placeholder={words.claimPlaceholder}
        searchable
        clearable
        data={options}
        filter={({ options: all }) => all}
        value={value ? ('isNew' in value ? 'new' : value.id) : null}
        onChange={(next) => {
          if (next === null) return onChange(undefined)
          const found = known.find(([id]) => id === next)
          onChange(found ? { id: found[0], sentence: found[1] } : { sentence, isNew: true })
        }}
        searchValue={search}
        onSearchChange={(next) => setSearch(next.replace(/^New claim: “(.*)”$/, '$1'))}
        nothingFoundMessage={words.noClaims}
      />
      {value ? (
        <SegmentedControl
          aria-label={words.stance}
          fullWidth
          value={stance}
          onChange={onStance}
          data={[
            { value: 'supports', label: words.supports },
            { value: 'contradicts', label: words.contradicts },
          ]}
        />
      ) : null}
    </div>
  )
}

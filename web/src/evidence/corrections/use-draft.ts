import type { CorrectionStep } from '@firsthand/contract/evidence/corrections'
import type { TextView, TurnView } from '@firsthand/contract/evidence/texts'
import { useMemo, useState } from 'react'
import { turnsAfter } from './draft.ts'

/** Corrections that are not saved yet, as acts that can be taken back one by one. */
export function useDraft(text: TextView, read: TurnView[]) {
  const [groups, setGroups] = useState<CorrectionStep[][]>([])
  const base = useMemo(
    () => read.map(({ speakerId, startsMs, endsMs, body }) => ({ speakerId, startsMs, endsMs, body })),
    [read],
  )
  const turns = useMemo(() => turnsAfter(base, groups), [base, groups])
  return {
    version: text.version.id,
    turns,
    count: groups.length,
    steps: groups.flat(),
    add: (steps: CorrectionStep[]) => {
      if (steps.length > 0) setGroups((before) => [...before, steps])
    },
    takeBack: () => setGroups((before) => before.slice(0, -1)),
    clear: () => setGroups([]),
  }
}

export type CorrectionDraft = ReturnType<typeof useDraft>

import type { MergeOutcome } from '@firsthand/contract/crm/merges'
import { words } from './duplicates.words.ts'

/** What a merge would bring over, as its rehearsal says. */
export function Moves({ outcome: { moved, setAside } }: { outcome: MergeOutcome }) {
  return (
    <output>
      <p>
        {moved.length === 0 ? words.movesNothing : `${words.moves}: ${listed(moved)}.`}
        {setAside.length > 0 ? ` ${words.setAside}: ${listed(setAside)}.` : ''}
      </p>
    </output>
  )
}

export function listed(things: readonly { what: string; count: number }[]): string {
  return things.map(({ what, count }) => `${count} ${what}`).join(', ')
}

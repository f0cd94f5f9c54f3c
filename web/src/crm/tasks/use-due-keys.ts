import type { FollowUp } from '@firsthand/contract/crm/follow-ups'
import { useEffect, useRef } from 'react'
import type { RefObject } from 'react'
import { useHotkeyScope } from '../../kit/use-hotkey-scope.ts'
import { words } from './tasks.words.ts'

type Acts = Record<'log' | 'finish' | 'skip' | 'putOff', (item: FollowUp) => unknown> & { mayChange: boolean }

/**
 * Keys of the list of the day. They act on the line in which the focus is, or on the first; when a line leaves, the
 * focus goes to the one that takes its place.
 */
export function useDueKeys(items: readonly FollowUp[], acts: Acts): RefObject<HTMLUListElement | null> {
  const list = useRef<HTMLUListElement>(null)
  const left = useRef<number>(undefined)
  const rowAt = (place: number) => list.current?.querySelector<HTMLElement>(`[data-place="${place}"]`)

  function place(): number | undefined {
    const row = document.activeElement?.closest<HTMLElement>('[data-place]')
    return row && list.current?.contains(row) ? Number(row.dataset['place']) : undefined
  }

  function go(to: number) {
    const row = rowAt(Math.max(0, Math.min(items.length - 1, to)))
    row?.querySelector<HTMLElement>('button, a')?.focus({ preventScroll: true })
    row?.scrollIntoView({ block: 'nearest' })
  }

  function act(name: 'log' | 'finish' | 'skip' | 'putOff') {
    const at = place() ?? 0
    const item = items[at]
    if (!acts.mayChange || !item) return
    if (name !== 'log') left.current = at
    acts[name](item)
  }

  useEffect(() => {
    if (left.current === undefined) return
    go(left.current)
    left.current = undefined
  })

  const group = words.followUps
  useHotkeyScope(
    [
      { keys: 'j', does: words.nextKey, group, run: () => go((place() ?? -1) + 1) },
      { keys: 'k', does: words.previousKey, group, run: () => go((place() ?? 1) - 1) },
      { keys: 'l', does: words.logKey, group, run: () => act('log') },
      { keys: 'd', does: words.doneKey, group, run: () => act('finish') },
      { keys: 's', does: words.skipKey, group, run: () => act('skip') },
      { keys: 'z', does: words.snoozeKey, group, run: () => act('putOff') },
    ],
    { enabled: items.length > 0 },
  )
  return list
}

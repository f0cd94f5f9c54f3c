import { type RefObject, useCallback, useEffect, useMemo } from 'react'
import type { TurnView } from '@firsthand/contract/evidence/texts'
import { type Playback, createPlayback, usePlaybackState } from './playback.ts'
import { startsOf, turnAt } from './playing-turn.ts'

type Follow = {
  playback: Playback
  offsetMs: number
  answers: (TurnView[] | undefined)[]
  list: RefObject<HTMLElement | null>
  go: (turn: number) => void
}

/** The turn that is heard now; the text goes along with it until somebody scrolls by hand. */
export function useFollow({ playback, offsetMs, answers, list, go }: Follow): number | undefined {
  const starts = useMemo(() => startsOf(answers), [answers])
  const turn = usePlaybackState(playback, ({ nowMs, isPlaying }) =>
    isPlaying || nowMs > 0 ? turnAt(starts, nowMs - offsetMs) : undefined,
  )
  const isFollowing = usePlaybackState(playback, (state) => state.isFollowing && state.isPlaying)
  useEffect(() => {
    if (isFollowing && turn !== undefined) go(turn)
    // oxlint-disable-next-line react/exhaustive-deps -- once for each turn that is heard
  }, [turn, isFollowing])

  useEffect(() => {
    const leave = (event: Event) => {
      const isScrolling = !(event instanceof KeyboardEvent) || /^(?:Arrow|Page|Home|End)/.test(event.key)
      if (isScrolling && playback.read().isPlaying && event.target !== window) playback.follow(false)
    }
    const element = list.current
    window.addEventListener('wheel', leave, { passive: true })
    window.addEventListener('touchmove', leave, { passive: true })
    element?.addEventListener('keydown', leave)
    return () => {
      window.removeEventListener('wheel', leave)
      window.removeEventListener('touchmove', leave)
      element?.removeEventListener('keydown', leave)
    }
  }, [playback, list])
  return turn
}

/** Stands in where no recording is. */
export const silence = createPlayback()

/** Plays from where a turn begins, and goes along again. */
export function usePlayFrom(playing: { playback: Playback; offsetMs: number } | undefined) {
  const { playback, offsetMs = 0 } = playing ?? {}
  const play = useCallback(
    ({ startsMs }: TurnView) => {
      if (!playback || startsMs === null) return
      playback.seek(startsMs + offsetMs)
      playback.follow(true)
      if (!playback.read().isPlaying) playback.toggle()
    },
    [playback, offsetMs],
  )
  return playback ? play : undefined
}

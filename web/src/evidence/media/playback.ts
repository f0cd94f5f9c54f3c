import { useState, useSyncExternalStore } from 'react'

export type PlaybackState = {
  nowMs: number
  lengthMs: number | null
  isPlaying: boolean
  speed: number
  /** The text scrolls along with what is heard. */
  isFollowing: boolean
  hasFailed: boolean
}

export type Playback = ReturnType<typeof createPlayback>

const atRest: PlaybackState = {
  nowMs: 0,
  lengthMs: null,
  isPlaying: false,
  speed: 1,
  isFollowing: true,
  hasFailed: false,
}

/** What plays beside a text: one state for the player and the reader, which hear of it and seek in it. */
export function createPlayback() {
  let element: HTMLMediaElement | null = null
  let state = atRest
  let frame = 0
  const listeners = new Set<() => void>()

  function change(part: Partial<PlaybackState>): void {
    state = { ...state, ...part }
    for (const listener of listeners) listener()
  }
  function look(): void {
    if (!element) return
    const { currentTime, duration, paused, playbackRate } = element
    change({
      nowMs: currentTime * 1000,
      lengthMs: Number.isFinite(duration) ? duration * 1000 : null,
      isPlaying: !paused,
      speed: playbackRate,
      hasFailed: element.error !== null,
    })
  }
  // The element tells its time four times a second; a turn of one word is shorter.
  function run(): void {
    cancelAnimationFrame(frame)
    if (!element || element.paused) return
    const nowMs = element.currentTime * 1000
    if (Math.abs(nowMs - state.nowMs) >= 100) change({ nowMs })
    frame = requestAnimationFrame(run)
  }
  const heard = [
    'loadedmetadata',
    'durationchange',
    'timeupdate',
    'seeked',
    'pause',
    'ended',
    'ratechange',
    'error',
  ]
  function onPlay(): void {
    look()
    run()
  }

  return {
    subscribe(listener: () => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    read: () => state,
    attach(next: HTMLMediaElement): () => void {
      element = next
      for (const name of heard) next.addEventListener(name, look)
      next.addEventListener('play', onPlay)
      look()
      return () => {
        for (const name of heard) next.removeEventListener(name, look)
        next.removeEventListener('play', onPlay)
        cancelAnimationFrame(frame)
        next.pause()
        element = null
        change(atRest)
      }
    },
    isThere: () => element !== null,
    toggle(): void {
      if (!element) return
      if (element.paused) void element.play().catch(look)
      else element.pause()
    },
    seek(ms: number): void {
      if (!element) return
      const most = Number.isFinite(element.duration) ? element.duration : Infinity
      element.currentTime = Math.max(0, Math.min(most, ms / 1000))
      change({ nowMs: element.currentTime * 1000 })
    },
    setSpeed(speed: number): void {
      if (!element) return
      element.playbackRate = speed
      change({ speed })
    },
    follow: (isFollowing: boolean) => state.isFollowing !== isFollowing && change({ isFollowing }),
  }
}

export function usePlayback(): Playback {
  return useState(createPlayback)[0]
}

/** A part of the state; drawn again only when that part changes. */
export function usePlaybackState<Part extends string | number | boolean | null | undefined>(
  playback: Playback,
  part: (state: PlaybackState) => Part,
): Part {
  return useSyncExternalStore(playback.subscribe, () => part(playback.read()))
}

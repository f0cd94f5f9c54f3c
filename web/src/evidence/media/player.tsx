import type { RecordingView } from '@firsthand/contract/evidence/recordings'
import { ActionIcon, Button, Menu, VisuallyHidden } from '@mantine/core'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useWorkspaceId } from '../../api/workspace.tsx'
import { formatMoment } from '../../kit/format.ts'
import { Icon } from '../../kit/icon.tsx'
import { Refused } from '../../kit/refused.tsx'
import { useHotkeyScope } from '../../kit/use-hotkey-scope.ts'
import { AdjustDialog, RemoveDialog } from './recording-dialogs.tsx'
import css from './media.module.css'
import { words } from './media.words.ts'
import { type Playback, usePlaybackState } from './playback.ts'

export type PlayerProps = {
  textId: string
  recording: RecordingView
  playback: Playback
  focusedMs: () => number | undefined
  mayChange: boolean
}

const step = 5_000
const speeds = [0.75, 1, 1.25, 1.5, 1.75, 2]

/** Plays the recording of a text: with buttons, with keys, from any time in the text. */
export function Player({ textId, recording, playback, focusedMs, mayChange }: PlayerProps) {
  const media = useRef<HTMLMediaElement>(null)
  const workspace = useWorkspaceId()
  const [dialog, setDialog] = useState<'adjust' | 'remove'>()
  const isPlaying = usePlaybackState(playback, (state) => state.isPlaying)
  const isFollowing = usePlaybackState(playback, (state) => state.isFollowing)
  const hasFailed = usePlaybackState(playback, (state) => state.hasFailed)
  const speed = usePlaybackState(playback, (state) => state.speed)
  useEffect(() => (media.current ? playback.attach(media.current) : undefined), [playback])

  const skip = (by: number) => playback.seek(playback.read().nowMs + by)
  const faster = (by: 1 | -1) => {
    const next = speeds[speeds.findIndex((each) => each >= speed) + by]
    if (next) playback.setSpeed(next)
  }
  useHotkeyScope([{ keys: 'p', does: words.playPause, group: words.recording, run: playback.toggle }])

  function onKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    // A button under the focus takes the space for itself.
    if (event.key === ' ' && event.target instanceof HTMLButtonElement) return
    const run = {
      ' ': playback.toggle,
      k: playback.toggle,
      j: () => skip(-step),
      l: () => skip(step),
      '<': () => faster(-1),
      '>': () => faster(1),
    }[event.key]
    if (!run) return
    event.preventDefault()
    event.stopPropagation()
    run()
  }
  const base = `/api/v1/workspaces/${workspace}/texts/${textId}/recording`
  const shared = { src: `${base}/content`, preload: 'metadata' as const }
  return (
    // The keys of players work on every part of it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      role="group"
      aria-label={words.recording}
      aria-describedby="player-keys"
      className={css.player}
      onKeyDown={onKeyDown}
    >
      <VisuallyHidden id="player-keys">{words.keys}</VisuallyHidden>
      {recording.kind === 'picture' ? (
        <video ref={media as React.RefObject<HTMLVideoElement>} {...shared} playsInline className={css.film}>
          <track kind="captions" label={words.captions} src={`${base}/captions?at=${recording.offsetMs}`} />
        </video>
      ) : (
        // What is said stands beside it, in step.
        // oxlint-disable-next-line jsx-a11y/media-has-caption
        <audio ref={media as React.RefObject<HTMLAudioElement>} {...shared} />
      )}
      {hasFailed ? <Refused title={words.failed} /> : null}
      <div className={css.controls}>
        <ActionIcon size="lg" aria-label={isPlaying ? words.pause : words.play} onClick={playback.toggle}>
          <Icon name={isPlaying ? 'pause' : 'play'} />
        </ActionIcon>
        <Button size="compact-sm" variant="subtle" aria-label={words.back} onClick={() => skip(-step)}>
          −5
        </Button>
        <Button size="compact-sm" variant="subtle" aria-label={words.forward} onClick={() => skip(step)}>
          +5
        </Button>
        <Position playback={playback} />
        <select
          aria-label={words.speed}
          className={css.speed}
          value={speed}
          onChange={(event) => playback.setSpeed(Number(event.currentTarget.value))}
        >
          {speeds.map((each) => (
            <option key={each} value={each}>
              {words.speedOf(each)}
            </option>
          ))}
        </select>
        {isFollowing ? null : (
          <Button size="compact-sm" title={words.followHint} onClick={() => playback.follow(true)}>
            {words.follow}
          </Button>
        )}
        {mayChange ? (
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon variant="subtle" aria-label={words.more}>
                <Icon name="more" />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => setDialog('adjust')}>{words.adjust}</Menu.Item>
              <Menu.Item color="red" onClick={() => setDialog('remove')}>
                {words.remove}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        ) : null}
      </div>
      {dialog === 'adjust' ? (
        <AdjustDialog {...{ textId, recording, playback, focusedMs }} onClose={() => setDialog(undefined)} />
      ) : null}
      {dialog === 'remove' ? <RemoveDialog textId={textId} onClose={() => setDialog(undefined)} /> : null}
    </div>
  )
}

/** Drawn again with every tenth of a second, and nothing else with it. */
function Position({ playback }: { playback: Playback }) {
  const nowMs = usePlaybackState(playback, (state) => state.nowMs)
  const lengthMs = usePlaybackState(playback, (state) => state.lengthMs) ?? 0
  const [now, length] = [formatMoment(nowMs), formatMoment(lengthMs)]
  return (
    <>
      <span className={css.clock}>{words.positionText(now, length)}</span>
      <input
        type="range"
        className={css.position}
        aria-label={words.position}
        aria-valuetext={words.positionText(now, length)}
        min={0}
        max={Math.max(1, Math.round(lengthMs))}
        step={1000}
        value={Math.round(nowMs)}
        onChange={(event) => playback.seek(Number(event.currentTarget.value))}
      />
    </>
  )
}

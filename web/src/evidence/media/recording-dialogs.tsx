import {
  type RecordingView,
  adjustRecording,
  recordingLimits,
  removeRecording,
  showRecording,
} from '@firsthand/contract/evidence/recordings'
import { Button, Group, Modal, NumberInput, Stack } from '@mantine/core'
import { useState } from 'react'
import { useAct } from '../../api/hooks.ts'
import { Refused } from '../../kit/refused.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import css from './media.module.css'
import { words } from './media.words.ts'
import type { Playback } from './playback.ts'

type AdjustProps = {
  textId: string
  recording: RecordingView
  playback: Playback
  focusedMs: () => number | undefined
  onClose: () => void
}

/** Sets words and sound to each other: by seconds, or by the turn that is heard now. */
export function AdjustDialog({ textId, recording, playback, focusedMs, onClose }: AdjustProps) {
  const [seconds, setSeconds] = useState<number | string>(recording.offsetMs / 1000)
  const adjust = useAct(adjustRecording, {
    invalidates: [showRecording],
    shownInPlace: true,
    onDone: () => {
      showDone(words.adjusted)
      onClose()
    },
  })
  const focused = focusedMs()
  const most = recordingLimits.offsetMs / 1000
  return (
    <Modal opened onClose={onClose} title={words.adjustTitle}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (typeof seconds === 'number') adjust.act({ text: textId, offsetMs: Math.round(seconds * 1000) })
        }}
      >
        <Stack>
          <p className={css.hint}>{words.adjustLead}</p>
          <NumberInput
            label={words.offset}
            description={words.offsetHint}
            value={seconds}
            onChange={setSeconds}
            min={-most}
            max={most}
            step={0.5}
            decimalScale={3}
            data-autofocus
          />
          <Button
            disabled={focused === undefined}
            title={words.offsetHereHint}
            onClick={() => focused !== undefined && setSeconds((playback.read().nowMs - focused) / 1000)}
          >
            {words.offsetHere}
          </Button>
          {adjust.failure ? <Refused title={adjust.failure.message} code={adjust.failure.code} /> : null}
          <Group justify="flex-end">
            <Button onClick={onClose}>{words.cancel}</Button>
            <Button
              type="submit"
              variant="filled"
              loading={adjust.isActing}
              disabled={typeof seconds !== 'number'}
            >
              {words.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

export function RemoveDialog({ textId, onClose }: { textId: string; onClose: () => void }) {
  const remove = useAct(removeRecording, {
    invalidates: [showRecording],
    onDone: () => {
      showDone(words.removed)
      onClose()
    },
  })
  return (
    <Modal opened onClose={onClose} title={words.removeSure}>
      <Stack>
        <p className={css.hint}>{words.removeText}</p>
        <Group justify="flex-end">
          <Button onClick={onClose} data-autofocus>
            {words.cancel}
          </Button>
          <Button
            color="red"
            variant="filled"
            loading={remove.isActing}
            onClick={() => remove.act({ text: textId })}
          >
            {words.remove}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}

import { logSeveralTouchpoints } from '@firsthand/contract/crm/touchpoints'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAct } from '../../api/hooks.ts'
import { showUndo } from '../../kit/undo-toast.tsx'
import css from './touchpoints.module.css'
import { words } from './touchpoints.words.ts'
import { useChannels } from './use-channels.ts'
import { useTakeBack } from './use-take-back.ts'

const quickChannels = ['call', 'coffee', 'in_person', 'message', 'mail', 'video']
const outcomes = ['reached', 'no_answer', 'declined', 'yes'] as const

export type QuickLogProps = {
  people: { id: string; name: string }[]
  /** How it was, where that is known already: one tap is left. */
  channel?: string
  onDone?: (() => void) | undefined
  /** Opens the form with all fields. */
  onMore: (channel: string | undefined) => void
}

/** Two taps note a touch: how, and what came of it. */
export function QuickLog({ people, channel: given, onDone, onMore }: QuickLogProps) {
  const known = quickChannels.find((key) => key === given)
  const [channel, setChannel] = useState<string | undefined>(known)
  const names = useChannels()
  const takeBack = useTakeBack()
  const log = useAct(logSeveralTouchpoints, {
    onDone: ({ items }, sent) => {
      setChannel(undefined)
      showUndo(
        words.logged(
          names[sent.channel] ?? sent.channel,
          people.map(({ name }) => name),
        ),
        () => takeBack(items),
      )
      onDone?.()
    },
  })
  const who = people.map(({ name }) => name).join(', ')
  if (channel === undefined) {
    return (
      <div className={css.quick} role="group" aria-label={words.quickHow(who)}>
        {quickChannels.map((key) => (
          <Button key={key} onClick={() => setChannel(key)}>
            {names[key] ?? key}
          </Button>
        ))}
        <Button variant="subtle" onClick={() => onMore(undefined)}>
          {words.moreFields}
        </Button>
      </div>
    )
  }
  return (
    <div className={css.quick} role="group" aria-label={words.quickOutcome}>
      <span className={css.chosen}>{names[channel] ?? channel}:</span>
      {outcomes.map((outcome, index) => (
        <Button
          key={outcome}
          // The tap that chose the way took the focus along.
          ref={index === 0 ? focus : undefined}
          variant={outcome === 'reached' ? 'filled' : undefined}
          loading={log.isActing}
          onClick={() => log.act({ people: people.map(({ id }) => id), channel, outcome })}
        >
          {words.outcomes[outcome]}
        </Button>
      ))}
      <Button variant="subtle" onClick={() => onMore(channel)}>
        {words.moreFields}
      </Button>
      <Button variant="subtle" color="gray" onClick={() => setChannel(undefined)}>
        {words.back}
      </Button>
    </div>
  )
}

function focus(button: HTMLButtonElement | null): void {
  button?.focus()
}

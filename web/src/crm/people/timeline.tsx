import { Button } from '@mantine/core'
import type { z } from 'zod'
import {
  type TouchpointView,
  listTouchpoints,
  logTouchpoint,
  removeTouchpoint,
} from '@firsthand/contract/crm/touchpoints'
import { useAct, usePages } from '../../api/hooks.ts'
import { EmptyState } from '../../kit/empty-state.tsx'
import { formatDate, relativeDays } from '../../kit/format.ts'
import { Section } from '../../kit/section.tsx'
import { CardSkeleton } from '../../kit/skeletons.tsx'
import { showUndo } from '../../kit/undo-toast.tsx'
import { useYou } from '../../shell/account.ts'
import { Broken } from '../../shell/mishap.tsx'
import css from './timeline.module.css'
import { words } from './person.words.ts'

type Touch = z.output<typeof TouchpointView>

/** Every touch with a person, newest first. */
export function Timeline({ person }: { person: string }) {
  const touches = usePages(listTouchpoints, { person, limit: 20 })
  const { may } = useYou()
  const again = useAct(logTouchpoint)
  const remove = useAct(removeTouchpoint)
  function takeBack({ id, at, channel, direction, outcome, minutes, note }: Touch) {
    void remove.perform({ touchpoint: id }).then(
      () =>
        showUndo(words.tookBack, () =>
          again.act({ person, at, channel, direction, outcome: outcome ?? 'reached', minutes, note }),
        ),
      () => undefined,
    )
  }
  return (
    <Section title={words.timeline}>
      {touches.failure ? <Broken error={touches.failure} retry={touches.retry} /> : null}
      {touches.isPending ? <CardSkeleton rows={3} /> : null}
      {touches.items ? (
        <TouchList touches={touches.items} onTakeBack={may('member') ? takeBack : undefined} />
      ) : null}
      {touches.loadMore ? (
        <Button variant="subtle" fullWidth loading={touches.isLoadingMore} onClick={touches.loadMore}>
          {words.earlier}
        </Button>
      ) : null}
    </Section>
  )
}

/** The touches themselves, for the page and its stories. */
export function TouchList({
  touches,
  onTakeBack,
}: {
  touches: readonly Touch[]
  onTakeBack?: ((touch: Touch) => void) | undefined
}) {
  if (touches.length === 0)
    return (
      <EmptyState title={words.noTouches} text={words.noTouchesText} example={<Line touch={example} />} />
    )
  return (
    <ol className={css.timeline}>
      {touches.map((touch) => (
        <li key={touch.id}>
          <Line touch={touch} onTakeBack={onTakeBack} />
        </li>
      ))}
    </ol>
  )
}

function Line({ touch, onTakeBack }: { touch: Touch; onTakeBack?: ((touch: Touch) => void) | undefined }) {
  const facts = [
    touch.direction === 'both' ? undefined : words.directions[touch.direction],
    touch.outcome && touch.outcome !== 'reached' ? words.outcomes[touch.outcome] : undefined,
    touch.minutes ? words.lasted(touch.minutes) : undefined,
    touch.member ? words.by(touch.member.name) : undefined,
    touch.source ? words.fromConversation : undefined,
  ].filter(Boolean)
  return (
    <div className={css.touch} data-outcome={touch.outcome ?? undefined}>
      <time dateTime={touch.at} title={formatDate(touch.at)}>
        {relativeDays(touch.at)}
      </time>
      <div className={css.words}>
        <span>
          <strong>{words.channels[touch.channel]}</strong>{' '}
          <span className={css.facts}>{facts.join(' · ')}</span>
        </span>
        {touch.note ? <p>{touch.note}</p> : null}
      </div>
      {onTakeBack && !touch.source ? (
        <Button size="xs" variant="subtle" color="gray" onClick={() => onTakeBack(touch)}>
          {words.takeBack}
        </Button>
      ) : null}
    </div>
  )
}

const example: Touch = {
  id: '00000000-0000-7000-8000-000000000000',
  personId: '00000000-0000-7000-8000-000000000000',
  at: new Date(Date.now() - 3 * 86_400_000).toISOString(),
  direction: 'both',
  channel: 'coffee',
  outcome: 'reached',
  minutes: 40,
  note: 'Why the night shift is quiet on Mondays.',
  member: null,
  source: null,
}

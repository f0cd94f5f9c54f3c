import { type ThanksDue, listThanksDue, moveIntroduction } from '@firsthand/contract/crm/introductions'
import { setReferral } from '@firsthand/contract/crm/referrals'
import { Button } from '@mantine/core'
import { useAct, usePages } from '../../api/hooks.ts'
import { relativeDays } from '../../kit/format.ts'
import { Icon } from '../../kit/icon.tsx'
import { Link } from '../../kit/link.tsx'
import { Face } from '../../kit/person-chip.tsx'
import { Card, CardRow } from '../../kit/section.tsx'
import { CardSkeleton } from '../../kit/skeletons.tsx'
import { showUndo } from '../../kit/undo-toast.tsx'
import { Broken } from '../../shell/mishap.tsx'
import css from './referrals.module.css'
import { words } from './referrals.words.ts'

/** Introducers whom nobody has thanked though we met; thanked with one press, and back. */
export function ThanksCard({ mayChange }: { mayChange: boolean }) {
  const due = usePages(listThanksDue, { limit: 20 })
  if (due.failure) return <Broken error={due.failure} retry={due.retry} />
  if (!due.items) return <CardSkeleton rows={2} />
  return <ThanksList items={due.items} mayChange={mayChange} onLoadMore={due.loadMore} />
}

export function ThanksList({
  items,
  mayChange,
  onLoadMore,
}: {
  items: ThanksDue[]
  mayChange: boolean
  onLoadMore?: (() => void) | undefined
}) {
  const referral = useAct(setReferral)
  const introduction = useAct(moveIntroduction)
  // The way back knows the version that thanking made: what a colleague did since stays.
  const set = async (
    { introduction: id, person, introducer }: ThanksDue,
    to: 'met' | 'thanked',
    version?: number,
  ) => {
    if (id) return (await introduction.perform({ introduction: id, to, version })).introduction.version
    await referral.perform({ person: person.id, introducer: introducer.id, stage: to })
    return undefined
  }
  const thank = (due: ThanksDue) =>
    void set(due, 'thanked').then(
      (version) =>
        showUndo(
          words.isThanked(due.introducer.name),
          () => void set(due, 'met', version).catch(() => undefined),
        ),
      // The failure is said by the act itself.
      () => undefined,
    )
  return (
    <Card title={words.thanks} count={items.length || undefined}>
      {items.length === 0 ? <p className={css.hint}>{words.thanksNone}</p> : null}
      {items.map((due) => (
        <CardRow
          key={`${due.introducer.id} ${due.person.id}`}
          lead={<Face name={due.introducer.name} />}
          actions={
            mayChange ? (
              <Button
                leftSection={<Icon name="check" />}
                aria-label={words.thankedWhom(due.introducer.name)}
                onClick={() => thank(due)}
              >
                {words.thanked}
              </Button>
            ) : null
          }
        >
          <Link className={css.name} href={`/people/${due.introducer.id}`}>
            <strong>{due.introducer.name}</strong>
          </Link>{' '}
          {words.thanksFor(due.person.name, relativeDays(due.metAt))}
        </CardRow>
      ))}
      {onLoadMore ? (
        <Button size="xs" variant="subtle" onClick={onLoadMore}>
          …
        </Button>
      ) : null}
    </Card>
  )
}

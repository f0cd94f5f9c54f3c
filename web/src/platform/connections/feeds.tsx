import { Button, Modal } from '@mantine/core'
import { FeedKind, createFeed, listFeeds, revokeFeed } from '@firsthand/contract/surfaces/feeds'
import { useAct, useOperation } from '../../api/hooks.ts'
import { relativeDays } from '../../kit/format.ts'
import { Card, CardRow } from '../../kit/section.tsx'
import { CardSkeleton } from '../../kit/skeletons.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import { Broken } from '../../shell/mishap.tsx'
import css from './connections.module.css'
import { words } from './connections.words.ts'
import { Secret } from './secret.tsx'

const makeWords = { calendar: words.makeCalendar, claims: words.makeClaims }

/** Addresses with a secret for your calendar and your reader. */
export function Feeds() {
  const feeds = useOperation(listFeeds, {})
  const create = useAct(createFeed, { invalidates: [listFeeds] })
  const revoke = useAct(revokeFeed, {
    invalidates: [listFeeds],
    onDone: () => showDone(words.feedRevoked),
  })
  if (feeds.failure) return <Broken error={feeds.failure} retry={feeds.retry} />
  if (!feeds.data) return <CardSkeleton rows={2} />
  const { items } = feeds.data
  return (
    <Card
      title={words.feeds}
      count={items.length || undefined}
      actions={FeedKind.options.map((kind) => (
        <Button key={kind} loading={create.isActing} onClick={() => create.act({ kind })}>
          {makeWords[kind]}
        </Button>
      ))}
    >
      {items.length === 0 ? <p className={css.empty}>{words.noFeeds}</p> : null}
      {items.map(({ id, kind, lastUsedAt }) => (
        <CardRow
          key={id}
          actions={
            <Button
              variant="subtle"
              color="gray"
              disabled={revoke.isActing}
              onClick={() => revoke.act({ feed: id })}
            >
              {words.revoke}
            </Button>
          }
        >
          <div className={css.name}>{words.feedKinds[kind]}</div>
          <div className={css.detail}>
            {[words.feedWhy[kind], lastUsedAt ? words.used(relativeDays(lastUsedAt)) : words.neverUsed].join(
              ' · ',
            )}
          </div>
        </CardRow>
      ))}
      <Modal opened={create.output !== undefined} onClose={create.reset} title={words.feedReady} size="lg">
        <Secret
          label={words.theAddress}
          value={create.output?.address ?? ''}
          lead={`${words.once} ${words.feedLead}`}
          onClose={create.reset}
        />
      </Modal>
    </Card>
  )
}

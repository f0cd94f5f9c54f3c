import { Button, Modal } from '@mantine/core'
import { type FeedKind, createFeed, listFeeds } from '@firsthand/contract/surfaces/feeds'
import { useState } from 'react'
import { useOperation } from '../../api/hooks.ts'
import { useWorkspaceId } from '../../api/workspace.tsx'
import { Icon } from '../../kit/icon.tsx'
import { Link } from '../../kit/link.tsx'
import { addressOf } from '../../shell/address.ts'
import { FormRefusal } from '../../shell/form-refusal.tsx'
import { useForm } from '../../shell/use-form.ts'
import css from './connections.module.css'
import { words } from './connections.words.ts'
import { Secret } from './secret.tsx'

/** Makes a feed of what a page shows, where one looks at it; it is ended in the settings, with all others. */
export function FeedButton({ kind }: { kind: FeedKind }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button
        leftSection={<Icon name={kind === 'calendar' ? 'calendar' : 'pulse'} />}
        onClick={() => setOpen(true)}
      >
        {words.subscribe[kind]}
      </Button>
      <Modal opened={isOpen} onClose={() => setOpen(false)} title={words.subscribe[kind]} size="lg">
        <MakeFeed kind={kind} onClose={() => setOpen(false)} />
      </Modal>
    </>
  )
}

function MakeFeed({ kind, onClose }: { kind: FeedKind; onClose: () => void }) {
  const workspace = useWorkspaceId()
  const feeds = useOperation(listFeeds, {})
  const [address, setAddress] = useState<string>()
  const form = useForm(createFeed, {
    start: { kind },
    invalidates: [listFeeds],
    onDone: (made) => setAddress(made.address),
  })
  const there = feeds.data?.items.filter((feed) => feed.kind === kind).length ?? 0
  if (address !== undefined)
    return (
      <Secret
        label={words.theAddress}
        value={address}
        lead={`${words.once} ${words.feedLead}`}
        onClose={onClose}
        more={
          kind === 'calendar' ? (
            <Button component="a" href={address.replace(/^https?:/, 'webcal:')}>
              {words.openCalendar}
            </Button>
          ) : null
        }
      />
    )
  return (
    <form className={css.dialog} {...form.props}>
      <p>{words.subscribeWhy[kind]}</p>
      <p>
        {there > 0 ? `${words.feedsThere(there)} ` : ''}
        <Link href={addressOf('/settings/connections', workspace)}>{words.toFeeds}</Link>
      </p>
      <FormRefusal of={form} />
      <div className={css.actions}>
        <Button type="submit" variant="filled" loading={form.isSending} data-autofocus>
          {words.makeAddress}
        </Button>
      </div>
    </form>
  )
}

import { archiveChannel, createChannel, listChannels } from '@firsthand/contract/crm/channels'
import { Button } from '@mantine/core'
import { useAct, useOperation } from '../../api/hooks.ts'
import { TextField } from '../../kit/fields.tsx'
import { Card, CardRow } from '../../kit/section.tsx'
import { CardSkeleton } from '../../kit/skeletons.tsx'
import { showUndo } from '../../kit/undo-toast.tsx'
import { useYou } from '../../shell/account.ts'
import { FormRefusal } from '../../shell/form-refusal.tsx'
import { Broken } from '../../shell/mishap.tsx'
import { useForm } from '../../shell/use-form.ts'
import css from './tasks.module.css'
import { words } from './settings.words.ts'

/** The ways to reach people that this workspace has of its own. */
export function ChannelCard() {
  const channels = useOperation(listChannels, {})
  const { may } = useYou()
  const own = channels.data?.items.flatMap(({ id, name }) => (id === null ? [] : [{ id, name }]))
  return (
    <Card title={words.channels}>
      <p>{words.channelsText}</p>
      {channels.failure ? <Broken error={channels.failure} retry={channels.retry} /> : null}
      {channels.isPending ? <CardSkeleton rows={2} /> : null}
      {own?.length === 0 ? <p className={css.none}>{words.noChannels}</p> : null}
      {own?.map((channel) => (
        <Own key={channel.id} channel={channel} mayChange={may('member')} />
      ))}
      {may('member') ? <AddChannel /> : null}
    </Card>
  )
}

function Own({
  channel: { id, name },
  mayChange,
}: {
  channel: { id: string; name: string }
  mayChange: boolean
}) {
  const back = useAct(createChannel)
  const archive = useAct(archiveChannel, {
    onDone: () => showUndo(words.wasPutAway(name), () => back.act({ name })),
  })
  return (
    <CardRow
      actions={
        mayChange ? (
          <Button aria-label={words.putAwayNamed(name)} onClick={() => archive.act({ channel: id })}>
            {words.putAway}
          </Button>
        ) : null
      }
    >
      {name}
    </CardRow>
  )
}

function AddChannel() {
  const form = useForm(createChannel, { start: { name: '' }, onDone: () => form.set({ name: '' }) })
  return (
    <form {...form.props} className={css.quick}>
      <TextField
        label={words.newChannel}
        placeholder={words.newChannelPlaceholder}
        className={css.grow}
        {...form.field('name')}
      />
      <Button type="submit" loading={form.isSending}>
        {words.add}
      </Button>
      <FormRefusal of={form} />
    </form>
  )
}

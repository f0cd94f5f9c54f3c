import { recruitingChannels } from '@firsthand/contract/studies/recruiting-channels'
import {
  type ScreenerView,
  createScreenerLink,
  revokeScreenerLink,
  showScreener,
} from '@firsthand/contract/studies/screeners'
import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { useAct } from '../../api/hooks.ts'
import { TextField } from '../../kit/fields.tsx'
import { formatDate } from '../../kit/format.ts'
import { Card, CardRow } from '../../kit/section.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import { useYou } from '../../shell/account.ts'
import { FormRefusal } from '../../shell/form-refusal.tsx'
import { useForm } from '../../shell/use-form.ts'
import css from './recruiting.module.css'
import { words as recruiting } from './recruiting.words.ts'
import { words } from './screener.words.ts'

type Channel = (typeof recruitingChannels)[number]

/** The addresses where people outside answer, one for each place it stands. */
export function ScreenerLinks({ screener }: { screener: ScreenerView }) {
  const { may } = useYou()
  const [channel, setChannel] = useState<Channel>('public_page')
  const [made, setMade] = useState<string>()
  const revoke = useAct(revokeScreenerLink)
  const form = useForm(createScreenerLink, {
    start: { label: '' },
    fixed: { study: screener.study, channel },
    invalidates: [showScreener],
    onDone: ({ address }) => {
      setMade(address)
      form.set({ label: '' })
    },
  })
  const [now] = useState(() => new Date().toISOString())
  return (
    <Card title={words.links}>
      <p className={css.faint}>{words.linksLead}</p>
      {screener.links.map((link) => {
        const hasEnded = link.revokedAt !== null || link.expiresAt <= now
        return (
          <CardRow
            key={link.id}
            actions={
              may('member') && !hasEnded ? (
                <Button
                  size="xs"
                  aria-label={words.endOf(link.label)}
                  onClick={() => revoke.act({ link: link.id })}
                >
                  {words.end}
                </Button>
              ) : undefined
            }
          >
            {link.label}{' '}
            <span className={css.faint}>
              {[
                recruiting.channels[link.channel],
                words.sentBy(link.sent),
                hasEnded ? words.ended : words.until(formatDate(link.expiresAt)),
              ].join(' · ')}
            </span>
          </CardRow>
        )
      })}
      {made ? (
        <div className={css.stack}>
          <output>{words.linkMade}</output>
          <code className={css.address}>{made}</code>
          <div>
            <Button
              size="xs"
              onClick={() => void navigator.clipboard.writeText(made).then(() => showDone(words.copied))}
            >
              {words.copy}
            </Button>
          </div>
        </div>
      ) : null}
      {may('member') ? (
        <form {...form.props}>
          <div className={css.row}>
            <TextField label={words.linkLabel} placeholder={words.linkExample} {...form.field('label')} />
            <NativeSelect
              label={recruiting.one.channel}
              value={channel}
              data={recruitingChannels.map((value) => ({ value, label: recruiting.channels[value] }))}
              onChange={(event) => setChannel(event.currentTarget.value as Channel)}
            />
            <Button type="submit" loading={form.isSending}>
              {words.makeLink}
            </Button>
          </div>
          <FormRefusal of={form} />
        </form>
      ) : null}
    </Card>
  )
}

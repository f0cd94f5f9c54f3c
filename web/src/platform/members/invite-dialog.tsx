import { Button, Modal, Radio } from '@mantine/core'
import { roles } from '@firsthand/contract/core/operation'
import { type InvitationView, createInvitation, listInvitations } from '@firsthand/contract/platform/members'
import { useOperation } from '../../api/hooks.ts'
import { Fields, TextField } from '../../kit/fields.tsx'
import { useYou } from '../../shell/account.ts'
import { FormRefusal } from '../../shell/form-refusal.tsx'
import { useForm } from '../../shell/use-form.ts'
import { LinkToCopy } from './link-to-copy.tsx'
import css from './members.module.css'
import { words } from './members.words.ts'

/** Makes an invitation; its link is shown once. */
export function InviteDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal opened={opened} onClose={onClose} title={words.inviteTitle} size="lg">
      <Invite onClose={onClose} />
    </Modal>
  )
}

/** Whether the mail left, looked at until that is known. */
function WhatBecame({ invitation }: { invitation: InvitationView }) {
  const { email } = invitation
  const first = useOperation(listInvitations, {}, { enabled: invitation.mail !== null })
  const find = (items: InvitationView[] | undefined) =>
    items?.find(({ id }) => id === invitation.id)?.mail ?? invitation.mail
  const isSending = find(first.data?.items)?.state === 'sending'
  const { data } = useOperation(
    listInvitations,
    {},
    { enabled: invitation.mail !== null, everyMs: isSending ? 1_000 : false },
  )
  const mail = find(data?.items)
  const sentence = mail && email ? words.mails[mail.state](email) : words.linkLead
  return (
    <p role="status">
      {sentence} {mail?.problem ? words.mailProblem(mail.problem) : null}
    </p>
  )
}

function Invite({ onClose }: { onClose: () => void }) {
  const { may } = useYou()
  const form = useForm(createInvitation, {
    start: { role: 'member', email: '' },
    prepare: ({ email, role }) => ({ role, email: email?.trim() || undefined }),
    invalidates: [listInvitations],
  })
  if (form.output) {
    return (
      <div className={css.dialog}>
        <WhatBecame invitation={form.output.invitation} />
        <LinkToCopy link={form.output.link} />
        <div className={css.actions}>
          <Button onClick={onClose}>{words.done}</Button>
        </div>
      </div>
    )
  }
  const { value, onChange, error } = form.choice('role')
  return (
    <form {...form.props} className={css.dialog}>
      <p>{words.inviteLead}</p>
      <Fields
        actions={
          <>
            <Button onClick={onClose}>{words.cancel}</Button>
            <Button type="submit" variant="filled" loading={form.isSending}>
              {words.makeLink}
            </Button>
          </>
        }
      >
        <Radio.Group label={words.role} value={value} onChange={onChange} error={error}>
          <div className={css.roles}>
            {roles
              .filter((role) => may(role))
              .map((role) => (
                <Radio key={role} value={role} label={words.roles[role]} description={words.roleWhy[role]} />
              ))}
          </div>
        </Radio.Group>
        <TextField label={words.email} type="email" {...form.field('email')} />
        <FormRefusal of={form} />
      </Fields>
    </form>
  )
}

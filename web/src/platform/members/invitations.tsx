import { Button } from '@mantine/core'
import { listInvitations, revokeInvitation } from '@firsthand/contract/platform/members'
import { useAct, useOperation } from '../../api/hooks.ts'
import { relativeDays } from '../../kit/format.ts'
import { Section } from '../../kit/section.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import { Broken } from '../../shell/mishap.tsx'
import css from './members.module.css'
import { words } from './members.words.ts'

/** Invitations that nobody has accepted yet. Nothing at all while there are none. */
export function Invitations() {
  const invitations = useOperation(listInvitations, {})
  const revoke = useAct(revokeInvitation, {
    invalidates: [listInvitations],
    onDone: () => showDone(words.revoked),
  })
  if (invitations.failure) return <Broken error={invitations.failure} retry={invitations.retry} />
  if (!invitations.data?.items.length) return null
  return (
    <div className={css.section}>
      <Section title={words.invitations}>
        <ul className={css.list}>
          {invitations.data.items.map((invitation) => (
            <li key={invitation.id} className={css.invitation}>
              <div className={css.who}>
                <span className={css.name}>{invitation.email ?? words.anybody}</span>
                <span className={css.email}>
                  {[
                    words.roles[invitation.role],
                    words.invitedBy(invitation.invitedBy),
                    words.expires(relativeDays(invitation.expiresAt)),
                    ...(invitation.mail ? [words.mailStates[invitation.mail.state]] : []),
                  ].join(' · ')}
                </span>
              </div>
              <Button
                variant="subtle"
                color="gray"
                onClick={() => revoke.act({ invitation: invitation.id })}
                disabled={revoke.isActing}
              >
                {words.revoke}
              </Button>
            </li>
          ))}
        </ul>
      </Section>
    </div>
  )
}

import { Button } from '@mantine/core'
import { showAccount, showInstallation, signOut } from '@firsthand/contract/platform/accounts'
import { acceptInvitation, showInvitation } from '@firsthand/contract/platform/members'
import { beginProvider } from '@firsthand/contract/platform/provider'
import { useState } from 'react'
import { useAct, useOperation } from '../../api/hooks.ts'
import { Fields } from '../../kit/fields.tsx'
import { Link } from '../../kit/link.tsx'
import { Refused } from '../../kit/refused.tsx'
import { useGo, useParam } from '../../shell/address.ts'
import { FormRefusal } from '../../shell/form-refusal.tsx'
import { useForm } from '../../shell/use-form.ts'
import { AccountFields } from '../outside/account-fields.tsx'
import { withNext } from '../outside/next.ts'
import { OutsidePage } from '../outside/outside-page.tsx'
import { tokenOfAddress } from '../outside/token.ts'
import { words } from './join.words.ts'

type Ticket = { workspaceId: string; token: string }

/** An invitation: joined with the account that is signed in, or with a new one. */
export default function JoinPage() {
  const workspaceId = useParam('workspace')
  const [token] = useState(tokenOfAddress)
  const ticket = { workspaceId, token }
  const invitation = useOperation(showInvitation, ticket, { enabled: token !== '' })
  const account = useOperation(showAccount, {})

  if (token === '') return <OutsidePage title={words.title} heading={words.broken} lead={words.brokenTodo} />
  if (invitation.failure) {
    return (
      <OutsidePage
        title={words.title}
        heading={words.gone}
        below={
          <p>
            <Link href="/">{words.toStart}</Link>
          </p>
        }
      >
        <Refused
          title={invitation.failure.message}
          onRetry={invitation.failure.status === 0 ? invitation.retry : undefined}
        />
      </OutsidePage>
    )
  }
  if (!invitation.data || account.isPending)
    return <OutsidePage title={words.title} heading={words.reading} />
  const { workspace, invitedBy, role, email } = invitation.data
  const head = { title: words.title, heading: words.heading(workspace), lead: words.lead(invitedBy, role) }
  return account.data ? (
    <OutsidePage {...head}>
      <JoinSignedIn ticket={ticket} account={account.data} />
    </OutsidePage>
  ) : (
    <OutsidePage
      {...head}
      below={
        <p>
          {words.known}{' '}
          <Link href={withNext('/sign-in', `/join/${workspaceId}#${token}`)}>{words.signIn}</Link>
        </p>
      }
    >
      <JoinAnew ticket={ticket} email={email} />
      <JoinThroughProvider ticket={ticket} />
    </OutsidePage>
  )
}

function JoinSignedIn({ ticket, account }: { ticket: Ticket; account: { name: string; email: string } }) {
  const go = useGo()
  const leave = useAct(signOut)
  const form = useForm(acceptInvitation, {
    start: {},
    fixed: ticket,
    onDone: ({ workspaceId }) => go(`/w/${workspaceId}/today`, { replace: true }),
  })
  return (
    <form {...form.props}>
      <Fields
        actions={
          <>
            <Button size="md" loading={leave.isActing} onClick={() => leave.act({})}>
              {words.other}
            </Button>
            <Button type="submit" variant="filled" size="md" loading={form.isSending} style={{ flex: 1 }}>
              {words.joinNow}
            </Button>
          </>
        }
      >
        <p style={{ margin: 0 }}>{words.signedIn(account.name, account.email)}</p>
        <FormRefusal of={form} />
      </Fields>
    </form>
  )
}

function JoinAnew({ ticket, email }: { ticket: Ticket; email: string | null }) {
  const go = useGo()
  const form = useForm(acceptInvitation, {
    start: { name: '', email: email ?? '', password: '' },
    fixed: ticket,
    onDone: ({ workspaceId }) => go(`/w/${workspaceId}/today`, { replace: true }),
  })
  return (
    <form {...form.props}>
      <Fields
        actions={
          <Button type="submit" variant="filled" size="md" fullWidth loading={form.isSending}>
            {words.submit}
          </Button>
        }
      >
        <AccountFields form={form} lockedEmail={email} />
        <FormRefusal of={form} />
      </Fields>
    </form>
  )
}

/** The provider vouches for the address, so no password is needed; the invitation opens again afterwards. */
function JoinThroughProvider({ ticket }: { ticket: Ticket }) {
  const provider = useOperation(showInstallation, {}).data?.provider
  const begin = useAct(beginProvider, { invalidates: [], onDone: ({ url }) => location.assign(url) })
  if (!provider) return null
  const next = `/join/${ticket.workspaceId}#${ticket.token}`
  return (
    <Button
      size="md"
      fullWidth
      mt="md"
      loading={begin.isActing}
      onClick={() => begin.act({ invitation: ticket, next })}
    >
      {words.through(provider)}
    </Button>
  )
}

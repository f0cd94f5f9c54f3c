import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Id, Instant, Nothing, line } from '../core/shapes.ts'
import { Email, Password, accountLimits } from './accounts.ts'

export const RoleName = z.enum(['viewer', 'member', 'admin', 'owner'])

export const MemberView = z.object({
  id: Id,
  name: z.string(),
  email: z.string(),
  role: RoleName,
  isLeader: z.boolean(),
  weeklyConversationsGoal: z.int(),
  isYou: z.boolean(),
  leftAt: Instant.nullable(),
})
export type MemberView = z.output<typeof MemberView>

export const showWorkspace = operation({
  name: 'workspace.show',
  summary: 'Show the open workspace: its name, settings and how much is in it.',
  method: 'GET',
  path: '/workspace',
  allows: 'viewer',
  input: z.object({}),
  output: z.object({
    id: Id,
    name: z.string(),
    halfLifeDays: z.int(),
    defaultCountry: z.string().nullable(),
    exampleLoadedAt: Instant.nullable(),
    you: MemberView,
  }),
})

export const updateWorkspace = operation({
  name: 'workspace.update',
  summary: 'Change the name or the settings of the workspace.',
  method: 'PATCH',
  path: '/workspace',
  allows: 'admin',
  input: z.object({
    name: line(accountLimits.workspaceName).optional(),
    halfLifeDays: z.int().min(7).max(3650).optional().describe('After how many days evidence counts as old.'),
    defaultCountry: z
      .string()
      .regex(/^[A-Z]{2}$/, 'Use the two letters of a country, such as DE.')
      .nullable()
      .optional(),
  }),
  output: Nothing,
})

export const listMembers = operation({
  name: 'members.list',
  summary: 'List everybody in the workspace.',
  method: 'GET',
  path: '/members',
  allows: 'viewer',
  input: z.object({ withFormer: z.boolean().default(false) }),
  output: z.object({ items: z.array(MemberView) }),
})

export const updateMember = operation({
  name: 'members.update',
  summary: 'Change what a member may do, or mark them as a leader.',
  method: 'PATCH',
  path: '/members/{member}',
  allows: 'member',
  onlyInPerson: true,
  input: z.object({
    member: Id,
    role: RoleName.optional(),
    isLeader: z.boolean().optional(),
    weeklyConversationsGoal: z.int().min(0).max(50).optional(),
  }),
  output: MemberView,
  errors: {
    above_you: {
      status: 403,
      message:
        'You can give or take only roles up to your own, and change only yourself without being an administrator.',
    },
    last_owner: { status: 409, message: 'A workspace needs an owner. Make somebody else an owner first.' },
  },
})

export const removeMember = operation({
  name: 'members.remove',
  summary: 'End somebody’s membership, or leave the workspace yourself.',
  method: 'DELETE',
  path: '/members/{member}',
  allows: 'viewer',
  input: z.object({ member: Id }),
  output: Nothing,
  errors: {
    above_you: {
      status: 403,
      message: 'Only an administrator can end somebody else’s membership, and only up to their own role.',
    },
    last_owner: { status: 409, message: 'A workspace needs an owner. Make somebody else an owner first.' },
  },
})

export const createResetLink = operation({
  name: 'members.createResetLink',
  summary: 'Make a link with which a member sets a new password, to hand over yourself.',
  method: 'POST',
  path: '/members/{member}/reset-link',
  allows: 'admin',
  onlyInPerson: true,
  input: z.object({ member: Id }),
  output: z.object({ link: z.string(), expiresInHours: z.int() }),
  errors: {
    above_you: { status: 403, message: 'You can do this only for members up to your own role.' },
    elsewhere: {
      status: 403,
      message:
        'This person also belongs to workspaces that you do not administer, so only they can ask for a new password.',
    },
  },
})

/** What became of a mail. */
export const MailOutcome = z.object({
  state: z
    .enum(['sending', 'sent', 'failed', 'unknown'])
    .describe('sent: the mail server took it. unknown: nobody can say whether it left.'),
  problem: z.string().nullable(),
})
export type MailOutcome = z.output<typeof MailOutcome>

export const InvitationView = z.object({
  id: Id,
  email: z.string().nullable(),
  role: RoleName,
  invitedBy: z.string(),
  createdAt: Instant,
  expiresAt: Instant,
  mail: MailOutcome.nullable().describe('What became of the mail; null where none was to be sent.'),
})
export type InvitationView = z.output<typeof InvitationView>

export const listInvitations = operation({
  name: 'invitations.list',
  summary: 'List invitations that nobody has accepted yet.',
  method: 'GET',
  path: '/invitations',
  allows: 'admin',
  input: z.object({}),
  output: z.object({ items: z.array(InvitationView) }),
})

export const createInvitation = operation({
  name: 'invitations.create',
  summary: 'Invite somebody by a link, sent by mail where mail is set up.',
  method: 'POST',
  path: '/invitations',
  allows: 'admin',
  onlyInPerson: true,
  input: z.object({ email: Email.optional(), role: RoleName }),
  output: z.object({
    invitation: InvitationView,
    link: z.string(),
    wasMailed: z
      .boolean()
      .describe('Whether a mail is being sent. Whether it left stands in `invitations.list` a little later.'),
  }),
  errors: { above_you: { status: 403, message: 'You can invite only into roles up to your own.' } },
})

export const revokeInvitation = operation({
  name: 'invitations.revoke',
  summary: 'Take an invitation back.',
  method: 'DELETE',
  path: '/invitations/{invitation}',
  allows: 'admin',
  input: z.object({ invitation: Id }),
  output: Nothing,
})

const invitationErrors = {
  link_expired: {
    status: 410,
    message: 'This invitation has been used, taken back, or has expired. Ask for a new one.',
  },
} as const

export const showInvitation = operation({
  name: 'invitations.show',
  summary: 'Say what an invitation invites to.',
  // Asked with a body, since addresses end up in the logs of proxies and the token is a secret.
  method: 'POST',
  path: '/invitations/show',
  allows: 'anyone',
  input: z.object({ workspaceId: Id, token: z.string().min(1).max(200) }),
  output: z.object({
    workspace: z.string(),
    invitedBy: z.string(),
    role: RoleName,
    email: z.string().nullable(),
  }),
  errors: invitationErrors,
})

export const acceptInvitation = operation({
  name: 'invitations.accept',
  summary: 'Join a workspace by invitation, with a new account or the one signed in.',
  method: 'POST',
  path: '/invitations/accept',
  allows: 'anyone',
  input: z.object({
    workspaceId: Id,
    token: z.string().min(1).max(200),
    name: line(accountLimits.name).optional(),
    email: Email.optional(),
    password: Password.optional(),
  }),
  output: z.object({ workspaceId: Id }),
  errors: {
    ...invitationErrors,
    account_missing: {
      status: 422,
      message: 'Give your name, e-mail address and a password, or sign in first.',
    },
    email_taken: {
      status: 409,
      message: 'An account with this e-mail address exists. Sign in, then open the invitation again.',
    },
    other_email: { status: 403, message: 'This invitation was made for another e-mail address.' },
  },
})

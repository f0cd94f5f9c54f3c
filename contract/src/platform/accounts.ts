import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Id, Nothing, line } from '../core/shapes.ts'

export const accountLimits = { name: 120, email: 254, password: 200, shortestPassword: 10, workspaceName: 80 }

/** An address as people type it; it is kept in lower case. */
export const Email = z
  .string()
  .trim()
  .max(accountLimits.email)
  .pipe(z.email('This is not an e-mail address. Check it for a missing @ or dot.'))

export const Password = z
  .string()
  .min(accountLimits.shortestPassword, `Use at least ${accountLimits.shortestPassword} characters.`)
  .max(accountLimits.password)

const NewAccount = z.object({ name: line(accountLimits.name), email: Email, password: Password })

export const WorkspaceOfAccount = z.object({
  id: Id,
  name: z.string(),
  role: z.enum(['viewer', 'member', 'admin', 'owner']),
  memberId: Id,
})
export type WorkspaceOfAccount = z.output<typeof WorkspaceOfAccount>

export const AccountView = z.object({
  id: Id,
  name: z.string(),
  email: z.string(),
  workspaces: z.array(WorkspaceOfAccount),
  isOperator: z.boolean().describe('Runs the installation: sees how it does, and nothing that is in it.'),
})
export type AccountView = z.output<typeof AccountView>

export const showInstallation = operation({
  name: 'installation.show',
  summary: 'Say what a visitor may do here: claim a fresh installation, sign in, sign up.',
  method: 'GET',
  path: '/installation',
  allows: 'anyone',
  input: z.object({}),
  output: z.object({
    isClaimed: z.boolean(),
    signUp: z.enum(['invitation', 'open']),
    sendsMail: z.boolean(),
    isSignedIn: z.boolean(),
    provider: z
      .string()
      .nullable()
      .describe('The name of the provider that one can sign in with (OpenID Connect), where one is set.'),
  }),
})

export const claimInstallation = operation({
  name: 'installation.claim',
  summary: 'Make the first account and its workspace, with the link printed in the terminal.',
  method: 'POST',
  path: '/installation/claim',
  allows: 'anyone',
  input: NewAccount.extend({
    token: z.string().min(1).max(200),
    workspace: line(accountLimits.workspaceName),
  }),
  output: z.object({ workspaceId: Id }),
  errors: {
    link_invalid: {
      status: 403,
      message:
        'This link is not the one printed in the terminal. Copy the whole line from there, or start Firsthand again for a new one.',
    },
    already_claimed: {
      status: 409,
      message: 'This installation has an owner already. Sign in, or ask for an invitation.',
    },
    email_taken: {
      status: 409,
      message: 'An account with this e-mail address exists. Use its password to go on, or another address.',
    },
  },
})

export const signIn = operation({
  name: 'account.signIn',
  summary: 'Sign in with an e-mail address and a password.',
  method: 'POST',
  path: '/account/sign-in',
  allows: 'anyone',
  input: z.object({ email: Email, password: z.string().min(1).max(accountLimits.password) }),
  output: z.object({
    needsCode: z
      .boolean()
      .describe('Whether a code of the account’s second step must follow (account.enterCode).'),
  }),
  errors: {
    refused: {
      status: 403,
      message:
        'The e-mail address and the password do not belong together. Check both, or set a new password.',
    },
  },
})

export const signUp = operation({
  name: 'account.signUp',
  summary: 'Make an account and its first workspace, where the installation is open to all.',
  method: 'POST',
  path: '/account/sign-up',
  allows: 'anyone',
  input: NewAccount.extend({ workspace: line(accountLimits.workspaceName) }),
  output: z.object({ workspaceId: Id }),
  errors: {
    closed: { status: 403, message: 'New accounts are made by invitation here. Ask a colleague for a link.' },
    email_taken: { status: 409, message: 'An account with this e-mail address exists. Sign in instead.' },
  },
})

export const signOut = operation({
  name: 'account.signOut',
  summary: 'End this session.',
  method: 'POST',
  path: '/account/sign-out',
  allows: 'account',
  input: z.object({}),
  output: Nothing,
})

export const showAccount = operation({
  name: 'account.show',
  summary: 'Say who is signed in, and in which workspaces.',
  method: 'GET',
  path: '/account',
  allows: 'account',
  input: z.object({}),
  output: AccountView,
})

export const requestReset = operation({
  name: 'account.requestReset',
  summary: 'Send a link that sets a new password, where mail is set up.',
  method: 'POST',
  path: '/account/request-reset',
  allows: 'anyone',
  input: z.object({ email: Email }),
  output: z.object({ sendsMail: z.boolean() }),
})

export const resetPassword = operation({
  name: 'account.resetPassword',
  summary: 'Set a new password with a link.',
  method: 'POST',
  path: '/account/reset-password',
  allows: 'anyone',
  input: z.object({ token: z.string().min(1).max(200), password: Password }),
  output: Nothing,
  errors: {
    link_expired: { status: 410, message: 'This link has been used or has expired. Ask for a new one.' },
  },
})

export const createWorkspace = operation({
  name: 'workspaces.create',
  summary: 'Start another workspace.',
  method: 'POST',
  path: '/workspaces',
  allows: 'account',
  input: z.object({ name: line(accountLimits.workspaceName) }),
  output: z.object({ workspaceId: Id }),
  errors: { too_many: { status: 409, message: 'An account may have {limit} workspaces. Leave one first.' } },
})

import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Id, Instant, Nothing, line } from '../core/shapes.ts'
import { Email, Password, accountLimits } from './accounts.ts'

/** The password once more, before something that opens or closes the account. */
export const PasswordAgain = z
  .string()
  .max(accountLimits.password)
  .optional()
  .describe('Your password; an account without one must have signed in within the last ten minutes.')

/** What every operation answers that asks for the password once more. */
export const proofErrors = {
  password_wrong: { status: 403, message: 'That is not your password. Try again.' },
  sign_in_again: {
    status: 403,
    message: 'You signed in a while ago. Sign out, sign in once more, and do this within ten minutes.',
  },
} as const

export const showSecurity = operation({
  name: 'account.showSecurity',
  summary: 'Say how this account is guarded: password, second step, passkeys and provider.',
  method: 'GET',
  path: '/account/security',
  allows: 'account',
  input: z.object({}),
  output: z.object({
    hasPassword: z.boolean(),
    secondStep: z.object({ isOn: z.boolean(), recoveryCodesLeft: z.int() }),
    passkeys: z.array(
      z.object({ id: Id, name: z.string(), createdAt: Instant.nullable(), isBackedUp: z.boolean() }),
    ),
    provider: z.object({ name: z.string(), isConnected: z.boolean() }).nullable(),
  }),
})

export const listSessions = operation({
  name: 'account.listSessions',
  summary: 'List where this account is signed in.',
  method: 'GET',
  path: '/account/sessions',
  allows: 'account',
  input: z.object({}),
  output: z.object({
    items: z.array(
      z.object({
        id: Id,
        startedAt: Instant,
        seenAt: Instant.describe('When it was last prolonged; a session in use is, once a day.'),
        from: z.string().nullable().describe('The network address it began at.'),
        browser: z.string().nullable().describe('What the browser called itself.'),
        isThis: z.boolean(),
      }),
    ),
  }),
})

export const endSession = operation({
  name: 'account.endSession',
  summary: 'Sign out somewhere else.',
  method: 'DELETE',
  path: '/account/sessions/{session}',
  allows: 'account',
  input: z.object({ session: Id }),
  output: Nothing,
})

export const endOtherSessions = operation({
  name: 'account.endOtherSessions',
  summary: 'Sign out everywhere else.',
  method: 'POST',
  path: '/account/sessions/end-others',
  allows: 'account',
  input: z.object({}),
  output: z.object({ ended: z.int() }),
})

export const changePassword = operation({
  name: 'account.changePassword',
  summary: 'Change the password, which ends every other session.',
  method: 'POST',
  path: '/account/password',
  allows: 'account',
  input: z.object({ current: PasswordAgain, password: Password }),
  output: Nothing,
  errors: proofErrors,
})

export const updateProfile = operation({
  name: 'account.update',
  summary: 'Change your name, in all your workspaces.',
  method: 'PATCH',
  path: '/account',
  allows: 'account',
  input: z.object({ name: line(accountLimits.name) }),
  output: Nothing,
})

export const changeEmail = operation({
  name: 'account.changeEmail',
  summary: 'Change the e-mail address; where mail is set up, a link to the new one must be opened first.',
  method: 'POST',
  path: '/account/email',
  allows: 'account',
  input: z.object({ email: Email, current: PasswordAgain }),
  output: z.object({ mustConfirm: z.boolean() }),
  errors: {
    ...proofErrors,
    email_taken: { status: 409, message: 'Another account has this e-mail address.' },
  },
})

export const confirmEmail = operation({
  name: 'account.confirmEmail',
  summary: 'Take the new e-mail address, with the link that was sent to it.',
  method: 'POST',
  path: '/account/confirm-email',
  allows: 'anyone',
  input: z.object({ token: z.string().min(1).max(200) }),
  output: z.object({ email: z.string() }),
  errors: {
    link_expired: {
      status: 410,
      message: 'This link has been used or has expired. Change the address again.',
    },
    email_taken: { status: 409, message: 'Another account has this e-mail address.' },
  },
})

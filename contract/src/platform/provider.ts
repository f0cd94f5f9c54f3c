import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Id, Nothing } from '../core/shapes.ts'
import { PasswordAgain, proofErrors } from './own-account.ts'

const providerErrors = {
  not_set: { status: 404, message: 'No provider is set up here. Sign in with your password.' },
  unreachable: {
    status: 409,
    message: 'The provider does not answer right now. Try again, or use your password.',
  },
} as const

export const beginProvider = operation({
  name: 'account.beginProvider',
  summary: 'Begin to sign in through the provider: the page of it to go to.',
  method: 'POST',
  path: '/account/provider/begin',
  allows: 'anyone',
  input: z.object({
    next: z.string().max(1000).optional().describe('The page of ours to come back to.'),
    invitation: z
      .object({ workspaceId: Id, token: z.string().min(1).max(200) })
      .optional()
      .describe('For somebody invited, who has no account yet.'),
  }),
  output: z.object({ url: z.string() }),
  errors: providerErrors,
})

export const connectProvider = operation({
  name: 'account.connectProvider',
  summary: 'Begin to connect this account with the provider: the page of it to go to.',
  method: 'POST',
  path: '/account/provider/connect',
  allows: 'account',
  input: z.object({ current: PasswordAgain }),
  output: z.object({ url: z.string() }),
  errors: { ...proofErrors, ...providerErrors },
})

export const disconnectProvider = operation({
  name: 'account.disconnectProvider',
  summary: 'Part this account from the provider, where it has a password or a passkey too.',
  method: 'POST',
  path: '/account/provider/disconnect',
  allows: 'account',
  input: z.object({ current: PasswordAgain }),
  output: Nothing,
  errors: {
    ...proofErrors,
    only_way: { status: 409, message: 'This is the only way into your account. Set a password first.' },
  },
})

import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Id, Nothing, line } from '../core/shapes.ts'
import { PasswordAgain, proofErrors } from './own-account.ts'

/** What passes between the browser's WebAuthn functions and the server, in the standard's own JSON. */
const Options = z.record(z.string(), z.unknown())
const Response = z
  .object({ id: z.string().min(1).max(2000), rawId: z.string().max(2000), type: z.literal('public-key') })
  .catchall(z.unknown())

const PasskeyName = line(60)

export const preparePasskey = operation({
  name: 'passkeys.prepare',
  summary: 'Begin to add a passkey: what the browser needs to make one.',
  method: 'POST',
  path: '/account/passkeys/prepare',
  allows: 'account',
  input: z.object({ current: PasswordAgain }),
  output: z.object({ options: Options }),
  errors: {
    ...proofErrors,
    too_many: { status: 409, message: 'An account may have {limit} passkeys. Remove one first.' },
  },
})

export const addPasskey = operation({
  name: 'passkeys.add',
  summary: 'Add the passkey that the browser made.',
  method: 'POST',
  path: '/account/passkeys',
  allows: 'account',
  input: z.object({ name: PasskeyName, response: Response }),
  output: Nothing,
  errors: {
    refused: {
      status: 403,
      message: 'The passkey could not be checked, or took longer than five minutes. Try again.',
    },
  },
})

export const renamePasskey = operation({
  name: 'passkeys.rename',
  summary: 'Give a passkey another name.',
  method: 'PATCH',
  path: '/account/passkeys/{passkey}',
  allows: 'account',
  input: z.object({ passkey: Id, name: PasskeyName }),
  output: Nothing,
})

export const removePasskey = operation({
  name: 'passkeys.remove',
  summary: 'Remove a passkey: it opens this account no longer.',
  method: 'POST',
  path: '/account/passkeys/{passkey}/remove',
  allows: 'account',
  input: z.object({ passkey: Id, current: PasswordAgain }),
  output: Nothing,
  errors: proofErrors,
})

export const offerPasskey = operation({
  name: 'passkeys.offer',
  summary: 'Begin to sign in with a passkey: what the browser needs to ask for one.',
  method: 'POST',
  path: '/account/passkeys/offer',
  allows: 'anyone',
  input: z.object({}),
  output: z.object({ options: Options }),
})

export const signInWithPasskey = operation({
  name: 'passkeys.signIn',
  summary: 'Sign in with a passkey.',
  method: 'POST',
  path: '/account/passkeys/sign-in',
  allows: 'anyone',
  input: z.object({ response: Response }),
  output: Nothing,
  errors: {
    unknown: {
      status: 403,
      message:
        'This passkey opens no account here, or took too long. Try again, or sign in with your password.',
    },
  },
})

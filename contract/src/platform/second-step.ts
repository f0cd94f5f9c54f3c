import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Nothing } from '../core/shapes.ts'
import { PasswordAgain, proofErrors } from './own-account.ts'

/** A code of an app, or one of the recovery codes. Blanks are how people copy them. */
export const Code = z
  .string()
  .transform((code) => code.replace(/\s/g, ''))
  .pipe(z.string().min(6, 'A code has at least six characters.').max(40))

const RecoveryCodes = z.array(z.string()).describe('Each works once, in place of the app. Shown only now.')

export const enterCode = operation({
  name: 'account.enterCode',
  summary: 'Finish signing in with a code of the second step.',
  method: 'POST',
  path: '/account/enter-code',
  allows: 'anyone',
  input: z.object({ code: Code }),
  output: Nothing,
  errors: {
    code_refused: {
      status: 403,
      message:
        'This code is not right, was used already, or came too late. Wait for the next one; after five wrong ones, or five minutes, begin with your password again.',
    },
  },
})

export const beginSecondStep = operation({
  name: 'account.beginSecondStep',
  summary: 'Make a secret for an app that shows codes. It counts after its first right code.',
  method: 'POST',
  path: '/account/second-step/begin',
  allows: 'account',
  input: z.object({ current: PasswordAgain }),
  output: z.object({
    uri: z.string().describe('What the app reads from a QR code (otpauth://…).'),
    secret: z.string().describe('The same, to type.'),
    recoveryCodes: RecoveryCodes,
  }),
  errors: {
    ...proofErrors,
    already_on: {
      status: 409,
      message: 'The second step is on already. Switch it off first to change the app.',
    },
  },
})

export const finishSecondStep = operation({
  name: 'account.finishSecondStep',
  summary: 'Switch the second step on with a first code of the app.',
  method: 'POST',
  path: '/account/second-step/finish',
  allows: 'account',
  input: z.object({ code: Code }),
  output: Nothing,
  errors: {
    code_refused: {
      status: 403,
      message: 'This code is not right. Check the clock of your telephone, then type the next one.',
    },
  },
})

export const stopSecondStep = operation({
  name: 'account.stopSecondStep',
  summary: 'Switch the second step off.',
  method: 'POST',
  path: '/account/second-step/stop',
  allows: 'account',
  input: z.object({ current: PasswordAgain }),
  output: Nothing,
  errors: proofErrors,
})

export const renewRecoveryCodes = operation({
  name: 'account.renewRecoveryCodes',
  summary: 'Make new recovery codes; the old ones stop working.',
  method: 'POST',
  path: '/account/second-step/recovery-codes',
  allows: 'account',
  input: z.object({ current: PasswordAgain }),
  output: z.object({ recoveryCodes: RecoveryCodes }),
  errors: { ...proofErrors, not_on: { status: 409, message: 'The second step is off.' } },
})

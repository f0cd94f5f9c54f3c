import { createHmac } from 'node:crypto'
import { passkey } from '@better-auth/passkey'
import { accountLimits } from '@firsthand/contract/platform/accounts'
import { APIError, betterAuth } from 'better-auth'
import { twoFactor } from 'better-auth/plugins'
import type pg from 'pg'
import type { Logger } from 'pino'
import { newId } from '../db/ids.ts'
import type { Settings } from '../settings.ts'

export type IdentityParts = { pool: pg.Pool; settings: Settings; log: Logger }

export type Auth = ReturnType<typeof createBetterAuth>

/** How better-auth is told where a request comes from: by us, whatever the request itself says. */
export const callerHeader = 'x-firsthand-caller'

const challengeMinutes = 5

/** The library behind accounts, as we set it up. None of its own addresses is answered; `auth.api` alone is used. */
export function createBetterAuth(
  { pool, settings, log }: IdentityParts,
  onPasswordReset: (accountId: string) => Promise<void>,
) {
  return betterAuth({
    appName: 'Firsthand',
    baseURL: settings.publicUrl,
    basePath: '/api/auth',
    secret: sessionSecret(settings),
    database: pool,
    telemetry: { enabled: false },
    trustedOrigins: [settings.publicUrl],
    emailAndPassword: {
      enabled: true,
      minPasswordLength: accountLimits.shortestPassword,
      maxPasswordLength: accountLimits.password,
      revokeSessionsOnPasswordReset: true,
      onPasswordReset: ({ user }) => onPasswordReset(user.id),
    },
    plugins: [
      twoFactor({
        issuer: `Firsthand (${new URL(settings.publicUrl).host})`,
        // Whoever signs in through a provider alone has no password; what they change is guarded by `prove`.
        allowPasswordless: true,
        twoFactorCookieMaxAge: challengeMinutes * 60,
        backupCodeOptions: { amount: 10, length: 10 },
      }),
      passkey({
        rpName: 'Firsthand',
        rpID: new URL(settings.publicUrl).hostname,
        origin: settings.publicUrl,
        // A passkey stands for the password and the second step, so the device asks for a finger, a face or a PIN.
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        registration: {
          requireSession: true,
          afterVerification: ({ verification }) => {
            if (!verification.registrationInfo?.userVerified) throw new APIError('BAD_REQUEST')
          },
        },
        authentication: {
          afterVerification: ({ verification }) => {
            if (!verification.authenticationInfo.userVerified) throw new APIError('BAD_REQUEST')
          },
        },
      }),
    ],
    // Whoever reads a back-up must not find links that still open accounts.
    verification: { storeIdentifier: 'hashed' },
    session: { expiresIn: sessionDays * 86_400, updateAge: 86_400, freshAge: 0 },
    rateLimit: { enabled: false }, // Ours stands in front of every operation that needs none signed in.
    logger: {
      log: (level, message) => log[level === 'error' ? 'warn' : 'debug']({ from: 'better-auth' }, message),
    },
    advanced: {
      cookiePrefix: 'firsthand',
      useSecureCookies: isSecure(settings),
      ipAddress: { ipAddressHeaders: [callerHeader] },
      database: { generateId: () => newId() },
    },
  })
}

export const sessionDays = 30

export function isSecure(settings: Settings): boolean {
  return settings.publicUrl.startsWith('https:')
}

/** What signs the cookies of sessions. */
export function sessionSecret(settings: Settings): string {
  return createHmac('sha256', settings.secret).update('sessions').digest('base64url')
}

export function sessionCookieName(settings: Settings): string {
  return `${isSecure(settings) ? '__Secure-' : ''}firsthand.session_token`
}

/** Runs a call of the library; what it refuses is `refused`, what breaks breaks. */
export async function unlessRefused<Answer>(run: () => Promise<Answer>): Promise<Answer | 'refused'> {
  try {
    return await run()
  } catch (error) {
    if (error instanceof APIError && error.statusCode < 500) return 'refused'
    throw error
  }
}

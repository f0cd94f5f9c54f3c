import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import '@firsthand/contract/core/sentences'
import { z } from 'zod'

/** Every setting, with the sentence that explains it. Read once, at start; nothing else reads the environment. */
const Environment = z.object({
  PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65535)
    .default(3000)
    .describe('The port that Firsthand answers on.'),
  HOST: z
    .string()
    .min(1)
    .default('127.0.0.1')
    .describe('The address it listens at. 0.0.0.0 lets other machines in.'),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .refine(isOrigin, 'give scheme, name and port alone, without a path')
    .optional()
    .describe(
      'The address people type, such as https://firsthand.example. Links are built from it, never from a request.',
    ),
  TRUST_PROXY: z
    .stringbool()
    .default(false)
    .describe('Whether a proxy in front sets X-Forwarded-For, so that rate limits see the real address.'),
  FIRSTHAND_DATA_DIR: z
    .string()
    .min(1)
    .default('./data')
    .describe('Where the embedded database, files and the secret live.'),
  FIRSTHAND_SECRET: z
    .string()
    .min(32, 'use at least 32 characters')
    .optional()
    .describe('Signs sessions and links. Made on first start and kept in the data folder when not given.'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .describe(
      'A PostgreSQL server to use instead of the embedded one. Its user owns the tables and may create roles.',
    ),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/ })
    .optional()
    .describe(
      'The mail server, such as smtp://name:password@mail.example:587. Without it, administrators copy links.',
    ),
  MAIL_FROM: z.string().default('Firsthand <firsthand@localhost>').describe('The sender of mail.'),
  SIGN_UP: z
    .enum(['invitation', 'open'])
    .default('invitation')
    .describe('Who may make an account: only invited people, or anybody.'),
  OIDC_ISSUER: z
    .url({ protocol: /^https?$/ })
    .refine(isSafeIssuer, 'use https; http is taken for this machine alone')
    .optional()
    .describe(
      'A provider to sign in with (OpenID Connect), exactly as it names itself. Needs OIDC_CLIENT_ID and OIDC_CLIENT_SECRET.',
    ),
  OIDC_CLIENT_ID: z.string().min(1).optional().describe('What the provider calls this installation.'),
  OIDC_CLIENT_SECRET: z.string().min(1).optional().describe('The secret that the provider gave for it.'),
  OIDC_NAME: z
    .string()
    .min(1)
    .max(40)
    .default('single sign-on')
    .describe('How the provider is called on the sign-in page.'),
  WEBHOOKS_ALLOW_PRIVATE: z
    .stringbool()
    .default(false)
    .describe(
      'Whether webhooks may reach addresses inside the network of the server. Off: they are refused.',
    ),
  OPERATORS: z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(',')
        .map((address) => address.trim().toLowerCase())
        .filter(Boolean),
    )
    .pipe(z.array(z.email('give e-mail addresses, with commas between them')))
    .describe(
      'E-mail addresses of accounts that may see how the installation does, and nothing that is in it.',
    ),
  METRICS: z
    .stringbool()
    .default(false)
    .describe('Whether /metrics answers with measurements for Prometheus.'),
  METRICS_TOKEN: z
    .string()
    .min(16, 'use at least 16 characters')
    .optional()
    .describe(
      'What must be sent to read /metrics, as Authorization: Bearer. Without it, anybody who reaches it may.',
    ),
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe(
      'Where traces go, as OTLP over HTTP, such as http://localhost:4318. Without it there are none.',
    ),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'silent'])
    .default('info')
    .describe('How much is logged.'),
})

export type Settings = {
  port: number
  host: string
  publicUrl: string
  /** Whether PUBLIC_URL was given; a guessed one follows the port that is really listened on. */
  publicUrlIsGuessed: boolean
  trustProxy: boolean
  dataDirectory: string
  secret: string
  databaseUrl: string | undefined
  smtpUrl: string | undefined
  mailFrom: string
  signUp: 'invitation' | 'open'
  oidc: { issuer: string; clientId: string; clientSecret: string; name: string } | null
  webhooksAllowPrivate: boolean
  /** In lower case. */
  operators: string[]
  metrics: boolean
  metricsToken: string | undefined
  tracesTo: string | undefined
  logLevel: string
}

/** A setting is wrong: one sentence a line, each naming the setting. */
export class SettingsRefused extends Error {}

/** Reads the settings from an environment; makes the data folder and the secret when they are missing. */
export function readSettings(environment: Record<string, string | undefined>): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = Environment.safeParse(given)
  if (!parsed.success)
    throw new SettingsRefused(parsed.error.issues.map((issue) => sentence(issue, given)).join('\n'))

  const env = parsed.data
  const dataDirectory = resolve(env.FIRSTHAND_DATA_DIR)
  return {
    port: env.PORT,
    host: env.HOST,
    publicUrl: new URL(env.PUBLIC_URL ?? `http://${nameOf(env.HOST)}:${env.PORT}`).origin,
    publicUrlIsGuessed: env.PUBLIC_URL === undefined,
    trustProxy: env.TRUST_PROXY,
    dataDirectory,
    secret: env.FIRSTHAND_SECRET ?? keptSecret(dataDirectory),
    databaseUrl: env.DATABASE_URL,
    smtpUrl: env.SMTP_URL,
    mailFrom: env.MAIL_FROM,
    signUp: env.SIGN_UP,
    oidc: oidcOf(env),
    webhooksAllowPrivate: env.WEBHOOKS_ALLOW_PRIVATE,
    operators: env.OPERATORS,
    metrics: env.METRICS,
    metricsToken: env.METRICS_TOKEN,
    tracesTo: env.OTEL_EXPORTER_OTLP_ENDPOINT,
    logLevel: env.LOG_LEVEL,
  }
}

/** The settings and their sentences, for `--help` and the guide. */
export function describeSettings(): { name: string; sentence: string; fallback: string }[] {
  return Object.entries(Environment.shape).map(([name, schema]) => {
    const fallback = Environment.shape[name as keyof typeof Environment.shape].safeParse(undefined)
    return {
      name,
      sentence: schema.description ?? '',
      fallback: fallback.success && fallback.data !== undefined ? String(fallback.data) : '',
    }
  })
}

function sentence(issue: z.core.$ZodIssue, given: Record<string, string | undefined>): string {
  const name = String(issue.path[0])
  const meaning = Environment.shape[name as keyof typeof Environment.shape]?.description ?? ''
  const shown = /SECRET|URL|TOKEN|ENDPOINT/.test(name) ? 'its value' : `"${given[name]}"`
  return `The setting ${name} is not right: ${shown} was refused (${issue.message}). ${meaning}`
}

/** All of the three or none: half a provider would look as if it worked. */
function oidcOf(env: z.output<typeof Environment>): Settings['oidc'] {
  const {
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: clientId,
    OIDC_CLIENT_SECRET: clientSecret,
    OIDC_NAME: name,
  } = env
  if (issuer && clientId && clientSecret) return { issuer, clientId, clientSecret, name }
  if (!issuer && !clientId && !clientSecret) return null
  throw new SettingsRefused(
    'To sign in with a provider, OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET must all be set. Give the missing one, or take the others away.',
  )
}

function isSafeIssuer(text: string): boolean {
  const url = URL.parse(text)
  return (
    url === null || url.protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  )
}

function isOrigin(text: string): boolean {
  const url = URL.parse(text)
  return url === null || (url.pathname === '/' && !url.search && !url.hash && !url.username && !url.password)
}

/** What people type for the address that we listen at. */
function nameOf(host: string): string {
  if (['0.0.0.0', '127.0.0.1', '::', '::1'].includes(host)) return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}

function keptSecret(dataDirectory: string): string {
  const path = join(dataDirectory, 'secret')
  let secret: string
  try {
    makeDataFolder(dataDirectory)
    secret = readSecret(path) ?? makeSecret(path)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new SettingsRefused(
      `The data folder ${dataDirectory} cannot be used (${code}). Make it writable for this user, or name another with FIRSTHAND_DATA_DIR.`,
      {
        cause: error,
      },
    )
  }
  if (secret.length < 32) {
    throw new SettingsRefused(
      `The secret in ${path} is too short to be one. Put the original back, or delete the file for a new one; everybody then signs in again.`,
    )
  }
  return secret
}

/** 0711: when started as root, PostgreSQL runs as another user, who must pass through and needs to see nothing. */
function makeDataFolder(folder: string): void {
  const first = mkdirSync(folder, { recursive: true, mode: 0o711 })
  // What a strict umask took away. Folders that stood before are their owner's business.
  for (let made = folder; first && made.length >= first.length; made = dirname(made)) chmodSync(made, 0o711)
}

function readSecret(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** Appears whole or not at all, and of two first starts at once the second takes what the first made. */
function makeSecret(path: string): string {
  const unfinished = `${path}.${randomBytes(6).toString('hex')}`
  const handle = openSync(unfinished, 'wx', 0o600)
  try {
    writeSync(handle, randomBytes(32).toString('base64url'))
    fsyncSync(handle)
    linkSync(unfinished, path)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? ''
    // Some file systems know no second name for a file.
    if (['EPERM', 'ENOTSUP', 'ENOSYS'].includes(code)) renameSync(unfinished, path)
    else if (code !== 'EEXIST') throw error
  } finally {
    closeSync(handle)
    rmSync(unfinished, { force: true })
  }
  return readFileSync(path, 'utf8').trim()
}

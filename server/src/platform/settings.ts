import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'

/** Every setting, with the sentence that explains it. Read once, at start; nothing else reads the environment. */
const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(3000).describe('The port that Firsthand answers on.'),
  HOST: z.string().min(1).default('127.0.0.1').describe('The address it listens at. 0.0.0.0 lets other machines in.'),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional().describe('The address people type, such as https://firsthand.example. Links are built from it, never from a request.'),
  TRUST_PROXY: z.stringbool().default(false).describe('Whether a proxy in front sets X-Forwarded-For, so that rate limits see the real address.'),
  FIRSTHAND_DATA_DIR: z.string().min(1).default('./data').describe('Where the embedded database, files and the secret live.'),
  FIRSTHAND_SECRET: z.string().min(32, 'use at least 32 characters').optional().describe('Signs sessions and links. Made on first start and kept in the data folder when not given.'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional().describe('A PostgreSQL server to use instead of the embedded one. Its user owns the tables and may create roles.'),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional().describe('The mail server, such as smtp://name:password@mail.example:587. Without it, administrators copy links.'),
  MAIL_FROM: z.string().default('Firsthand <firsthand@localhost>').describe('The sender of mail.'),
  SIGN_UP: z.enum(['invitation', 'open']).default('invitation').describe('Who may make an account: only invited people, or anybody.'),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info').describe('How much is logged.'),
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
  logLevel: string
}

/** A setting is wrong: one sentence a line, each naming the setting. */
export class SettingsRefused extends Error {}

/** Reads the settings from an environment; makes the data folder and the secret when they are missing. */
export function readSettings(environment: Record<string, string | undefined>): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = Environment.safeParse(given)
  if (!parsed.success) throw new SettingsRefused(parsed.error.issues.map((issue) => sentence(issue, given)).join('\n'))

  const env = parsed.data
  const dataDirectory = resolve(env.FIRSTHAND_DATA_DIR)
  return {
    port: env.PORT,
    host: env.HOST,
    publicUrl: (env.PUBLIC_URL ?? `http://${env.HOST === '0.0.0.0' || env.HOST === '127.0.0.1' ? 'localhost' : env.HOST}:${env.PORT}`).replace(/\/+$/, ''),
    publicUrlIsGuessed: env.PUBLIC_URL === undefined,
    trustProxy: env.TRUST_PROXY,
    dataDirectory,
    secret: env.FIRSTHAND_SECRET ?? keptSecret(dataDirectory),
    databaseUrl: env.DATABASE_URL,
    smtpUrl: env.SMTP_URL,
    mailFrom: env.MAIL_FROM,
    signUp: env.SIGN_UP,
    logLevel: env.LOG_LEVEL,
  }
}

/** The settings and their sentences, for `--help` and the guide. */
export function describeSettings(): { name: string; sentence: string; fallback: string }[] {
  return Object.entries(Environment.shape).map(([name, schema]) => {
    const fallback = Environment.shape[name as keyof typeof Environment.shape].safeParse(undefined)
    return { name, sentence: schema.description ?? '', fallback: fallback.success && fallback.data !== undefined ? String(fallback.data) : '' }
  })
}

function sentence(issue: z.core.$ZodIssue, given: Record<string, string | undefined>): string {
  const name = String(issue.path[0])
  const meaning = Environment.shape[name as keyof typeof Environment.shape]?.description ?? ''
  const shown = /SECRET|URL/.test(name) ? 'its value' : `"${given[name]}"`
  return `The setting ${name} is not right: ${shown} was refused (${issue.message}). ${meaning}`
}

function keptSecret(dataDirectory: string): string {
  const path = join(dataDirectory, 'secret')
  try {
    mkdirSync(dataDirectory, { recursive: true })
    if (!existsSync(path)) writeFileSync(path, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
      throw new SettingsRefused(
        `The data folder ${dataDirectory} cannot be written (${(error as NodeJS.ErrnoException).code}). Make it writable, or name another with FIRSTHAND_DATA_DIR.`,
        { cause: error },
      )
    }
  }
  return readFileSync(path, 'utf8').trim()
}

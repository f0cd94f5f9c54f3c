import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { refuseUse } from './exit.ts'

type Environment = Record<string, string | undefined>

/** Somewhere that one is signed in: an installation, and the key of one workspace there. */
export type Place = { url: string; key: string; workspace: { id: string; name: string } }

type Config = { current: string | null; places: Place[] }

/** Where the keys are kept: XDG_CONFIG_HOME or ~/.config, and %APPDATA% on Windows. */
export function configPath(environment: Environment): string {
  if (environment.FIRSTHAND_CONFIG) return environment.FIRSTHAND_CONFIG
  const home =
    environment.XDG_CONFIG_HOME ||
    (process.platform === 'win32' && environment.APPDATA) ||
    join(environment.HOME || homedir(), '.config')
  return join(home, 'firsthand', 'config.json')
}

export function readConfig(environment: Environment): Config {
  const path = configPath(environment)
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { current: null, places: [] }
    return refuseUse('settings', `${path} cannot be read (${(error as NodeJS.ErrnoException).code}).`)
  }
  try {
    const { current = null, places } = JSON.parse(text) as Partial<Config>
    if (Array.isArray(places)) return { current, places }
  } catch {
    // Said below.
  }
  return refuseUse('settings', `${path} is not readable any more. Delete it, then sign in again.`)
}

/** Keeps keys where only this user reads them; the file appears whole or not at all. */
export function writeConfig(environment: Environment, config: Config): void {
  const path = configPath(environment)
  const unfinished = `${path}.${randomBytes(6).toString('hex')}`
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    writeFileSync(unfinished, `${JSON.stringify(config, null, 2)}\n`, { mode: 0o600, flag: 'wx' })
    renameSync(unfinished, path)
  } catch (error) {
    rmSync(unfinished, { force: true })
    refuseUse('settings', `${path} cannot be written (${(error as NodeJS.ErrnoException).code}).`)
  }
}

/** Where commands go: FIRSTHAND_URL and FIRSTHAND_KEY, or the place signed in to last, or the one in FIRSTHAND_WORKSPACE. */
export function currentPlace(environment: Environment): { url: string; key: string } {
  const { FIRSTHAND_URL: url, FIRSTHAND_KEY: key, FIRSTHAND_WORKSPACE: wanted } = environment
  if (url && key) return { url: cleanUrl(url), key }
  const { places, current } = readConfig(environment)
  const place = wanted
    ? places.find(({ workspace }) => workspace.id === wanted || workspace.name === wanted)
    : places.find(({ workspace }) => workspace.id === current)
  if (!place && wanted)
    refuseUse('settings', `You are not signed in to a workspace called ${wanted}. Known: ${names(places)}.`)
  const found = { url: url ? cleanUrl(url) : place?.url, key: key ?? place?.key }
  if (!found.url || !found.key) {
    return refuseUse(
      'settings',
      'You are not signed in. Run `firsthand sign-in https://your.firsthand`, or set FIRSTHAND_URL and FIRSTHAND_KEY.',
    )
  }
  return { url: found.url, key: found.key }
}

/** An address as people type it, as an origin. */
export function cleanUrl(text: string): string {
  const url = URL.parse(/^https?:\/\//.test(text) ? text : `https://${text}`)
  if (!url?.hostname)
    return refuseUse('usage', `${text} is not a web address. Write it as https://firsthand.example.`)
  return url.origin
}

/** The workspace that a key belongs to; its id stands in the key. */
export function workspaceOfKey(key: string): string {
  const hex = /^fh_([0-9a-f]{32})_[0-9a-f]{48}$/.exec(key)?.[1]
  if (!hex) return refuseUse('settings', 'This is not an API key. It begins with fh_; copy it whole.')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

function names(places: Place[]): string {
  return places.map(({ workspace }) => workspace.name).join(', ') || 'none'
}

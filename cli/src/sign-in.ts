import { showWorkspace } from '@firsthand/contract/platform/members'
import { isCancel, password, select } from '@clack/prompts'
import { createApi } from './api.ts'
import { refuseUse } from './exit.ts'
import { makeKeyByPassword } from './key-by-password.ts'
import { cleanUrl, configPath, readConfig, writeConfig } from './place.ts'
import type { Terminal } from './terminal.ts'

/** Keeps a key for an installation, after trying it: one that was pasted, or one made with a password. */
export async function signIn(url: string, options: { key?: string }, terminal: Terminal): Promise<void> {
  const origin = cleanUrl(url)
  if (/^http:\/\/(?!localhost|127\.|\[::1\])/.test(origin))
    terminal.note(`${origin} is not encrypted: whoever is on the way can read the key.\n`)
  const key = (await keyFrom(origin, options, terminal)).trim()
  const api = createApi({ url: origin, key })
  const { id, name, you } = await api.call(showWorkspace, {})
  const { environment } = terminal
  const others = readConfig(environment).places.filter(({ workspace }) => workspace.id !== id)
  writeConfig(environment, {
    current: id,
    places: [...others, { url: origin, key, workspace: { id, name } }],
  })
  terminal.note(
    `Signed in to ${name} as ${you.name} (${you.role}). The key is kept in ${configPath(environment)}.\n`,
  )
}

/** Forgets the key of the current workspace. The key itself ends in the settings of Firsthand. */
export function signOut(terminal: Terminal): void {
  const { environment } = terminal
  const { places, current } = readConfig(environment)
  const place = places.find(({ workspace }) => workspace.id === current)
  if (!place) return refuseUse('settings', 'You are not signed in.')
  const rest = places.filter((each) => each !== place)
  writeConfig(environment, { current: rest.at(-1)?.workspace.id ?? null, places: rest })
  terminal.note(
    `The key of ${place.workspace.name} is forgotten here. It stays valid until you revoke it at ${place.url}.\n`,
  )
}

async function keyFrom(origin: string, { key }: { key?: string }, terminal: Terminal): Promise<string> {
  if (key === '-') return terminal.readInput()
  if (key !== undefined) return key
  const { FIRSTHAND_KEY: known } = terminal.environment
  if (known) return known
  if (!terminal.isInteractive)
    return refuseUse('usage', 'Nobody is here to paste a key. Give it on standard input: --key - < key.txt')
  const output = process.stderr
  const way = await select({
    message: `How do you sign in to ${origin}?`,
    output,
    options: [
      { value: 'paste', label: 'Paste an API key', hint: 'from Settings → Connections' },
      { value: 'make', label: 'Make one with my e-mail address and password' },
    ],
  })
  if (isCancel(way)) return refuseUse('refused', 'Nothing was changed.')
  if (way === 'make') return makeKeyByPassword(origin)
  const pasted = await password({ message: 'The key', output })
  return isCancel(pasted) ? refuseUse('refused', 'Nothing was changed.') : pasted
}

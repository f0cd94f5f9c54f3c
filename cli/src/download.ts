import type { Command } from 'commander'
import { createWriteStream, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Api, createApi } from './api.ts'
import { createBar } from './bar.ts'
import { refuseUse } from './exit.ts'
import { currentPlace } from './place.ts'
import type { Terminal } from './terminal.ts'

type What = {
  /** How its id is called in the command. */
  id: string
  description: string
  path: (workspace: string, id: string) => string
}

/** What has bytes of its own to fetch, by the subject of its command. */
export const downloads: Record<string, What> = {
  files: {
    id: 'file',
    description: 'Download a file that was uploaded.',
    path: (workspace, id) => `/api/v1/workspaces/${workspace}/files/${id}`,
  },
  workspace: {
    id: 'export',
    description: 'Download an archive of the workspace, once it is made.',
    path: (workspace, id) => `/api/v1/workspaces/${workspace}/workspace-exports/${id}`,
  },
}

/** `firsthand files download <file> --out interview.vtt` */
export function addDownload(parent: Command, noun: string, terminal: Terminal): void {
  const { id, description, path } = downloads[noun]!
  parent
    .command(`download <${id}>`)
    .description(description)
    .option('--out <file>', 'where it is written; otherwise here, under its own name')
    .addHelpText('after', `\nExample:\n  $ firsthand ${noun} download 0198b2c4-7d1e-7a60-9f43-2a6c1d5e8b90`)
    .action(async (asked: string, options: { out?: string }) => {
      const api = createApi(currentPlace(terminal.environment))
      const out = await download(api, path(api.workspace, encodeURIComponent(asked)), {
        out: options.out,
        terminal,
      })
      terminal.note(`It is in ${out}.\n`)
    })
}

/** Writes what an address answers into a file, with a bar. What was begun and did not end is taken away. Answers the file. */
export async function download(
  api: Api,
  path: string,
  { out, terminal }: { out: string | undefined; terminal: Terminal },
): Promise<string> {
  const response = await api.open(path)
  const target = out ?? join('.', nameOf(response) ?? basename(path))
  const size = Number(response.headers.get('content-length')) || null
  const bar = createBar(terminal, 'Downloading')
  let done = 0
  const body = Readable.fromWeb(response.body as Parameters<typeof Readable.fromWeb>[0])
  // A file that is there already is not written over by chance.
  const file = createWriteStream(target, { mode: 0o600, flags: out === undefined ? 'wx' : 'w' })
  let isOpen = false
  file.on('open', () => (isOpen = true))
  body.on('data', (part: Buffer) => bar.at((done += part.length), size))
  try {
    await pipeline(body, file)
  } catch (error) {
    if (isOpen) rmSync(target, { force: true })
    const { code = 'unknown' } = error as NodeJS.ErrnoException
    if (isOpen) return refuseUse('unreachable', 'The connection broke before the end. Try again.')
    return refuseUse(
      'file',
      code === 'EEXIST'
        ? `${target} is there already. Choose another name with --out.`
        : `${target} cannot be written (${code}).`,
    )
  } finally {
    bar.end()
  }
  return target
}

/** The name that the server gives it, without any folder. */
function nameOf(response: Response): string | undefined {
  const header = response.headers.get('content-disposition') ?? ''
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(header)?.[1]
  const name = encoded ? basename(decodeURIComponent(encoded).replaceAll('\\', '/')) : undefined
  return name === '.' || name === '..' || name === '' ? undefined : name
}

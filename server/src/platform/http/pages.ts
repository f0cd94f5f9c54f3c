import { readFileSync, readdirSync, statSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join, relative } from 'node:path'
import { type Asset, compress, sendAsset } from './asset.ts'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
}

/** Serves the built web application: its files by name, and its page for every other address. */
export function createPages(directory: string) {
  const assets = new Map<string, Asset>()
  let page: string | undefined
  for (const path of listFiles(directory)) {
    const name = `/${relative(directory, path).replaceAll('\\', '/')}`
    if (name === '/index.html') page = readFileSync(path, 'utf8')
    else assets.set(name, readAsset(path))
  }

  return {
    isBuilt: page !== undefined,
    send(request: IncomingMessage, response: ServerResponse, path: string, nonce: string): boolean {
      if (request.method !== 'GET' && request.method !== 'HEAD') return false
      const asset = assets.get(path)
      if (asset) return sendAsset(request, response, { asset, immutable: path.startsWith('/assets/') })
      if (page === undefined || extname(path) !== '') return false
      const body = Buffer.from(page.replace('%NONCE%', nonce))
      response.writeHead(200, {
        'content-type': types['.html'],
        'cache-control': 'no-cache',
        'content-length': body.length,
      })
      response.end(request.method === 'HEAD' ? undefined : body)
      return true
    },
  }
}

/** Files are read when first asked for and kept: there are few, and they never change while we run. */
function readAsset(path: string): Asset {
  const type = types[extname(path)] ?? 'application/octet-stream'
  let read: Asset | undefined
  const load = () => (read ??= compress(readFileSync(path), type))
  return {
    type,
    get plain() {
      return load().plain
    },
    get brotli() {
      return load().brotli
    },
    get gzip() {
      return load().gzip
    },
    get etag() {
      return load().etag
    },
  }
}

function listFiles(directory: string): string[] {
  try {
    return readdirSync(directory, { recursive: true, encoding: 'utf8' })
      .map((name) => join(directory, name))
      .filter((path) => statSync(path).isFile())
  } catch {
    return [] // Not built: the API works all the same, and the page says how to build it.
  }
}

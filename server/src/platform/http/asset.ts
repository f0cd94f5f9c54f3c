import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

/** A body that stays the same while the server runs, as it is sent. */
export type Asset = { plain: Buffer; brotli?: Buffer; gzip?: Buffer; type: string; etag: string }

/** Sends it as small as the browser takes it, or says that the browser has it. */
export function sendAsset(
  request: IncomingMessage,
  response: ServerResponse,
  { asset, immutable }: { asset: Asset; immutable: boolean },
): boolean {
  response.setHeader('etag', asset.etag)
  response.setHeader('cache-control', immutable ? 'public, max-age=31536000, immutable' : 'no-cache')
  response.setHeader('vary', 'accept-encoding')
  if (request.headers['if-none-match'] === asset.etag) {
    response.writeHead(304).end()
    return true
  }
  const accepted = String(request.headers['accept-encoding'] ?? '')
  const encoding =
    asset.brotli && /\bbr\b/.test(accepted)
      ? 'br'
      : asset.gzip && /\bgzip\b/.test(accepted)
        ? 'gzip'
        : undefined
  const body = encoding === 'br' ? asset.brotli! : encoding === 'gzip' ? asset.gzip! : asset.plain
  if (encoding) response.setHeader('content-encoding', encoding)
  response.writeHead(200, { 'content-type': asset.type, 'content-length': body.length })
  response.end(request.method === 'HEAD' ? undefined : body)
  return true
}

/** Packs what packs well, once; `quality` is that of brotli, 9 for what is sent often. */
export function compress(plain: Buffer, type: string, quality = 9): Asset {
  const etag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`
  if (!/text|javascript|json|svg/.test(type)) return { plain, type, etag }
  return {
    plain,
    type,
    etag,
    brotli: brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }),
    gzip: gzipSync(plain, { level: quality }),
  }
}

import yauzl from 'yauzl'

/** The entries of a ZIP file by name; for tests. */
export async function unpack(archive: Buffer): Promise<Map<string, Buffer>> {
  const zip = await yauzl.fromBufferPromise(archive, { lazyEntries: true })
  const entries = new Map<string, Buffer>()
  for await (const entry of zip.eachEntry()) {
    const parts: Buffer[] = []
    for await (const part of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>)
      parts.push(part)
    entries.set(entry.fileName, Buffer.concat(parts))
  }
  return entries
}

import { StringDecoder } from 'node:string_decoder'
import type { Archive } from '../archive/read-archive.ts'
import { type XmlListener, createXmlReader } from './xml-reader.ts'

/** Reads a part of an archive from its beginning to its end, as it comes in. */
export async function readPart(archive: Archive, path: string, listener: XmlListener): Promise<void> {
  const reader = createXmlReader(listener)
  const decoder = new StringDecoder('utf8')
  for await (const part of await archive.stream(path)) reader.push(decoder.write(part))
  reader.push(decoder.end())
  reader.end()
}

import { setImmediate as turn } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { createArchiveWriter } from './write-archive.ts'

test('what was written is let go of before the archive ends', async () => {
  const writer = createArchiveWriter(new Date())
  writer.output.resume()
  const written: WeakRef<object>[] = []
  for (let entry = 0; entry < 5; entry += 1) await writer.add(`${entry}.txt`, oneOf(written))
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  for (let time = 0; time < 5; time += 1) {
    await turn()
    collect()
  }
  // The last may be on its way still.
  expect(written.slice(0, -1).filter((each) => each.deref() !== undefined)).toEqual([])
  writer.end()
})

function oneOf(written: WeakRef<object>[]): AsyncGenerator<string> {
  const text = { words: 'The kitchen waited. '.repeat(10_000) }
  written.push(new WeakRef(text))
  return content(text)
}

async function* content(text: { words: string }): AsyncGenerator<string> {
  yield text.words
  yield text.words
}

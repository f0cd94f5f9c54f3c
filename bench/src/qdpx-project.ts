// Writes a REFI-QDA project for a bench, with so many megabytes of text in it:
//   node qdpx-project.ts PATH MEGABYTES
import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { createArchiveWriter } from '../../server/src/platform/archive/write-archive.ts'

const lineLength = 240
const linesInText = 2_000
const marksInText = 300

const [path = '', megabytes = '0'] = process.argv.slice(2)
const words = 'counter rider kitchen tips waiting evening price menu nobody always because morning'.split(' ')
const writer = createArchiveWriter(new Date())
const written = pipeline(writer.output, createWriteStream(path))
const texts = Math.ceil((Number(megabytes) * 1024 * 1024) / (lineLength * linesInText))
await writer.add('project.qde', project(texts))
for (let text = 0; text < texts; text += 1) await writer.add(`sources/${text}.txt`, lines(text))
writer.end()
await written

async function* project(texts: number): AsyncGenerator<string> {
  const codes = Array.from(
    { length: 100 },
    (_, code) => `<Code guid="${guid(1, code)}" name="Code ${code}" isCodable="true"/>`,
  )
  yield `<Project xmlns="urn:QDA-XML:project:1.0" name="Bench"><Users><User guid="${guid(2, 0)}" name="Cora"/></Users><CodeBook><Codes>${codes.join('')}</Codes></CodeBook><Sources>`
  for (let text = 0; text < texts; text += 1) {
    yield `<TextSource guid="${guid(3, text)}" name="Text ${text}" plainTextPath="internal://${text}.txt">`
    for (let mark = 0; mark < marksInText; mark += 1) {
      const start = mark * lineLength * 6
      const id = text * marksInText + mark
      yield `<PlainTextSelection guid="${guid(4, id)}" startPosition="${start}" endPosition="${start + 120}"><Coding guid="${guid(5, id)}" creatingUser="${guid(2, 0)}"><CodeRef targetGUID="${guid(1, mark % 100)}"/></Coding></PlainTextSelection>`
    }
    yield '</TextSource>'
  }
  yield '</Sources></Project>'
}

async function* lines(text: number): AsyncGenerator<string> {
  for (let line = 0; line < linesInText; line += 1) {
    let said = `${text}.${line}`
    for (let word = 0; said.length < lineLength - 12; word += 1)
      said += ` ${words[(text * 7 + line * 5 + word * word) % words.length]}`
    yield `${said.padEnd(lineLength - 1, '.')}\n`
  }
}

function guid(kind: number, index: number): string {
  return `${String(kind).repeat(8)}-0000-4000-8000-${String(index).padStart(12, '0')}`
}

// Three hours as a recorder's file and as a Word document: from the request to readable turns, beside parsing it and writing the same rows by hand.
import { performance } from 'node:perf_hooks'
import { parseTranscript } from '../../server/src/evidence/transcripts/parse-transcript.ts'
import { docx, paragraph } from '../../server/src/evidence/transcripts/documents/testing-documents.ts'
import { newId } from '../../server/src/platform/db/ids.ts'
import { startCrmServer } from './crm-server.ts'
import { type Row, makeRow, quantile } from './measure.ts'

const rounds = 5
const turnsInThreeHours = 2_160

export async function run(): Promise<Row[]> {
  const server = await startCrmServer()
  const owner = await server.connect('firsthand_owner')
  await owner.query(
    'CREATE TABLE plain_turns (workspace_id uuid, version_id uuid, position int, speaker text, starts_ms bigint, ends_ms bigint, body text, PRIMARY KEY (workspace_id, version_id, position))',
  )
  const ours: number[] = []
  const documents: number[] = []
  const byHand: number[] = []
  try {
    for (let round = 0; round <= rounds; round += 1) {
      const file = threeHours(round)
      const conversation = (await server.call('POST', '/conversations', {
        kind: 'interview',
        people: [],
        heldAt: new Date(Date.now() - 86_400_000).toISOString(),
      })) as { id: string }
      const start = performance.now()
      await server.call('POST', `/conversations/${conversation.id}/texts`, {
        source: { pasted: file, fileName: 'long.vtt' },
      })
      const took = performance.now() - start
      const document = await asDocument(file)
      const another = (await server.call('POST', '/conversations', {
        kind: 'interview',
        people: [],
        heldAt: new Date(Date.now() - 86_400_000).toISOString(),
      })) as { id: string }
      const tookDocument = await timed(async () => {
        const kept = (await server.call('POST', '/files?name=long.docx', document)) as { id: string }
        await server.call('POST', `/conversations/${another.id}/texts`, { source: { file: kept.id } })
      })
      const reference = await timed(async () => {
        const { turns } = parseTranscript({ bytes: Buffer.from(file), fileName: 'long.vtt' })
        const versionId = newId()
        const columns = [
          turns.map((turn) => turn.speaker),
          turns.map((turn) => turn.startsMs),
          turns.map((turn) => turn.endsMs),
          turns.map((turn) => turn.body),
        ]
        await owner.query(
          'INSERT INTO plain_turns SELECT $1, $2, row_number() OVER (), s, a, e, b FROM unnest($3::text[], $4::bigint[], $5::bigint[], $6::text[]) AS t(s, a, e, b)',
          [server.workspaceId, versionId, ...columns],
        )
      })
      if (round === 0) continue // The first one warms both up.
      ours.push(took)
      documents.push(tookDocument)
      byHand.push(reference)
    }
  } finally {
    await owner.end()
    await server.stop()
  }
  return [
    makeRow({
      name: 'import-transcript',
      value: quantile(ours, 0.5),
      reference: quantile(byHand, 0.5),
      unit: 'ms, three hours to readable turns; the reference keeps turns alone, unsearchable',
    }),
    makeRow({
      name: 'import-transcript/document',
      value: quantile(documents, 0.5),
      reference: quantile(byHand, 0.5),
      unit: 'ms, the same as a Word document, uploaded and read; the same reference',
    }),
  ]
}

async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** The same words as Teams writes them into a document: a name and a time, below it what was said. */
function asDocument(captions: string): Promise<Buffer> {
  const cues = captions.split('\n\n').slice(1)
  const parts = cues.map((cue) => {
    const [, times = '', said = ''] = cue.split('\n')
    const [name = '', words = ''] = said.split(': ')
    return paragraph(`**${name}**   ${times.slice(0, 8)}\n${words}`)
  })
  return docx(parts.join(''))
}

function threeHours(round: number): string {
  const words =
    'and then we waited at the counter because nobody had told the kitchen that the rider was already there'.split(
      ' ',
    )
  const cues = Array.from({ length: turnsInThreeHours }, (_, index) => {
    const said = Array.from(
      { length: 28 },
      (__, at) => words[(index * 7 + at * 3 + round) % words.length],
    ).join(' ')
    return `${index + 1}\n${clock(index * 5)} --> ${clock(index * 5 + 4.8)}\n${index % 3 === 0 ? 'Mara Lindqvist' : 'Ines Vogt'}: ${said} ${index}.`
  })
  return `WEBVTT\n\n${cues.join('\n\n')}\n`
}

function clock(seconds: number): string {
  const whole = Math.floor(seconds)
  const part = (value: number) => String(value).padStart(2, '0')
  return `${part(Math.floor(whole / 3600))}:${part(Math.floor(whole / 60) % 60)}:${part(whole % 60)}.${String(Math.round((seconds % 1) * 1000)).padStart(3, '0')}`
}

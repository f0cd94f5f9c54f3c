import { addText, createConversation } from '@firsthand/contract/conversations/conversations'
import { listTurns, previewText } from '@firsthand/contract/evidence/texts'
import type { FileView } from '@firsthand/contract/platform/records'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Visitor, signedUp } from '../../../test/visitor.ts'
import { type World, openWorld } from '../../../test/world.ts'
import { docx, paragraph } from '../transcripts/documents/testing-documents.ts'

let world: World
let ada: Visitor
let workspace: string
beforeAll(async () => {
  world = await openWorld({ environment: { SIGN_UP: 'open' } })
  ;({ visitor: ada, workspace } = await signedUp(await world.listen()))
})
afterAll(() => world.close())

async function upload(name: string, bytes: Buffer): Promise<string> {
  const init = { method: 'POST', body: new Uint8Array(bytes) }
  const { body } = await ada.fetch(`/api/v1/workspaces/${workspace}/files?name=${name}`, init)
  return (body as FileView).id
}

test('a Word document is looked at, read as somebody wishes, and kept as it was read', async () => {
  const talk = ['**Ines:** What happened?', '**Nele:** We waited.', '**Later:** we left.', '**Nele:** Home.']
  const file = await upload('talk.docx', await docx(talk.map((text) => paragraph(text)).join('')))
  const source = { file }
  const first = (await ada.send(previewText, { source }, { workspace })).body
  expect([first.file, first.format, first.speakers.map(({ label }) => label)]).toEqual([
    'docx',
    'labelled',
    ['Ines', 'Nele', 'Later'],
  ])
  const reading = { notSpeakers: ['Later'] }
  const second = (await ada.send(previewText, { source, reading }, { workspace })).body
  expect(second.speakers.map(({ label }) => label)).not.toContain('Later')

  const conversation = (
    await ada.send(
      createConversation,
      { kind: 'interview', people: [], heldAt: '2026-05-14T09:30:00.000Z' },
      { workspace },
    )
  ).body.id
  const text = (await ada.send(addText, { conversation, source, reading }, { workspace })).body
  const { items } = (await ada.send(listTurns, { version: text.version.id }, { workspace })).body
  expect(items.map(({ body }) => body).join('\n')).toContain('Later: we left.')
  expect(text.version.fileId).toBe(file)
})

test('a broken document is refused, and nothing of it is kept', async () => {
  const whole = await docx(paragraph('Ines: What happened?'))
  const file = await upload('talk.docx', whole.subarray(0, whole.length - 60))
  const conversation = (
    await ada.send(
      createConversation,
      { kind: 'interview', people: [], heldAt: '2026-05-14T09:30:00.000Z' },
      { workspace },
    )
  ).body.id
  const refused = await ada.send(addText, { conversation, source: { file } }, { workspace })
  expect([refused.status, refused.code]).toEqual([422, 'conversations.unreadable'])
  const kept = await world.inWorkspace(workspace, (ctx) =>
    ctx.db
      .selectFrom('texts')
      .select('id')
      .where('workspaceId', '=', workspace)
      .where('sourceId', '=', conversation)
      .execute(),
  )
  expect(kept).toEqual([])
})

test('a file of hundreds of megabytes is refused before it is read', async () => {
  const file = await upload('film.docx', Buffer.alloc(65 * 1024 * 1024))
  const refused = await ada.send(previewText, { source: { file } }, { workspace })
  expect([refused.status, refused.code]).toEqual([413, 'too_large'])
})

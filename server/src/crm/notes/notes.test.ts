import * as attachments from '@firsthand/contract/crm/attachments'
import * as contract from '@firsthand/contract/crm/notes'
import { createPerson } from '@firsthand/contract/crm/people'
import { listFiles, search } from '@firsthand/contract/platform/records'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'
import { recordFile } from '../../platform/files/files.ts'

let world: World
let person: string
beforeAll(async () => {
  world = await openWorld()
  person = (await world.call(world.as('member'), createPerson, { name: 'Nele' })).id
})
afterAll(() => world.close())

const write = (text: string, more: object = {}) =>
  world.call(world.as('member'), contract.addNote, { person, text, ...more })

describe('notes', () => {
  test('pinned ones come first, then the newest, page after page', async () => {
    const { id } = await world.call(world.as('member'), createPerson, { name: 'Ordered' })
    for (const text of ['one', 'two', 'three', 'four']) {
      await write(text, { person: id, isPinned: text === 'two' })
      await new Promise((resolve) => setTimeout(resolve, 3))
    }
    const texts: string[] = []
    for (let after: string | undefined; ;) {
      const page = await world.call(world.as('viewer'), contract.listNotes, { person: id, limit: 1, after })
      texts.push(...page.items.map((note) => note.text))
      if (page.next === null) break
      after = page.next
    }

    expect(texts).toEqual(['two', 'four', 'three', 'one'])
  })

  test('only who wrote one changes it; an administrator may delete it', async () => {
    const note = await write('mine')

    await expect(
      world.call(world.as('admin'), contract.updateNote, { note: note.id, text: 'yours' }),
    ).rejects.toMatchObject({ code: 'notes.not_yours' })
    const changed = await world.call(world.as('member'), contract.updateNote, {
      note: note.id,
      text: 'still mine',
      version: 1,
    })
    expect(changed).toMatchObject({ text: 'still mine', editedAt: expect.any(String), version: 2 })
    await expect(
      world.call(world.as('member'), contract.updateNote, { note: note.id, text: 'late', version: 1 }),
    ).rejects.toMatchObject({ code: 'conflict' })
    await world.call(world.as('admin'), contract.removeNote, { note: note.id })
    await expect(
      world.call(world.as('member'), contract.pinNote, { note: note.id, isPinned: true }),
    ).rejects.toMatchObject({ code: 'not_found' })
  })

  test('a person is found by what stands in a note, until it is deleted', async () => {
    const note = await write('Collects Zimtsterne tins')
    const found = async () =>
      (await world.call(world.as('viewer'), search, { q: 'zimtsterne' })).items.map((item) => item.id)

    expect(await found()).toContain(person)
    await world.call(world.as('member'), contract.removeNote, { note: note.id })
    expect(await found()).not.toContain(person)
  })

  test('a note is about one person or one organisation', async () => {
    await expect(
      world.call(world.as('member'), contract.addNote, { text: 'about nobody' }),
    ).rejects.toMatchObject({ code: 'notes.about_one' })
  })
})

describe('files', () => {
  async function upload(name: string, content: string | Buffer) {
    return world.inWorkspace(world.bramble, async (ctx) => {
      const stored = await ctx.services.files.put(ctx.workspaceId, Buffer.from(content), 1e8)
      return recordFile(ctx, { name, mediaType: 'image/png', ...stored })
    })
  }
  const attach = (file: string) => world.call(world.as('member'), attachments.addAttachment, { person, file })

  test('what a file is, is said by its bytes and not by its name', async () => {
    const types = [
      ['contract.pdf', '%PDF-1.7 …', 'PDF'],
      ['photo.png', '<!doctype html><script>alert(1)</script>', 'HTML page'],
      ['logo.png', '<?xml version="1.0"?>\n<svg onload="x()">', 'SVG drawing'],
      ['list.csv', 'name,email\nNele,n@x.example', 'text'],
    ]
    for (const [name, content, type] of types) {
      const { id } = await upload(name!, content!)
      expect(await attach(id)).toMatchObject({ name, foundType: type })
    }
  })

  test('a program is refused, however it is called', async () => {
    const { id } = await upload('invoice.pdf', Buffer.from('MZ\u0090\u0000'))

    await expect(attach(id)).rejects.toMatchObject({ code: 'attachments.file_is_program' })
  })

  test('a file that is taken away and that nothing else has is gone', async () => {
    const { id } = await upload('once.txt', 'only here')
    const attachment = await attach(id)
    await world.call(world.as('member'), attachments.removeAttachment, { attachment: attachment.id })

    const { items } = await world.call(world.as('admin'), listFiles, {})
    expect(items.map((file) => file.id)).not.toContain(id)
  })
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'
import { Writable } from 'node:stream'
import { importRoutes } from './refused-route.ts'
import { importing } from './testing.ts'

let world: World
let tools: ReturnType<typeof importing>
beforeAll(async () => {
  world = await openWorld()
  tools = importing(world)
})
afterAll(() => world.close())

/** Runs the route as a member; its roles are checked around it, for all routes alike. */
async function download(importId: string, workspace = world.bramble) {
  const { services, transactor } = world.application
  let text = ''
  const headers: Record<string, string> = {}
  const response = new Writable({ write: (chunk: Buffer, _, done) => ((text += chunk.toString()), done()) })
  Object.assign(response, {
    writeHead: (_: number, given: Record<string, string>) => Object.assign(headers, given),
  })
  const ended = new Promise((resolve) => response.on('finish', resolve))
  const call = {
    response,
    params: { workspace, import: importId },
    account: tools.member.account,
    services,
    transactor,
  }
  await importRoutes[0]!.run(call as never)
  await ended
  return { text, headers }
}

test('refused rows come as a table of their own with the reason, formulas made harmless', async () => {
  const { id } = await tools.run('name;email\nAnn;ann@example.com\n=1+1;bad\n"Too;many";x@example.com;more\n')
  const { text, headers } = await download(id)

  expect(headers['content-disposition']).toBe("attachment; filename*=UTF-8''people%20(refused%20rows).csv")
  expect(text.split('\r\n')).toEqual([
    '\ufeffname;email;Line;Why it was refused',
    "'=1+1;bad;3;“bad” is not an e-mail address. Correct it, or leave the cell empty.",
    '"Too;many";x@example.com;4;This row has more cells than there are columns. Put quotation marks around cells that hold the delimiter. Beyond the last column: more',
    '',
  ])
})

test('the mended table can be imported as it is', async () => {
  const { id } = await tools.run('name,email\nMended Mia,mia at example\n')
  const { text } = await download(id)
  const again = await tools.run(text.replace('mia at example', 'mia@example.com'))

  expect(again).toMatchObject({ peopleCreated: 1, rowsRefused: 0 })
  expect(await tools.person('Mended Mia')).toMatchObject({ emails: [{ email: 'mia@example.com' }] })
})

test('an import of another workspace is not there', async () => {
  const { id } = await tools.run('name\nAnn\n')

  await expect(download(id, world.rival)).rejects.toMatchObject({ code: 'not_found' })
})

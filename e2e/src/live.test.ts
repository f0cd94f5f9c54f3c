import { createConversation, listConversations } from '@firsthand/contract/conversations/conversations'
import { addPhoto, listPhotos } from '@firsthand/contract/conversations/field-notes'
import { showLive } from '@firsthand/contract/conversations/live'
import { createPerson } from '@firsthand/contract/crm/people'
import { createGuide } from '@firsthand/contract/studies/guides'
import { createStudy } from '@firsthand/contract/studies/studies'
import type { Page, Route } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Journey, callAs, openJourney, shown } from './support/journey.ts'
import { picture } from './support/pictures.ts'
import { looksRight } from './support/looks.ts'

let journey: Journey
let mara: Page
let vera: Page
let workspace: string
let conversation: string

beforeAll(async () => {
  journey = await openJourney()
  mara = await journey.newVisitor()
  workspace = await journey.claim(mara)
  vera = await journey.newVisitor({ width: 390, height: 844, scheme: 'dark' })
  await journey.join(vera, { owner: mara, workspace, role: 'member' })
  const nele = (await callAs(mara, createPerson, { name: 'Nele Brandt' }, workspace)).id
  const study = (await callAs(mara, createStudy, { title: 'Why couriers leave' }, workspace)).id
  await callAs(
    mara,
    createGuide,
    {
      study,
      title: 'The last week',
      budgetMinutes: 30,
      sections: [
        { title: 'Easy first', minutes: 5, prompts: [{ ask: 'How was last night?' }] },
        {
          title: 'The day it broke',
          minutes: 20,
          prompts: [{ ask: 'Tell me about your last shift.', followUps: ['What then?', 'Who knew?'] }],
        },
      ],
    },
    workspace,
  )
  const plannedFor = new Date(Date.now() + 600_000).toISOString()
  conversation = (
    await callAs(
      mara,
      createConversation,
      { kind: 'interview', people: [nele], study, plannedFor },
      workspace,
    )
  ).id
})
afterAll(() => journey?.close())

const at = (rest: string) => `/w/${workspace}/conversations/${conversation}${rest}`

test('before it: what they agreed to, what is only assumed of them, and who asks', async () => {
  await mara.goto(at('/prepare'))
  await mara
    .getByRole('region', { name: /what they agreed to/ })
    .getByText('Write down what they say')
    .waitFor()
  await mara.getByRole('textbox', { name: /What weighs on them/ }).fill('Two children, one income')
  await mara.getByRole('button', { name: 'Keep' }).click()
  await mara.getByText(/Be wary of stereotypes: 1 of 1 line/).waitFor()
  await mara.getByRole('combobox', { name: /What Mara/ }).selectOption('asks')
  await looksRight(mara, 'prepare')
  await mara.getByRole('link', { name: 'Begin' }).click()
  await mara.getByRole('heading', { name: 'Talking with Nele Brandt' }).waitFor()
})

test('of several guides of the study one is chosen, and everybody follows it', async () => {
  const { study } = await callAs(mara, showLive, { conversation }, workspace)
  const asks = { title: 'Anything', prompts: [{ ask: 'What did I not ask?' }] }
  await callAs(mara, createGuide, { study: study!.id, title: 'In a hurry', sections: [asks] }, workspace)
  await mara.reload()
  await mara.getByLabel('Which guide?').selectOption({ label: 'The last week' })
  await mara.getByRole('checkbox', { name: 'How was last night?' }).waitFor()
  await mara.reload()
  await mara.getByText('2 of 2 still unasked').waitFor()
  expect((await callAs(mara, showLive, { conversation }, workspace)).guide?.title).toBe('The last week')
  await looksRight(mara, 'live-guide-choice')
})

test('two write at once, one by keys and one by taps', async () => {
  await mara.getByRole('button', { name: 'Start' }).click()
  await mara.locator('h1').click()
  await mara.keyboard.press('p')
  await mara.keyboard.press('n')
  await mara.keyboard.type('The kitchen closed early.')
  await mara.keyboard.press('Enter')
  await mara.getByText('2 of 2 still unasked').waitFor()
  await mara.getByRole('checkbox', { name: 'How was last night?' }).check()
  await mara.getByText('1 of 2 still unasked').waitFor()

  await vera.goto(at('/live'))
  await vera.getByText('The kitchen closed early.').waitFor()
  await vera.getByText('1 of 2 still unasked').waitFor()
  await looksRight(vera, 'live-phone')
})

test('a phone that loses the network goes on, also through a reload, and is merged when it is back', async () => {
  await vera.waitForFunction(async () => {
    const cache = await caches.open('firsthand-live')
    return (await cache.match('/live')) !== undefined && (await cache.match('/api/v1/account')) !== undefined
  })
  await vera.context().setOffline(true)
  await vera.getByText('Their words', { exact: true }).click()
  await vera.getByRole('textbox', { name: 'Their words' }).fill('Nobody told me.')
  await vera.getByRole('button', { name: 'Keep' }).click()
  await vera.getByRole('button', { name: /^Surprise/ }).click()
  await vera.getByText('2 notes wait for the network').waitFor()

  await vera.reload()
  await vera.getByText('2 notes wait for the network').waitFor()
  await vera.getByText('Nobody told me.').waitFor()
  await picture(vera, 'live-offline')

  await mara.getByRole('textbox', { name: 'Note' }).fill('She waits an hour.')
  await mara.keyboard.press('Enter')
  await vera.context().setOffline(false)
  await vera.getByText('notes wait for the network').waitFor({ state: 'detached' })
  await vera.getByText('She waits an hour.').waitFor()
  await mara.getByText('Nobody told me.').waitFor()
  const { entries } = await callAs(mara, showLive, { conversation }, workspace)
  expect(entries.filter(({ kind }) => kind === 'quote' || kind === 'mark')).toHaveLength(3)
  await looksRight(mara, 'live')
})

test('what was just sent stays to be read when the network goes before the next answer', async () => {
  const reading = (url: URL) =>
    url.pathname.endsWith(`/${conversation}/live`) && url.pathname.startsWith('/api/')
  const unheard = (route: Route) => (route.request().method() === 'GET' ? route.abort() : route.continue())
  await vera.route(reading, unheard)
  await vera.getByRole('textbox', { name: /^(Note|Their words)$/ }).fill('Then the app froze.')
  await vera.getByRole('button', { name: 'Keep' }).click()
  await mara.getByText('Then the app froze.').waitFor()
  await vera.getByText('waits for the network').waitFor({ state: 'detached' })
  await vera.context().setOffline(true)
  await vera.reload()
  await vera.getByText('Then the app froze.').waitFor()
  await vera.context().setOffline(false)
  await vera.unroute(reading, unheard)
})

test('a note and a photo that are refused are set aside with the reason, and the others go on', async () => {
  // As an older version of the page may have left one behind.
  await vera.evaluate(async (conversation) => {
    const done = <Result>(asked: IDBRequest<Result>) =>
      new Promise<Result>((resolve) => (asked.onsuccess = () => resolve(asked.result)))
    const stores = (await done(indexedDB.open('firsthand-live'))).transaction(
      ['entries', 'views'],
      'readwrite',
    )
    const { member } = (await done(stores.objectStore('views').get(conversation))) as { member: string }
    const at = new Date().toISOString()
    const id = `0199c0de-0000-7000-8000-${String(Date.now()).slice(-12).padStart(12, '0')}`
    const row = { id, conversation, member, at, kind: 'seen', body: '', place: 'At the harbour' }
    await done(stores.objectStore('entries').put({ ...row, mark: null, of: null, number: null }))
  }, conversation)
  await vera.reload()
  await vera.getByText('An entry of this kind must also say').waitFor()
  await vera.getByText('At the harbour').waitFor()
  await vera
    .getByLabel('Add a photo')
    .setInputFiles({ name: 'no.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('no photo') })
  await vera.getByText('This is no photo that can be kept').waitFor()

  await vera.getByRole('textbox', { name: /^(Note|Their words)$/ }).fill('It still goes on.')
  await vera.getByRole('button', { name: 'Keep' }).click()
  await mara.getByText('It still goes on.').waitFor()
  await looksRight(vera, 'live-set-aside')

  await vera.getByRole('button', { name: 'Throw it away' }).first().click()
  await vera.getByText('An entry of this kind must also say').waitFor({ state: 'detached' })
  await vera.reload()
  await vera.getByText('This is no photo that can be kept').waitFor()
  await vera.getByRole('button', { name: 'Try again' }).click()
  await vera.getByText('This is no photo that can be kept').waitFor()
  await vera.getByRole('button', { name: 'Throw it away' }).click()
  await vera.getByRole('button', { name: 'Throw it away' }).waitFor({ state: 'detached' })
})

test('a photo is kept without where it was taken, and becomes evidence with its words', async () => {
  // Drawn in the browser, as no file of somebody's should lie in the tests.
  await mara.evaluate(async () => {
    const canvas = document.createElement('canvas')
    canvas.width = 640
    canvas.height = 480
    const pen = canvas.getContext('2d')!
    pen.fillStyle = '#8a5a00'
    pen.fillRect(0, 0, 640, 480)
    const blob = await new Promise<Blob>((resolve) => canvas.toBlob((drawn) => resolve(drawn!), 'image/jpeg'))
    const files = new DataTransfer()
    files.items.add(new File([blob], 'IMG_1.jpg', { type: 'image/jpeg' }))
    const input = document.querySelector<HTMLInputElement>('input[type=file]')!
    input.files = files.files
    input.dispatchEvent(new Event('change', { bubbles: true }))
  })
  await mara.getByRole('textbox', { name: 'What is to be seen in photo 1' }).fill('Three phones on one bike.')
  await mara.getByRole('button', { name: 'Make evidence' }).click()
  await mara.getByText('It is evidence now').waitFor()
  // The caption is kept by itself when its field is left.
  await expect
    .poll(async () => (await callAs(mara, listPhotos, { conversation }, workspace)).items[0])
    .toMatchObject({ mediaType: 'image/jpeg', caption: 'Three phones on one bike.' })
  expect(addPhoto.path).toContain('photos')
})

test('after it: reminders, then the notes are a text, and its lines become evidence', async () => {
  await mara.getByRole('button', { name: 'It is over' }).click()
  const after = mara.getByRole('region', { name: 'Before you forget' })
  await after.getByRole('checkbox', { name: 'Thank them' }).check()
  await after.getByRole('textbox', { name: 'The answer' }).fill('Who else rides at night?')
  await after.getByRole('button', { name: 'Keep' }).click()
  await shown(after, 'Who else rides at night?').waitFor()
  await looksRight(mara, 'live-after')
  await after.getByRole('button', { name: 'Finish and make a text of the notes' }).click()
  await mara.waitForURL(`**/conversations/${conversation}`)
  await mara.getByText('Nobody told me.').first().waitFor()
  await mara.getByRole('heading', { name: /Marked live/ }).waitFor()
  await looksRight(mara, 'live-finished')
})

test('how one listens is a page of one’s own', async () => {
  await mara.goto(`/w/${workspace}/conversations/how-i-listen`)
  await mara.getByRole('heading', { name: 'How do you listen?' }).waitFor()
  await mara.getByText('No transcript of yours yet').waitFor()
  await mara.getByText('1 person in 1 talk').waitFor()
  await looksRight(mara, 'how-i-listen')
})

test('what somebody just said is kept on a phone without a network, and sent when it is back', async () => {
  await vera.goto(`/w/${workspace}/conversations/quick`)
  await vera.getByRole('combobox', { name: 'Whom with?' }).fill('Nele')
  await vera.getByRole('option', { name: 'Nele Brandt' }).click()
  await vera.getByRole('textbox', { name: 'What they said' }).fill('She sold the bicycle.')
  await vera.reload()
  await vera.getByText('Nele Brandt').waitFor()
  expect(await vera.getByRole('textbox', { name: 'What they said' }).inputValue()).toBe(
    'She sold the bicycle.',
  )

  await vera.context().setOffline(true)
  await vera.getByRole('button', { name: 'Keep' }).click()
  await vera.getByText('It is kept on this device').waitFor()
  await looksRight(vera, 'quick-offline')
  await vera.context().setOffline(false)
  await vera.getByText('Written down.').waitFor()
  await vera.getByText('She sold the bicycle.').waitFor()

  await vera.goto(`/w/${workspace}/conversations/quick`)
  await vera.getByRole('textbox', { name: 'What they said' }).waitFor()
  expect(await vera.getByRole('textbox', { name: 'What they said' }).inputValue()).toBe('')
  const { items } = await callAs(mara, listConversations, {}, workspace)
  expect(items.filter(({ kind }) => kind === 'coffee')).toHaveLength(1)
})

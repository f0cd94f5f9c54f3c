import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, openWorld } from '../../../test/world.ts'
import { csv, importing } from './testing.ts'

let world: World
let tools: ReturnType<typeof importing>
beforeAll(async () => {
  world = await openWorld()
  tools = importing(world)
})
afterAll(() => world.close())

test('an address book says which number is at work, at home or mobile, and so does the person', async () => {
  await tools.run(
    [
      'BEGIN:VCARD',
      'VERSION:3.0',
      'FN:Card Kinds',
      'EMAIL;TYPE=INTERNET,WORK:card@work.example',
      'EMAIL;TYPE=INTERNET:card@plain.example',
      'TEL;TYPE=HOME,VOICE:+49 30 901820',
      'TEL;TYPE=FAX:+49 30 901821',
      'TEL;TYPE=CELL:+49 170 1234567',
      'END:VCARD',
      '',
    ].join('\r\n'),
  )

  expect(await tools.person('Card Kinds')).toMatchObject({
    emails: [
      { email: 'card@work.example', label: 'work' },
      { email: 'card@plain.example', label: null },
    ],
    phones: [
      { phone: '+49 30 901820', label: 'home' },
      { phone: '+49 170 1234567', label: 'mobile' },
    ],
  })
})

test('a column beside an address says what kind it is, as Google and our own export write it', async () => {
  await tools.run(
    csv(
      [
        'First Name',
        'Last Name',
        'File As',
        'Labels',
        'Organization Name',
        'E-mail 1 - Label',
        'E-mail 1 - Value',
      ],
      ['Goo', 'Kinds', '', '', '', '* Work', 'goo@work.example'],
    ),
  )
  await tools.run(
    csv(
      ['name', 'email', 'email label', 'email 2', 'email 2 label', 'phone', 'phone label'],
      ['Own Kinds', 'own@one.example', 'work', 'own@two.example', 'news', '+49 30 901822', 'desk'],
    ),
  )

  expect(await tools.person('Goo Kinds')).toMatchObject({ emails: [{ label: 'work' }] })
  expect(await tools.person('Own Kinds')).toMatchObject({
    emails: [{ label: 'work' }, { label: 'news' }],
    phones: [{ label: 'desk' }],
  })
})

test('Outlook says the kind in the name of a column, and who referred somebody', async () => {
  await tools.run(csv(['name'], ['Ref Erring']))
  await tools.run(
    csv(
      ['First Name', 'Last Name', 'E-mail Address', 'Business Phone', 'Mobile Phone', 'Referred By'],
      ['Out', 'Kinds', 'out@kinds.example', '+49 30 901823', '+49 170 1234568', 'Ref Erring'],
    ),
  )

  expect(await tools.person('Out Kinds')).toMatchObject({
    phones: [{ label: 'work' }, { label: 'mobile' }],
    introducedBy: { introducer: { name: 'Ref Erring' } },
  })
})

import { createField } from '@firsthand/contract/crm/fields'
import { previewImport } from '@firsthand/contract/crm/imports'
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

const card = (...lines: string[]) => ['BEGIN:VCARD', ...lines, 'END:VCARD', ''].join('\r\n')
const blank = { street: null, postalCode: null, city: null, region: null, country: null, free: '' }

test('cards of every version bring addresses in parts, links and pronouns, with what kind they are', async () => {
  await tools.run(
    card(
      'VERSION:2.1',
      'N:Old;Card',
      'ADR;HOME;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:;;Stra=C3=9Fe 3;Dresden;;01099;Germany',
      'URL:http://old.card.example',
    ) +
      card(
        'VERSION:3.0',
        'FN:Middle Card',
        'ADR;TYPE=WORK:PO 9;Flat 2;1 High Street\\nBack door;Leeds;West Yorkshire;LS1 1AA;United Kingdom',
        'ADR;TYPE=HOME:;;;York;;;',
        'URL;TYPE=WORK:https://middle.card.example/work',
        'X-SOCIALPROFILE;TYPE=twitter:https://x.com/middle',
        'X-SOCIALPROFILE;TYPE=other:x-apple:middle',
      ) +
      card(
        'VERSION:4.0',
        'FN:New Card',
        'PRONOUNS;LANG=en:they/them',
        'ADR;TYPE="home,pref":;;Rue du Bois 7;Metz;;57000;FR',
        'URL:https://new.card.example',
      ) +
      card(
        'VERSION:3.0',
        'FN:Label Card',
        'LABEL;TYPE=HOME:The blue house\\nMetz',
        'item1.URL:https://label.card.example',
        'item1.X-ABLabel:_$!<HomePage>!$_',
        'item2.URL:https://label.card.example/garden',
        'item2.X-ABLabel:My garden',
      ),
  )

  expect(await tools.person('Card Old')).toMatchObject({
    addresses: [
      { ...blank, label: 'home', street: 'Straße 3', city: 'Dresden', postalCode: '01099', country: 'DE' },
    ],
    links: [{ url: 'http://old.card.example/' }],
    note: '',
  })
  expect(await tools.person('Middle Card')).toMatchObject({
    addresses: [
      {
        label: 'work',
        street: '1 High Street, Back door, Flat 2, PO 9',
        city: 'Leeds',
        region: 'West Yorkshire',
        postalCode: 'LS1 1AA',
        country: 'GB',
        free: '',
      },
      { ...blank, label: 'home', city: 'York' },
    ],
    links: [
      { url: 'https://middle.card.example/work', kind: 'website', label: 'work' },
      { url: 'https://x.com/middle', kind: 'x', label: null },
    ],
  })
  expect(await tools.person('New Card')).toMatchObject({
    pronouns: 'they/them',
    addresses: [{ ...blank, label: 'home', street: 'Rue du Bois 7', city: 'Metz', country: 'FR' }].map(
      (address) => ({ ...address, postalCode: '57000' }),
    ),
    links: [{ url: 'https://new.card.example/' }],
  })
  expect(await tools.person('Label Card')).toMatchObject({
    addresses: [{ ...blank, free: 'The blue house\nMetz' }],
    links: [{ label: 'homepage' }, { label: 'my garden' }],
  })
})

test('Google writes two addresses of one kind into one cell, and how they look on a letter is not kept twice', async () => {
  await tools.run(
    csv(
      'First Name,Last Name,File As,Labels,Organization Name,Address 1 - Label,Address 1 - Formatted,Address 1 - Street,Address 1 - City,Address 1 - PO Box,Address 1 - Region,Address 1 - Postal Code,Address 1 - Country,Address 1 - Extended Address,Website 1 - Label,Website 1 - Value'.split(
        ',',
      ),
      [
        'Gus',
        'Places',
        '',
        '',
        '',
        '* Home ::: Work',
        'Am Wald 3\n01099 Dresden\nGermany ::: Gate 4\nLeeds',
        'Am Wald 3 ::: Gate 4',
        'Dresden ::: Leeds',
        '',
        '',
        '01099 ::: ',
        'Germany ::: ',
        '',
        'Blog',
        'https://gus.example/blog ::: github.com/gus',
      ],
    ),
  )

  expect(await tools.person('Gus Places')).toMatchObject({
    addresses: [
      { ...blank, label: 'home', street: 'Am Wald 3', postalCode: '01099', city: 'Dresden', country: 'DE' },
      { ...blank, label: 'work', street: 'Gate 4', city: 'Leeds' },
    ],
    links: [
      { url: 'https://gus.example/blog', kind: 'website', label: 'blog' },
      { url: 'https://github.com/gus', kind: 'github', label: null },
    ],
    note: '',
  })
})

test('Outlook says in the names of columns at which address somebody is', async () => {
  await tools.run(
    csv(
      'First Name,Last Name,E-mail Address,Business Phone,Mobile Phone,Business Street,Business Street 2,Business City,Business State,Business Postal Code,Business Country/Region,Home City,Web Page'.split(
        ',',
      ),
      [
        'Out',
        'Places',
        'out@places.example',
        '',
        '',
        '1 Main St',
        'Floor 2',
        'Salem',
        'Oregon',
        '97301',
        'United States of America',
        'Portland',
        'out.example',
      ],
    ),
  )

  expect(await tools.person('Out Places')).toMatchObject({
    addresses: [
      {
        label: 'work',
        street: '1 Main St, Floor 2',
        city: 'Salem',
        region: 'Oregon',
        postalCode: '97301',
        country: 'US',
        free: '',
      },
      { ...blank, label: 'home', city: 'Portland' },
    ],
    links: [{ url: 'https://out.example/', label: null }],
  })
})

test('what is no link or no country is kept in words, and the preview says so', async () => {
  const file = await tools.upload(csv(['name', 'website', 'country'], ['Odd Ola', 'n/a', 'Atlantis']))
  const preview = await world.call(tools.member, previewImport, { file })
  await tools.run(csv(['name', 'website', 'country'], ['Odd Ola', 'n/a', 'Atlantis'], ['Same Sol', '', '']))

  expect(preview.mapping).toEqual(['name', 'website', 'country'])
  expect(preview.rows[0]!.problems).toMatchObject([
    { column: 1, code: 'link_unusable', value: 'n/a', refuses: false },
    { column: 2, code: 'country_unknown', value: 'Atlantis', refuses: false },
  ])
  expect(await tools.person('Odd Ola')).toMatchObject({
    note: 'website: n/a',
    links: [],
    addresses: [{ ...blank, free: 'Atlantis' }],
  })
  expect(await tools.person('Same Sol')).toMatchObject({ note: '', links: [], addresses: [] })
})

test('a field of the workspace that is called like a part of an address keeps its column', async () => {
  await world.call(tools.member, createField, { of: 'person', label: 'Region', type: 'text' })
  const file = await tools.upload(csv(['name', 'city', 'region'], ['Sales Sid', 'Leeds', 'North']))

  expect((await world.call(tools.member, previewImport, { file })).mapping).toEqual([
    'name',
    'city',
    'field:region',
  ])
})

test('a row that holds more than fits is put aside, with a sentence that says what fits', async () => {
  const long = 'x'.repeat(161)
  const file = await tools.upload(
    csv(
      ['name', 'pronouns', 'street', 'postal code', 'website'],
      ['Long Lea', 'she/her', long, '', ''],
      ['Long Leo', 'he/him and whatever else there is to be said of it', '', '', ''],
      ['Long Lin', '', '', '', Array.from({ length: 21 }, (_, at) => `https://${at}.example`).join(' ')],
      ['Long Lou', '', '', Array.from({ length: 6 }, (_, at) => `${at}`).join(' ::: '), ''],
    ),
  )
  const { refused } = await world.call(tools.member, previewImport, { file })

  expect(
    refused.map(({ problems: [problem] }) => [problem!.column, problem!.code, problem!.message]),
  ).toEqual([
    [2, 'cell_too_long', expect.stringContaining('160 characters')],
    [1, 'cell_too_long', expect.stringContaining('40 characters')],
    [4, 'cell_too_long', expect.stringContaining('20 links')],
    [2, 'cell_too_long', expect.stringContaining('5 postal addresses')],
  ])
})

import { expect, test } from 'vitest'
import { guessMapping } from './mapping.ts'

const mapped = (headers: string[], rows: string[][] = []) =>
  guessMapping(headers, rows).map(({ target, reason }) =>
    reason === 'header' ? target : `${target}, ${reason}`,
  )

test.each([
  [
    'Google Contacts',
    'First Name,Last Name,Nickname,Notes,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Organization Name,Organization Title,Website 1 - Value',
    'given_name,family_name,ignore,note,contact_type,ignore,email,ignore,phone,organisation,role,website',
  ],
  [
    'Google Contacts, before 2024',
    'Name,Given Name,Additional Name,Family Name,Yomi Name,Name Prefix,Group Membership,E-mail 1 - Type,E-mail 1 - Value,E-mail 2 - Value,Phone 1 - Value,Organization 1 - Name,Organization 1 - Title',
    'name,given_name,ignore,family_name,ignore,ignore,contact_type,ignore,email,email,phone,organisation,role',
  ],
  [
    'Outlook',
    'Title,First Name,Middle Name,Last Name,Suffix,Company,Job Title,Business Phone,Mobile Phone,E-mail Address,E-mail Display Name,E-mail 2 Address,Web Page,Notes,Language',
    'ignore,given_name,ignore,family_name,ignore,organisation,role,phone,phone,email,ignore,email,website,note,language',
  ],
  [
    'LinkedIn',
    'First Name,Last Name,URL,Email Address,Company,Position',
    'given_name,family_name,website,email,organisation,role',
  ],
  [
    'German',
    'Vollständiger Name,E-Mail-Adresse,Handynummer,Firma,Funktion,Empfohlen von,Zeitzone,Sprache,Bemerkungen',
    'name,email,phone,organisation,role,introduced_by,time_zone,language,note',
  ],
  [
    'French',
    'Prénom,Nom de famille,Courriel,Téléphone,Entreprise,Poste,Présenté par,Fuseau horaire,Langue,Remarques',
    'given_name,family_name,email,phone,organisation,role,introduced_by,time_zone,language,note',
  ],
  [
    'Spanish',
    'Nombre completo,Correo electrónico,Teléfono móvil,Empresa,Cargo,Presentado por,Zona horaria,Idioma,Notas',
    'name,email,phone,organisation,role,introduced_by,time_zone,language,note',
  ],
  [
    'Google Contacts, with addresses',
    'Name,Address 1 - Label,Address 1 - Formatted,Address 1 - Street,Address 1 - City,Address 1 - PO Box,Address 1 - Region,Address 1 - Postal Code,Address 1 - Country,Address 1 - Extended Address,Website 1 - Label',
    'name,ignore,address,street,city,street,region,postal_code,country,street,ignore',
  ],
  [
    'Outlook, with addresses',
    'First Name,Home Street,Home Street 2,Home City,Home State,Home Postal Code,Home Country/Region,Business Address PO Box',
    'given_name,street,street,city,region,postal_code,country,street',
  ],
  [
    'Firsthand',
    'name,pronouns,website,website label,website 2,address label,address street,address postal code,address city,address region,address country,address formatted,address 2 street',
    'name,pronouns,website,ignore,website,ignore,street,postal_code,city,region,country,address,street',
  ],
  [
    'German, with addresses',
    'Vorname,Nachname,Pronomen,Straße,Hausnummer,PLZ,Ort,Bundesland',
    'given_name,family_name,pronouns,street,street,postal_code,city,region',
  ],
  [
    'code',
    'fullName,emailAddress,phone_number,companyName,introduced_by',
    'name,email,phone,organisation,introduced_by',
  ],
])('the columns of a table from %s are known by their names', (_, headers, targets) => {
  expect(mapped(headers.split(','))).toEqual(targets.split(','))
})

test('"Name" beside a given name is the family name, in the languages that write it so', () => {
  expect(mapped(['Name', 'Vorname'])).toEqual(['family_name, partner', 'given_name'])
  expect(mapped(['Nom', 'Prénom'])).toEqual(['family_name, partner', 'given_name'])
  expect(mapped(['Nombre', 'Apellidos'])).toEqual(['given_name, partner', 'family_name'])
  expect(mapped(['Nombre', 'Teléfono'])).toEqual(['name', 'phone'])
})

test('“Address” beside a town is the street, and a state beside a town is a region', () => {
  expect(mapped(['Address', 'Address 2', 'City', 'State', 'Zip'])).toEqual([
    'street, partner',
    'street, partner',
    'city',
    'region, partner',
    'postal_code',
  ])
  expect(mapped(['Address', 'State'])).toEqual(['address', 'ignore, nothing'])
})

test('an address that mail goes to is told by its cells', () => {
  expect(mapped(['Address'], [['ada@bramble.example'], ['bela@bramble.example']])).toEqual(['email, content'])
})

test('a second column of the same kind is left out where a person has one, and kept where they have many', () => {
  expect(mapped(['Company', 'Firma', 'Email', 'Mail'])).toEqual([
    'organisation',
    'ignore, taken',
    'email',
    'email',
  ])
})

test('where names say nothing the cells do', () => {
  const rows = [
    ['P1', 'Ada Lovelace', 'ada@bramble.example', '+44 20 7946 0000', 'https://bramble.example'],
    ['P2', 'Bela de la Cruz', '', '020 7946 0001', 'www.bramble.example'],
    ['P3', 'Chidi Okafor', 'Chidi <chidi@bramble.example>', '(020) 7946-0002', ''],
  ]
  expect(mapped(['A', 'B', 'C', 'D', 'E'], rows)).toEqual([
    'ignore, nothing',
    'name, content',
    'email, content',
    'phone, content',
    'website, content',
  ])
})

test('answers that repeat are not taken for names', () => {
  const rows = ['New England', 'Very Good', 'Very Good', 'New England'].map((cell) => [cell])
  expect(mapped(['Q1'], rows)).toEqual(['ignore, nothing'])
})

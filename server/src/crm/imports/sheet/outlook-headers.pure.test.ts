import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addressColumns } from './address-columns.ts'
import { labelsIn } from './labels.ts'
import { wordsOf } from './mapping-headers.ts'
import { inEnglish } from './outlook-headers.ts'
import { programMapping, recogniseProgram } from './programs.ts'

// Headings of files that Outlook wrote, in the order of its export.
const german =
  'Anrede,Vorname,Weitere Vornamen,Nachname,Suffix,Firma,Abteilung,Position,Straße geschäftlich,Straße geschäftlich 2,Straße geschäftlich 3,Ort geschäftlich,Region geschäftlich,Postleitzahl geschäftlich,Land/Region geschäftlich,Straße privat,Straße privat 2,Straße privat 3,Ort privat,Bundesland/Kanton privat,Postleitzahl privat,Land/Region privat,Weitere Straße,Weitere Straße 2,Weitere Straße 3,Weiterer Ort,Weiteres/r Bundesland/Kanton,Weitere Postleitzahl,Weiteres/e Land/Region,Telefon Assistent,Fax geschäftlich,Telefon geschäftlich,Telefon geschäftlich 2,Rückmeldung,Autotelefon,Telefon Firma,Fax privat,Telefon (privat),Telefon (privat 2),ISDN,Mobiltelefon,Weiteres Fax,Weiteres Telefon,Pager,Haupttelefon,Mobiltelefon 2,Telefon für Hörbehinderte,Telex,Abrechnungsinformation,Beruf,Büro,E-Mail-Adresse,E-Mail-Typ,E-Mail: Angezeigter Name,E-Mail 2: Adresse,E-Mail 2: Typ,E-Mail 2: Angezeigter Name,E-Mail 3: Adresse,Empfohlen von,Geburtstag,Kategorien,Name des/r Vorgesetzten,Notizen,Ort,Postfach geschäftlich,Postfach privat,Privat,Sprache,Stichwörter,Webseite,Weiteres Postfach'.split(
    ',',
  )
const french =
  "Titre,Prénom,Deuxième prénom,Nom,Suffixe,Société,Service,Titre (2),Rue (bureau),Rue (bureau) 2,Ville (bureau),Dép/Région (bureau),Code postal (bureau),Pays/Région (bureau),Rue (domicile),Ville (domicile),Code postal (domicile),Pays/Région (domicile),Rue (autre),Ville (autre),Téléphone de l'assistant(e),Télécopie (bureau),Téléphone (bureau),Téléphone 2 (bureau),Téléphone (voiture),Téléphone société,Téléphone (domicile),Tél. mobile,Téléphone (autre),Téléphone principal,Adresse de messagerie,Type de messagerie,Nom complet de l'adresse de messagerie,Adresse de messagerie 2,Autre boîte postale,Boîte postale du domicile,Bureau,Catégories,Notes,Page Web,Responsable,Utilisateur 1".split(
    ',',
  )
const spanish =
  'Title,Nombre,Segundo nombre,Apellidos,Suffix,Organización,Department,Puesto,Calle del trabajo,Calle del trabajo 2,Ciudad de trabajo,Provincia o estado de trabajo,Código postal del trabajo,País o región del trabajo,Home Street,Home City,Home Postal Code,País o región del domicilio,Otra calle,Otra ciudad,Otro código postal,Teléfono del trabajo,Particular,Mobile Phone,Otro teléfono,Teléfono principal,E-mail Address,Nombre de pantalla de correo electrónico,Dirección de correo electrónico 2,Dirección del correo electrónico 3,Categorías,Notes,Página web,Nombre del director,Yomi especificada'.split(
    ',',
  )

const mapped = (headers: string[]) => {
  expect(recogniseProgram(headers)).toBe('outlook')
  const mapping = programMapping('outlook', headers)
  return Object.fromEntries(headers.map((header, at) => [header, mapping[at]!]))
}
const named = (headers: string[], targets: Record<string, string>) => {
  const found = mapped(headers)
  const used = Object.fromEntries(Object.entries(found).filter(([, target]) => target !== 'ignore'))
  expect(used).toEqual(targets)
}

test('a German export of Outlook needs no mapping', () => {
  named(german, {
    Vorname: 'given_name',
    'Weitere Vornamen': 'given_name',
    Nachname: 'family_name',
    Firma: 'organisation',
    Position: 'role',
    ...address('Straße geschäftlich', 'Ort geschäftlich', 'Postleitzahl geschäftlich'),
    'Straße geschäftlich 2': 'street',
    'Straße geschäftlich 3': 'street',
    'Region geschäftlich': 'region',
    'Land/Region geschäftlich': 'country',
    ...address('Straße privat', 'Ort privat', 'Postleitzahl privat'),
    'Straße privat 2': 'street',
    'Straße privat 3': 'street',
    'Bundesland/Kanton privat': 'region',
    'Land/Region privat': 'country',
    ...address('Weitere Straße', 'Weiterer Ort', 'Weitere Postleitzahl'),
    'Weitere Straße 2': 'street',
    'Weitere Straße 3': 'street',
    'Weiteres/r Bundesland/Kanton': 'region',
    'Weiteres/e Land/Region': 'country',
    'Telefon geschäftlich': 'phone',
    'Telefon geschäftlich 2': 'phone',
    Autotelefon: 'phone',
    'Telefon Firma': 'phone',
    'Telefon (privat)': 'phone',
    'Telefon (privat 2)': 'phone',
    Mobiltelefon: 'phone',
    'Weiteres Telefon': 'phone',
    Haupttelefon: 'phone',
    'Mobiltelefon 2': 'phone',
    'E-Mail-Adresse': 'email',
    'E-Mail 2: Adresse': 'email',
    'E-Mail 3: Adresse': 'email',
    'Empfohlen von': 'introduced_by',
    Kategorien: 'contact_type',
    Notizen: 'note',
    'Postfach geschäftlich': 'street',
    'Postfach privat': 'street',
    Sprache: 'language',
    Webseite: 'website',
    'Weiteres Postfach': 'street',
  })
})

test('a French export needs none, and the second “Titre” is what they do', () => {
  named(french, {
    Prénom: 'given_name',
    'Deuxième prénom': 'given_name',
    Nom: 'family_name',
    Société: 'organisation',
    'Titre (2)': 'role',
    ...address('Rue (bureau)', 'Ville (bureau)', 'Code postal (bureau)'),
    'Rue (bureau) 2': 'street',
    'Dép/Région (bureau)': 'region',
    'Pays/Région (bureau)': 'country',
    ...address('Rue (domicile)', 'Ville (domicile)', 'Code postal (domicile)'),
    'Pays/Région (domicile)': 'country',
    'Rue (autre)': 'street',
    'Ville (autre)': 'city',
    'Téléphone (bureau)': 'phone',
    'Téléphone 2 (bureau)': 'phone',
    'Téléphone (voiture)': 'phone',
    'Téléphone société': 'phone',
    'Téléphone (domicile)': 'phone',
    'Tél. mobile': 'phone',
    'Téléphone (autre)': 'phone',
    'Téléphone principal': 'phone',
    'Adresse de messagerie': 'email',
    'Adresse de messagerie 2': 'email',
    'Autre boîte postale': 'street',
    'Boîte postale du domicile': 'street',
    Catégories: 'contact_type',
    Notes: 'note',
    'Page Web': 'website',
  })
})

test('a Spanish export, which leaves some headings in English, needs none', () => {
  named(spanish, {
    Nombre: 'given_name',
    'Segundo nombre': 'given_name',
    Apellidos: 'family_name',
    Organización: 'organisation',
    Puesto: 'role',
    ...address('Calle del trabajo', 'Ciudad de trabajo', 'Código postal del trabajo'),
    'Calle del trabajo 2': 'street',
    'Provincia o estado de trabajo': 'region',
    'País o región del trabajo': 'country',
    ...address('Home Street', 'Home City', 'Home Postal Code'),
    'País o región del domicilio': 'country',
    ...address('Otra calle', 'Otra ciudad', 'Otro código postal'),
    'Teléfono del trabajo': 'phone',
    Particular: 'phone',
    'Mobile Phone': 'phone',
    'Otro teléfono': 'phone',
    'Teléfono principal': 'phone',
    'E-mail Address': 'email',
    'Dirección de correo electrónico 2': 'email',
    'Dirección del correo electrónico 3': 'email',
    Categorías: 'contact_type',
    Notes: 'note',
    'Página web': 'website',
  })
})

test('what is of one address stays together, and numbers say whose they are', () => {
  const places = addressColumns(german, programMapping('outlook', german)).map((each) =>
    [...each.values()].flat().map((column) => german[column]!),
  )
  expect(places).toHaveLength(3)
  expect(places[0]!.toSorted()).toEqual(
    german.filter((header) => /geschäftlich/.test(header) && !/Tel|Fax/.test(header)).toSorted(),
  )
  const kinds = labelsIn(german)
  const kindOf = (header: string) => kinds(german.indexOf(header), [])
  expect(kindOf('Telefon geschäftlich 2')).toEqual(['work'])
  expect(kindOf('Telefon (privat)')).toEqual(['home'])
  expect(kindOf('Mobiltelefon')).toEqual(['mobile'])
  expect(kindOf('Straße privat')).toEqual(['home'])
})

test('headings of English and of anybody’s own stay as they are, and nothing is put into English twice', () => {
  for (const header of ['Home Street', 'First Name', 'Straße', 'Ort', 'Telefon', 'Rue', 'Ville', 'Private'])
    expect(inEnglish(wordsOf(header))).toBe(wordsOf(header))
  const heading = fc.oneof(fc.constantFrom(...german, ...french, ...spanish), fc.string({ maxLength: 30 }))
  fc.assert(
    fc.property(heading, (header) => {
      const once = inEnglish(wordsOf(header))
      expect(inEnglish(once)).toBe(once)
    }),
  )
})

function address(street: string, city: string, code: string) {
  return { [street]: 'street', [city]: 'city', [code]: 'postal_code' }
}

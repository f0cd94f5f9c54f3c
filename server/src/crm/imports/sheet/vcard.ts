// A file of vCards as a table: one row a card, always the same columns, so that the rest of an import is the same.

import type { SheetRow } from './sheet.ts'
import { type RawCard, readCards } from './vcard-lines.ts'
import { type CardProperty, parseProperty } from './vcard-property.ts'

/** Names that the guess of columns knows; it leaves out those that a contact book needs no copy of. */
export const cardHeaders = [
  'Full name',
  'First name',
  'Last name',
  'E-mail',
  'Phone',
  'Organisation',
  'Role',
  'Categories',
  'Website',
  'Note',
  'Time zone',
  'Language',
  'External id',
  'Department',
  'Nickname',
  'Address formatted',
  'Birthday',
  'Fax',
  'E-mail label',
  'Phone label',
  'Address street',
  'Address postal code',
  'Address city',
  'Address region',
  'Address country',
  'Address label',
  'Website label',
  'Pronouns',
] as const
type CardHeader = (typeof cardHeaders)[number]

export function looksLikeCards(start: string): boolean {
  return /^(\ufeff|\xef\xbb\xbf)?\s*BEGIN:VCARD/i.test(start)
}

/** One card at a time. A card with problems is handed on with them; none is left out. */
export async function* iterateCards(
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  encoding: string,
): AsyncGenerator<SheetRow> {
  let number = 0
  for await (const card of readCards(source, encoding)) {
    number += 1
    const cells = cellsOf(card)
    const problems: SheetRow['problems'] = card.problem ? [card.problem] : []
    if (cells.some((cell) => cell.includes('\ufffd'))) problems.push('undecodable')
    yield { number, line: card.line, cells, problems }
  }
}

const several = ' ::: '

function cellsOf({ properties: raw }: RawCard): string[] {
  const version =
    /^VERSION:\s*([\d.]+)/i.exec(raw.find((line) => /^VERSION:/i.test(line)) ?? '')?.[1] ?? '3.0'
  const properties = raw.flatMap((line) => parseProperty(line, version) ?? [])
  const all = (...names: string[]) =>
    properties.filter(({ name }) => names.includes(name)).toSorted(preferred)
  const texts = (...names: string[]) => all(...names).flatMap(({ parts }) => parts[0] || [])
  const first = (...names: string[]) => texts(...names)[0] ?? ''

  const [family = '', given = '', additional = '', prefix = '', suffix = ''] = all('N')[0]?.parts ?? []
  const [organisation = '', ...departments] = all('ORG')[0]?.parts ?? []
  const composed = [prefix, given, additional, family, suffix].filter(Boolean).join(' ')
  const phones = all('TEL')
  const isFax = ({ types }: CardProperty) => types.includes('fax') || types.includes('pager')
  const addresses = all('ADR').filter(({ parts, label }) => label !== '' || parts.some(Boolean))
  const besides = new Map(all('X-ABLABEL').map(({ group, parts: [text = ''] }) => [group, ownLabel(text)]))
  const labelOf = (property: CardProperty) =>
    kindOf(property) || (property.group && besides.get(property.group)) || ''
  const labelsOf = (labelled: CardProperty[]) => joined(labelled.map(labelOf))
  const links = all('URL', 'SOCIALPROFILE', 'X-SOCIALPROFILE').filter(isLink)
  const isCompany = /company/i.test(first('X-ABSHOWAS'))
  const cells: Record<CardHeader, string> = {
    'Full name': first('FN') || composed || first('NICKNAME') || organisation,
    'First name': given,
    'Last name': family,
    'E-mail': texts('EMAIL').map(plainAddress).join(several),
    Phone: phones
      .filter((phone) => !isFax(phone))
      .map(plainNumber)
      .join(several),
    Organisation: organisation,
    Role: first('TITLE') || first('ROLE'),
    Categories: texts('CATEGORIES')
      .flatMap((text) => text.split(','))
      .filter(isOwnCategory)
      .join(several),
    Website: links.map(({ parts }) => parts[0]!).join(several),
    Note: texts('NOTE').join('\n\n'),
    'Time zone': texts('TZ').find((zone) => zone.includes('/')) ?? '',
    Language: first('LANG'),
    'External id': isCompany ? '' : first('UID').replace(/^urn:uuid:/i, ''),
    Department: departments.filter(Boolean).join(', '),
    Nickname: first('NICKNAME'),
    // As it is written on a letter: 4.0 says it with the address, 2.1 and 3.0 instead of it, or again.
    'Address formatted':
      addresses.length > 0
        ? joined(addresses.map(({ label }) => label.replaceAll(':::', '')))
        : texts('LABEL').join(several),
    Birthday: first('BDAY'),
    Fax: phones.filter(isFax).map(plainNumber).join(several),
    'E-mail label': labelsOf(all('EMAIL').filter(({ parts }) => parts[0])),
    'Phone label': labelsOf(phones.filter((phone) => !isFax(phone))),
    'Address street': joined(addresses.map(({ parts: [box, more, street] }) => lines(street, more, box))),
    'Address postal code': joined(addresses.map(({ parts }) => lines(parts[5]))),
    'Address city': joined(addresses.map(({ parts }) => lines(parts[3]))),
    'Address region': joined(addresses.map(({ parts }) => lines(parts[4]))),
    'Address country': joined(addresses.map(({ parts }) => lines(parts[6]))),
    'Address label': labelsOf(addresses),
    'Website label': labelsOf(links),
    Pronouns: first('PRONOUNS', 'X-PRONOUNS'),
  }
  return cardHeaders.map((header) => cells[header].normalize('NFC'))
}

function preferred(one: CardProperty, other: CardProperty): number {
  return Number(other.types.includes('pref')) - Number(one.types.includes('pref'))
}

/** Programs write names of accounts among profiles; an address of the web can be opened. */
function isLink({ name, parts: [text = ''] }: CardProperty): boolean {
  return name === 'URL' ? text !== '' : /^https?:/i.test(text)
}

/** RFC 6350, 6.3.1: the parts of an address stand in one place each, and in several lines at times. */
function lines(...texts: (string | undefined)[]): string {
  return texts
    .map((text) => text?.replace(/\s*\n\s*/g, ', ').replace(/,\s*$/, ''))
    .filter(Boolean)
    .join(', ')
}

/** As many as there are values; nothing where none says anything. */
function joined(texts: string[]): string {
  return texts.some(Boolean) ? texts.join(several) : ''
}

/** RFC 6350, 5.6: what is neither a place nor a kind of line says nothing to a reader. */
function kindOf({ types }: CardProperty): string {
  const kind = types.find((type) => /^(home|work|cell|mobile|main|car|school)$/.test(type))
  return kind === 'cell' ? 'mobile' : (kind ?? '')
}

/** Apple writes labels beside: its own as `_$!<HomePage>!$_`, those of people as they wrote them. */
function ownLabel(text: string): string {
  return text.replace(/^_\$!<(.*)>!\$_$/, '$1').replaceAll(':::', '')
}

function plainAddress(text: string): string {
  return text.replace(/^mailto:/i, '').trim()
}

/** RFC 3966: `tel:+1-555-0100;ext=12`. */
function plainNumber({ parts: [text = ''] }: CardProperty): string {
  const [number = '', ...parameters] = text.replace(/^tel:/i, '').split(';')
  const extension = parameters.find((parameter) => /^ext=/i.test(parameter))?.slice(4)
  return extension ? `${number} ext. ${extension}` : number.trim()
}

/** Groups that programs make by themselves say nothing about a person. */
function isOwnCategory(text: string): boolean {
  return !/^(\s*|my ?contacts|starred|unfiled)$/i.test(text)
}

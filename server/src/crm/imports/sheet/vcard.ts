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
  'Address',
  'Birthday',
  'Fax',
  'E-mail label',
  'Phone label',
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
    Website: texts('URL').join(several),
    Note: texts('NOTE').join('\n\n'),
    'Time zone': texts('TZ').find((zone) => zone.includes('/')) ?? '',
    Language: first('LANG'),
    'External id': isCompany ? '' : first('UID').replace(/^urn:uuid:/i, ''),
    Department: departments.filter(Boolean).join(', '),
    Nickname: first('NICKNAME'),
    Address: all('ADR')
      .map(({ parts }) => parts.filter(Boolean).join(', '))
      .filter(Boolean)
      .join(several),
    Birthday: first('BDAY'),
    Fax: phones.filter(isFax).map(plainNumber).join(several),
    'E-mail label': labelsOf(all('EMAIL').filter(({ parts }) => parts[0])),
    'Phone label': labelsOf(phones.filter((phone) => !isFax(phone))),
  }
  return cardHeaders.map((header) => cells[header].normalize('NFC'))
}

function preferred(one: CardProperty, other: CardProperty): number {
  return Number(other.types.includes('pref')) - Number(one.types.includes('pref'))
}

/** As many as there are values; nothing where none says what it is. */
function labelsOf(properties: CardProperty[]): string {
  const labels = properties.map(labelOf)
  return labels.some(Boolean) ? labels.join(several) : ''
}

/** RFC 6350, 5.6: what is neither a place nor a kind of line says nothing to a reader. */
function labelOf({ types }: CardProperty): string {
  const kind = types.find((type) => /^(home|work|cell|mobile|main|car|school)$/.test(type))
  return kind === 'cell' ? 'mobile' : (kind ?? '')
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

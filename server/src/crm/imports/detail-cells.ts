import {
  type AddressView,
  type LinkView,
  detailLimits,
  safeUrl,
} from '@firsthand/contract/crm/contact-details'
import type { ImportProblem } from '@firsthand/contract/crm/imports'
import { personLimits } from '@firsthand/contract/crm/people'
import { linkKindOf } from '../details/link-kind.ts'
import { readAddresses } from './address-cells.ts'
import { covers, linkKey } from './details.rules.ts'
import type { RowRules } from './row-rules.ts'
import { firstColumn } from './sheet/address-columns.ts'
import { cleanLine } from './sheet/clean-text.ts'

export type DetailCells = {
  pronouns: string | null
  links: LinkView[]
  addresses: AddressView[]
  /** What is no link that can be opened, for the note. */
  kept: string[]
  problems: ImportProblem[]
}

/** Pronouns, links and postal addresses of a row. */
export function readDetailCells(cells: string[], rules: RowRules): DetailCells {
  const { details } = rules
  if (!details) return none
  const pronouns = readPronouns(cells, details.pronouns)
  const { links, kept, problems: ofLinks } = readLinks(cells, rules)
  const { addresses: all, problems: ofAddresses } = readAddresses(cells, rules)
  const addresses = all.filter((address, at) => !all.slice(0, at).some((earlier) => covers(earlier, address)))
  const problems = [...pronouns.problems, ...ofLinks, ...ofAddresses]
  if (links.length > detailLimits.links) {
    const message = `A person has ${detailLimits.links} links at the most. Leave some out.`
    problems.push(refused(details.links[0] ?? 0, message))
  }
  if (addresses.length > detailLimits.addresses) {
    const message = `A person has ${detailLimits.addresses} postal addresses at the most. Leave some out.`
    problems.push(refused(firstColumn(details.addresses[0]!), message))
  }
  return { pronouns: pronouns.pronouns, links, addresses, kept, problems }
}

const none: DetailCells = { pronouns: null, links: [], addresses: [], kept: [], problems: [] }

function refused(column: number, message: string): ImportProblem {
  return { column, code: 'cell_too_long', message, value: '', refuses: true }
}

function readPronouns(cells: string[], columns: number[]): Pick<DetailCells, 'pronouns' | 'problems'> {
  for (const column of columns) {
    const pronouns = cleanLine(cells[column] ?? '')
    if (pronouns === '') continue
    const message = `Pronouns have ${personLimits.pronouns} characters at the most. Shorten them, or map the column to a note.`
    return pronouns.length > personLimits.pronouns
      ? { pronouns: null, problems: [refused(column, message)] }
      : { pronouns, problems: [] }
  }
  return { pronouns: null, problems: [] }
}

/** Google joins with “ ::: ”, people with commas and spaces; an address of the web may hold commas itself. */
const betweenLinks = / ?::: ?|[,;]? (?=https?:|www\.)/i

function readLinks(cells: string[], { details, headers, labelsOf }: RowRules) {
  const found = new Map<string, LinkView>()
  const kept: string[] = []
  const problems: ImportProblem[] = []
  const add = (url: string, label: string | null) => {
    if (!found.has(linkKey(url))) found.set(linkKey(url), { url, kind: linkKindOf(url), label })
  }
  for (const column of details!.links) {
    const cell = cleanLine(cells[column] ?? '')
    if (cell === '') continue
    const labels = labelsOf(column, cells)
    for (const [at, text] of cell.split(betweenLinks).entries()) {
      const url = openable(text)
      if (url) add(url, labels[at] ?? null)
      else if (text !== '') {
        kept.push(`${headers[column] || 'Website'}: ${text}`)
        problems.push({ column, ...noLink, value: text.slice(0, 80) })
      }
    }
  }
  for (const column of details!.pages) {
    const text = cleanLine(cells[column] ?? '')
    const url = /^https?:/i.test(text) ? openable(text) : undefined
    if (url) add(url, null)
  }
  return { links: [...found.values()], kept, problems }
}

const noLink = {
  code: 'link_unusable',
  message: 'This is no address of the web that can be opened. It is kept in the note.',
  refuses: false,
}

function openable(text: string): string | undefined {
  return text !== '' && text.length <= detailLimits.url ? safeUrl(text) : undefined
}

// Exports of Google Contacts (both generations), Outlook (in four languages) and LinkedIn, known by the names of their
// columns.

import type { ImportTarget } from '@firsthand/contract/crm/imports-table'
import { wordsOf } from './mapping-headers.ts'
import { inEnglish } from './outlook-headers.ts'

export type Program = 'google' | 'outlook' | 'linkedin'

/** Whose export a table is; undefined where it is somebody's own. */
export function recogniseProgram(headers: string[]): Program | undefined {
  const own = headers.map(wordsOf)
  const words = new Set([...own, ...own.map((each) => outlookName(each))])
  const hasAll = (...names: string[]) => names.every((name) => words.has(name))
  if (hasAll('first name', 'last name', 'company', 'position', 'connected on')) return 'linkedin'
  if (hasAll('given name', 'family name', 'group membership', 'yomi name')) return 'google'
  if (hasAll('first name', 'last name', 'file as', 'organization name', 'labels')) return 'google'
  if (hasAll('first name', 'last name', 'e mail address', 'business phone', 'mobile phone')) return 'outlook'
  return undefined
}

/** What each column of such an export is: the rest is left out. */
export function programMapping(program: Program, headers: string[]): ImportTarget[] {
  const taken = new Set<ImportTarget>()
  return headers.map((header) => {
    const own = wordsOf(header.replace(/ \(\d+\)$/, ''))
    const words = program === 'outlook' ? outlookName(own, header) : own
    const target = rules[program].find(([pattern]) => pattern.test(words))?.[1] ?? 'ignore'
    if (once.has(target) && taken.has(target)) return 'ignore'
    taken.add(target)
    return target
  })
}

/** A French export calls both the address of a person and what they do “Titre”: the second is the work. */
function outlookName(words: string, header = ''): string {
  if (header === 'Titre (2)') return 'job title'
  return ownNames.find(([pattern]) => pattern.test(words))?.[1] ?? inEnglish(words)
}

// What Outlook alone calls so: in other tables “Nombre” may be the whole name.
const ownNames: [RegExp, string][] = [
  [/^(vorname|prenom|nombre)$/, 'first name'],
  [/^(weitere vornamen|deuxieme prenom|segundo nombre)$/, 'middle name'],
  [/^(nachname|nom|apellidos)$/, 'last name'],
  [/^(firma|societe|organizacion|compania)$/, 'company'],
  [/^(position|fonction|puesto|cargo)$/, 'job title'],
  [/^(kategorien|categorias)$/, 'categories'],
  [/^(notizen|notas)$/, 'notes'],
  [/^(webseite|page web|pagina web)$/, 'web page'],
  [/^particular$/, 'home phone'],
  [/^(empfohlen von|recommande par|recomendado por)$/, 'referred by'],
  [/^(sprache|langue|idioma)$/, 'language'],
]

const once = new Set<ImportTarget>(['name', 'family_name', 'organisation', 'role', 'language', 'external_id'])

// Google: support.google.com/contacts, "Export contacts"; Outlook: support.microsoft.com, "Create or edit .csv files to
// import into Outlook"; LinkedIn: linkedin.com/help, "Export your connections" (Connections.csv).
const rules: Record<Program, [RegExp, ImportTarget][]> = {
  google: [
    [/^name$/, 'name'],
    [/^(first|given|additional|middle) name$/, 'given_name'],
    [/^(last|family) name$/, 'family_name'],
    [/^e mail \d+ value$/, 'email'],
    [/^phone \d+ value$/, 'phone'],
    [/^organization( \d+)? name$/, 'organisation'],
    [/^organization( \d+)? title$|^occupation$/, 'role'],
    [/^(group membership|labels)$/, 'contact_type'],
    [/^notes$/, 'note'],
    [/^website \d+ value$/, 'website'],
    [/^address \d+ (street|extended address|po box)$/, 'street'],
    [/^address \d+ postal code$/, 'postal_code'],
    [/^address \d+ city$/, 'city'],
    [/^address \d+ region$/, 'region'],
    [/^address \d+ country$/, 'country'],
    [/^address \d+ formatted$/, 'address'],
    [/^language$/, 'language'],
  ],
  outlook: [
    [/^(first|middle) name$/, 'given_name'],
    [/^last name$/, 'family_name'],
    [/^e mail( \d)? address$/, 'email'],
    [/^(mobile|business|home|primary|other|company main|car) phone( \d)?$/, 'phone'],
    [/^company$/, 'organisation'],
    [/^job title$/, 'role'],
    [/^categories$/, 'contact_type'],
    [/^notes$/, 'note'],
    [/^(web page|personal web page)$/, 'website'],
    [/^(home|business|other) (street( \d)?|address po box)$/, 'street'],
    [/^(home|business|other) postal code$/, 'postal_code'],
    [/^(home|business|other) city$/, 'city'],
    [/^(home|business|other) state$/, 'region'],
    [/^(home|business|other) country( region)?$/, 'country'],
    [/^referred by$/, 'introduced_by'],
    [/^language$/, 'language'],
  ],
  linkedin: [
    [/^first name$/, 'given_name'],
    [/^last name$/, 'family_name'],
    // Most connections show no address; their page is what finds them again.
    [/^url$/, 'external_id'],
    [/^email address$/, 'email'],
    [/^company$/, 'organisation'],
    [/^position$/, 'role'],
  ],
}

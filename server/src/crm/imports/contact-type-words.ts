import { type ContactType, contactTypes } from '@firsthand/contract/crm/people'
import { wordsOf } from './sheet/mapping-headers.ts'

/** The contact type that a word of a spreadsheet means; undefined where it is none of ours. */
export function contactTypeOf(word: string): ContactType | undefined {
  const words = wordsOf(word)
  const singular = words.replace(/s$/, '')
  const own = contactTypes.find((type) => [words, singular].includes(type.replaceAll('_', ' ')))
  return own ?? meanings.find(([, pattern]) => pattern.test(words))?.[0]
}

// English, German, French, Spanish, as spreadsheets say it.
const meanings: [ContactType, RegExp][] = [
  ['former_customer', /^(former|ex|past|churned|lost|ehemaliger?) (customer|client|user|kunde|kundin)s?$/],
  ['lead', /^(prospects?|opportunit(y|ies)|interessent(in|en)?|prospecto)$/],
  ['buyer', /^(customers?|clients?|kunden?|kundin|cliente|acheteur|comprador|kaufer)$/],
  ['payer', /^(paying customers?|zahler|payeur|pagador)$/],
  ['end_user', /^(users?|enduser|end-?users?|nutzer(in)?|anwender(in)?|utilisateur|usuario)$/],
  ['partner', /^(partners?|partenaire|socio)$/],
  ['supplier', /^(vendors?|suppliers?|lieferant(in)?|fournisseur|proveedor)$/],
  ['expert', /^(experts?|advisors?|berater(in)?|expertin|experte)$/],
]

import { addressComparison } from './compare-addresses.ts'
import { emailComparison, phoneComparison } from './compare-contacts.ts'
import { nameComparison } from './compare-names.ts'
import { organisationComparison } from './compare-organisations.ts'
import { postalComparison } from './compare-postal.ts'
import { codeComparison, dateComparison, textComparison } from './compare-texts.ts'
import type { Comparison } from './comparison.ts'

export type FieldKind = keyof typeof comparisons

export const comparisons = {
  name: nameComparison,
  email: emailComparison,
  phone: phoneComparison,
  organisation: organisationComparison,
  address: addressComparison,
  postal: postalComparison,
  date: dateComparison,
  code: codeComparison,
  text: textComparison,
} satisfies Record<string, Comparison>

import type { SearchKind } from '../../platform/domain.ts'
import { presentDated } from '../../platform/search/present-rows.ts'
import { textResults } from '../search/text-results.ts'
import { turnResults } from '../search/turn-results.ts'

/** How found texts are shown. */
export const textSearchKinds: SearchKind[] = [
  { kind: 'text', present: presentDated('texts'), results: [textResults, turnResults] },
]

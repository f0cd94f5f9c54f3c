import type { DuplicateReason } from '@firsthand/contract/crm/duplicates'
import css from './duplicates.module.css'
import { reasonWords } from './duplicates.words.ts'

/** Why two people may be one, field by field. */
export function Reasons({ reasons }: { reasons: readonly DuplicateReason[] }) {
  return (
    <ul className={css.reasons}>
      {reasons.map((reason) => (
        <li key={reason.field} data-against={reason.weight <= -1}>
          {reasonWords(reason)}
        </li>
      ))}
    </ul>
  )
}

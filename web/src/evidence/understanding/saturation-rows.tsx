import type { showSaturation } from '@firsthand/contract/evidence/saturation'
import type { Output } from '@firsthand/contract/core/operation'
import { formatDate } from '../../kit/format.ts'
import { Link } from '../../kit/link.tsx'
import css from './understanding.module.css'
import { words } from './understanding.words.ts'

const { curve: say } = words

/** What each conversation brought for the first time. */
export function SaturationRows({ talks }: { talks: Output<typeof showSaturation>['conversations'] }) {
  return (
    <div className={css.scroll}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{say.conversation}</th>
            <th scope="col">{say.newCodes}</th>
            <th scope="col">{say.newClaims}</th>
            <th scope="col">{say.soFar}</th>
          </tr>
        </thead>
        <tbody>
          {talks.map((talk) => (
            <tr key={talk.id}>
              <th scope="row">
                <Link href={`/conversations/${talk.id}`}>{talk.title}</Link>
                <div className={css.quiet}>{formatDate(talk.happenedAt)}</div>
              </th>
              <td>
                {talk.newCodes.length === 0 ? <span className={css.quiet}>{say.nothing}</span> : null}
                {talk.newCodes.map((code, place) => (
                  <span key={code.id}>
                    {place > 0 ? ', ' : ''}
                    <Link href={`/evidence?code=${code.id}`}>{code.name}</Link>
                  </span>
                ))}
              </td>
              <td>
                {talk.newClaims.map((claim) => (
                  <div key={claim.id}>
                    <Link href={`/claims/${claim.id}`}>{claim.sentence}</Link>
                  </div>
                ))}
              </td>
              <td data-number>{talk.seen}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

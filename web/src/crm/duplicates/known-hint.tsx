import { checkDuplicates } from '@firsthand/contract/crm/duplicates'
import { useDebouncedValue } from '@mantine/hooks'
import { useOperation } from '../../api/hooks.ts'
import { Link } from '../../kit/link.tsx'
import css from './duplicates.module.css'
import { reasonWords, words } from './duplicates.words.ts'

export type KnownHintProps = {
  name: string
  email: string
  phone: string
  organisation: string
  address: { street: string; postalCode: string; city: string }
}

/** While somebody is typed in: who of those we know it may be. It never stands in the way. */
export function KnownHint(typed: KnownHintProps) {
  const [asked] = useDebouncedValue(typed, 350)
  const name = asked.name.trim()
  const isEnough = name.length >= 3 && name.includes(' ')
  const { data } = useOperation(
    checkDuplicates,
    {
      name: name || '-',
      emails: isWholeEmail(asked.email) ? [asked.email.trim()] : [],
      phones: asked.phone.replace(/\D/g, '').length >= 6 ? [asked.phone.trim()] : [],
      organisation: asked.organisation.trim() || null,
      addresses: asked.address.street.trim() ? [filledOf(asked.address)] : [],
    },
    { enabled: isEnough, keepShowing: true },
  )
  const known = isEnough ? (data?.items ?? []).slice(0, 3) : []
  return (
    <output aria-live="polite">
      {known.length > 0 ? (
        <div className={css.hint}>
          <p>{words.hintTitle}</p>
          <ul className={css.lines}>
            {known.map(({ person, probability, reasons }) => (
              <li key={person.id}>
                <Link href={`/people/${person.id}`}>{person.name}</Link>
                {person.organisation ? ` · ${person.organisation.name}` : ''}
                <div className={css.quiet}>
                  {words.probability(probability)}
                  {reasons.length > 0
                    ? ` – ${reasonWords(reasons.toSorted((one, other) => other.weight - one.weight)[0]!)}`
                    : ''}
                </div>
              </li>
            ))}
          </ul>
          <span className={css.quiet}>{words.hintText}</span>
        </div>
      ) : null}
    </output>
  )
}

/** A town alone is shared by too many to say anything. */
function filledOf({ street, postalCode, city }: KnownHintProps['address']) {
  return { street: street.trim(), postalCode: postalCode.trim() || null, city: city.trim() || null }
}

function isWholeEmail(text: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(text.trim())
}

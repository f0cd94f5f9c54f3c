import { type Balance, showBalance } from '@firsthand/contract/crm/network'
import type { ContactType } from '@firsthand/contract/crm/people'
import type { Share } from '@firsthand/contract/core/shapes'
import { useOperation } from '../../api/hooks.ts'
import { formatNumber, formatPercent } from '../../kit/format.ts'
import { IntervalBar } from '../../kit/interval-bar.tsx'
import { Link } from '../../kit/link.tsx'
import { Card } from '../../kit/section.tsx'
import { CardSkeleton } from '../../kit/skeletons.tsx'
import { Stat } from '../../kit/stat.tsx'
import { Broken } from '../../shell/mishap.tsx'
import { contactTypeWords } from '../crm.words.ts'
import css from './network.module.css'
import { words } from './network.words.ts'

/** How balanced those we talk with are, and what would make it wider. */
export function BalanceCard() {
  const balance = useOperation(showBalance, {})
  if (balance.failure) return <Broken error={balance.failure} retry={balance.retry} />
  if (!balance.data) return <CardSkeleton rows={6} />
  return (
    <BalanceParts balance={balance.data} lead={words.balanceLead(balance.data.people, balance.data.capped)} />
  )
}

export function BalanceParts({ balance, lead }: { balance: Balance; lead: string }) {
  const { people, largest, contactTypes, organisations } = balance
  if (people === 0)
    return (
      <Card title={words.balance}>
        <p className={css.hint}>{words.balanceNone}</p>
      </Card>
    )
  return (
    <Card title={words.balance}>
      <p className={css.hint}>{lead}</p>
      <Wider balance={balance} />
      <div className={css.facts}>
        <Stat
          label={words.voices}
          value={formatNumber(balance.voices)}
          n={words.voicesNote(people)}
          note={
            balance.effective === null
              ? undefined
              : `${words.effective} ${words.effectiveValue(rounded(balance.effective))} ${words.effectiveNote(rounded(balance.correlation))}`
          }
        />
        {largest ? (
          <Stat
            label={words.largest(largest.introducer.name)}
            value={formatPercent(largest.people.hits / largest.people.n)}
            interval={intervalOf(largest.people)}
            note={words.largestNote}
          />
        ) : null}
        {balance.sources === null ? null : (
          <Stat label={words.sources} value={rounded(balance.sources)} n={words.sourcesNote} />
        )}
      </div>
      <Bars title={words.byType} parts={contactTypes.map((part) => ({ ...part, name: typeWord(part.id) }))} />
      <Homophily says={balance.byContactType} what={words.typesPlural} />
      <Bars title={words.byOrganisation} parts={organisations} />
      <Homophily says={balance.byOrganisation} what={words.organisationsPlural} />
    </Card>
  )
}

function Wider({ balance: { suggestions, byContactType, byOrganisation } }: { balance: Balance }) {
  const isMixed = [byContactType, byOrganisation].every((each) => each.verdict !== 'like_to_like')
  return (
    <>
      {suggestions.length > 0 || isMixed ? <h3 className={css.part}>{words.wider}</h3> : null}
      {suggestions.length === 0 && isMixed ? <p className={css.hint}>{words.widerNone}</p> : null}
      <ul className={css.places}>
        {suggestions.map((each) => (
          <li key={`${each.kind} ${each.about.id}`}>
            {words.suggestion(each, typeWord(each.about.id))}{' '}
            {each.kind === 'organisation_unheard' ? (
              <Link href={`/people/ways-in?organisation=${each.about.id}`}>
                {words.findWay(each.about.name)}
              </Link>
            ) : null}
            {each.ask.length > 0 ? (
              <small>
                {words.askThem}{' '}
                {each.ask.map((person, at) => (
                  <span key={person.id}>
                    {at > 0 ? ', ' : ''}
                    <Link href={`/people/referrals?ask=yes&introducer=${person.id}`}>{person.name}</Link>
                  </span>
                ))}
              </small>
            ) : null}
          </li>
        ))}
      </ul>
    </>
  )
}

function Bars({ title, parts }: { title: string; parts: { id: string; name: string; sample: Share }[] }) {
  if (parts.length === 0) return null
  return (
    <>
      <h3 className={css.part}>{title}</h3>
      <div className={css.bars}>
        {parts.slice(0, 6).map(({ id, name, sample }) => (
          <IntervalBar key={id} label={name} interval={intervalOf(sample)} />
        ))}
      </div>
    </>
  )
}

function Homophily({ says, what }: { says: Balance['byContactType']; what: string }) {
  const { verdict, assortativity, low, high, ties } = says
  return (
    <p className={css.hint}>
      {words.homophily[verdict](what)}{' '}
      {assortativity === null || low === null || high === null
        ? `(${words.ties(ties)})`
        : `(${words.homophilyNumbers(rounded(assortativity), rounded(low), rounded(high), ties)})`}
    </p>
  )
}

function intervalOf({ hits, n, low, high }: Share) {
  return { share: n === 0 ? 0 : hits / n, low: low ?? 0, high: high ?? 1, n, count: hits, enough: n > 0 }
}

function typeWord(id: string): string {
  return contactTypeWords[id as ContactType] ?? id
}

function rounded(value: number): string {
  return formatNumber(value, { maximumFractionDigits: Math.abs(value) < 10 ? 1 : 0 })
}

import type { PreparedPerson } from '@firsthand/contract/conversations/prepare'
import { words as consents } from '../../crm/consents/consents.words.ts'
import { Icon } from '../../kit/icon.tsx'
import { Link } from '../../kit/link.tsx'
import { Card } from '../../kit/section.tsx'
import css from './prepare.module.css'
import { words } from './prepare.words.ts'

/** Consent and data use come before everything else: what holds for each purpose, and the page to hand over. */
export function PersonConsents({ person }: { person: PreparedPerson }) {
  return (
    <Card title={words.consentTitle} count={person.name}>
      <p className={css.quiet}>{words.consentLead}</p>
      <dl className={css.consents}>
        {person.consents.map(({ purpose, standing, may }) => (
          <div key={purpose} data-no={!may || undefined}>
            <dt>{consents.purposes[purpose]}</dt>
            <dd>
              <Icon name={may ? 'check' : standing === 'unsaid' ? 'warning' : 'close'} />{' '}
              {consents.standings[standing]}
              {standing === 'unsaid' ? `: ${may ? words.may : words.ask}` : may ? '' : `: ${words.mayNot}`}
            </dd>
          </div>
        ))}
      </dl>
      <Link href={`/people/${person.id}/your-data`}>{words.showPage(person.name)}</Link>
    </Card>
  )
}

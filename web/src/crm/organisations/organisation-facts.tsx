import type { Sent } from '@firsthand/contract/core/operation'
import { listsOfOrganisation } from '@firsthand/contract/crm/organisation-lists'
import {
  type OrganisationView,
  listOrganisations,
  showOrganisation,
  updateOrganisation,
} from '@firsthand/contract/crm/organisations'
import { useAct, useOperation } from '../../api/hooks.ts'
import { daysSince } from '../../kit/format.ts'
import { Freshness } from '../../kit/freshness.tsx'
import { limitsOf } from '../../kit/limits.ts'
import { Link } from '../../kit/link.tsx'
import { Card } from '../../kit/section.tsx'
import { CustomFields } from '../fields/custom-fields.tsx'
import { Addresses } from '../people/addresses.tsx'
import { InlineField } from '../people/inline-field.tsx'
import { Links } from '../people/links.tsx'
import { OnLists } from '../lists/on-lists.tsx'
import { pathOf } from '../organisation-lists/list-path.ts'
import css from '../people/person.module.css'
import { sayRefused } from '../../shell/failure-sentence.ts'
import { useInTurn } from '../../shell/use-in-turn.ts'
import { OrganisationPicker } from './organisation-picker.tsx'
import { words } from './organisations.words.ts'

const limits = limitsOf(updateOrganisation.input)

type Props = { organisation: OrganisationView; mayChange: boolean }

/** Everything we wrote down about an organisation, changed where it stands. */
export function OrganisationFacts({ organisation, mayChange }: Props) {
  const { id, parent, parts } = organisation
  const update = useAct(updateOrganisation, {
    invalidates: [showOrganisation, listOrganisations],
    shownInPlace: true,
  })
  const lists = useOperation(listsOfOrganisation, { organisation: id })
  const inTurn = useInTurn<OrganisationView>(organisation, showOrganisation)
  const save = (change: Omit<Sent<typeof updateOrganisation>, 'organisation' | 'version'>) =>
    inTurn((version) => update.perform({ ...change, organisation: id, version }))
  const shared = { mayChange }
  return (
    <Card title={words.about}>
      <dl className={css.list}>
        <InlineField
          {...shared}
          label={words.name}
          value={organisation.name}
          limits={limits.name}
          onSave={(name) => save({ name })}
        />
        <div className={css.fact}>
          <dt>{words.lastTouch}</dt>
          <dd className={css.shown}>
            <Freshness days={organisation.lastTouchAt ? daysSince(organisation.lastTouchAt) : null} />
          </dd>
        </div>
        <InlineField
          {...shared}
          label={words.website}
          value={organisation.website ?? ''}
          limits={limits.website}
          onSave={(website) => save({ website: website || null })}
        />
        <InlineField
          {...shared}
          label={words.domains}
          value={organisation.domains.join('\n')}
          isLong={organisation.domains.length > 1}
          hint={words.domainsHint}
          onSave={(text) => save({ domains: text.split(/[\s,;]+/).filter(Boolean) })}
        />
        <Links links={organisation.links} mayChange={mayChange} onSave={(links) => save({ links })} />
        <Addresses
          addresses={organisation.addresses}
          mayChange={mayChange}
          onSave={(addresses) => save({ addresses })}
        />
        <div className={css.fact}>
          <dt>{words.parent}</dt>
          <dd>
            {mayChange ? (
              <OrganisationPicker
                label={words.parent}
                isLabelHidden
                placeholder={words.noParent}
                chosen={parent}
                except={id}
                onChange={(chosen) => void save({ parent: chosen }).catch(sayRefused)}
              />
            ) : null}
            {parent ? <Link href={`/organisations/${parent.id}`}>{parent.name}</Link> : null}
          </dd>
        </div>
        {parts.length > 0 ? (
          <div className={css.fact}>
            <dt>{words.parts}</dt>
            <dd className={css.several}>
              <ul>
                {parts.map((part) => (
                  <li key={part.id}>
                    <Link href={`/organisations/${part.id}`}>{part.name}</Link>
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        ) : null}
        <InlineField
          {...shared}
          label={words.note}
          value={organisation.note}
          isLong
          limits={limits.note}
          onSave={(note) => save({ note })}
        />
        <CustomFields
          of="organisation"
          values={organisation.fields}
          mayChange={mayChange}
          onSave={(fields) => save({ fields })}
        />
      </dl>
      <OnLists lists={lists} pathOf={pathOf} />
      {organisation.importedFrom ? (
        <p className={css.source}>
          <Link href={`/imports/${organisation.importedFrom.importId}`}>
            {words.imported(organisation.importedFrom)}
          </Link>
        </p>
      ) : null}
    </Card>
  )
}

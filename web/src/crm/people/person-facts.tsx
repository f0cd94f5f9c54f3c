import type { Sent } from '@firsthand/contract/core/operation'
import { listsOfPerson } from '@firsthand/contract/crm/lists'
import { type PersonView, listPeople, showPerson, updatePerson } from '@firsthand/contract/crm/people'
import { useAct, useOperation } from '../../api/hooks.ts'
import { Link } from '../../kit/link.tsx'
import { limitsOf } from '../../kit/limits.ts'
import { Tag } from '../../kit/person-chip.tsx'
import { Card } from '../../kit/section.tsx'
import { OrganisationField } from '../organisations/organisation-field.tsx'
import { CustomFields } from '../fields/custom-fields.tsx'
import { OnLists } from '../lists/on-lists.tsx'
import { peopleLists } from '../lists/people-lists.ts'
import { Addresses } from './addresses.tsx'
import { Links } from './links.tsx'
import { labelled, readLabelled } from './labelled-lines.ts'
import { Cadence, Types } from './person-choices.tsx'
import { TimeZoneFact } from './time-zone-fact.tsx'
import { TypeDates } from './type-dates.tsx'
import { sayRefused } from '../../shell/failure-sentence.ts'
import { useInTurn } from '../../shell/use-in-turn.ts'
import { type EditorProps, InlineField } from './inline-field.tsx'
import css from './person.module.css'
import { words } from './person.words.ts'

const limits = limitsOf(updatePerson.input)

/** Everything we wrote down about a person, changed where it stands. */
export function PersonFacts({ person, mayChange }: { person: PersonView; mayChange: boolean }) {
  const update = useAct(updatePerson, { invalidates: [showPerson, listPeople], shownInPlace: true })
  const lists = useOperation(listsOfPerson, { person: person.id })
  const inTurn = useInTurn<PersonView>(person, showPerson)
  const save = (fields: Omit<Sent<typeof updatePerson>, 'person' | 'version'>) =>
    inTurn((version) => update.perform({ ...fields, person: person.id, version }))
  const saveOrSay = (fields: Parameters<typeof save>[0]) => void save(fields).catch(sayRefused)
  const shared = { mayChange }
  return (
    <Card title={words.facts}>
      <dl className={css.list}>
        {person.mayContact ? null : (
          <div className={css.fact}>
            <dt>{words.contact}</dt>
            <dd>
              <span className={css.shown}>
                <Tag>{words.noContact}</Tag> {words.noContactMeans}
              </span>
            </dd>
          </div>
        )}
        <InlineField
          {...shared}
          label={words.nameField}
          value={person.name}
          limits={limits.name}
          onSave={(name) => save({ name })}
        />
        <InlineField
          {...shared}
          label={words.organisation}
          value={person.organisation?.name ?? ''}
          onSave={(name) => save({ organisation: name ? { name } : null })}
          editor={OrganisationEditor}
          likely={
            person.suggestedOrganisation
              ? {
                  value: person.suggestedOrganisation.name,
                  shown: words.likelyOrganisation(person.suggestedOrganisation.name),
                }
              : undefined
          }
        />
        <InlineField
          {...shared}
          label={words.role}
          value={person.roleTitle ?? ''}
          limits={limits.roleTitle}
          onSave={(role) => save({ roleTitle: role || null })}
        />
        <Types person={person} mayChange={mayChange} onSave={(types) => saveOrSay({ contactTypes: types })} />
        <TypeDates person={person} mayChange={mayChange} onSave={(types) => save({ contactTypes: types })} />
        <InlineField
          {...shared}
          label={words.emails}
          value={labelled(person.emails.map(({ email, label }) => ({ value: email, label })))}
          isLong={person.emails.length > 1}
          hint={words.severalHint}
          onSave={(text) =>
            save({ emails: readLabelled(text).map(({ value, label }) => ({ email: value, label })) })
          }
        />
        <InlineField
          {...shared}
          label={words.phones}
          value={labelled(person.phones.map(({ phone, label }) => ({ value: phone, label })))}
          isLong={person.phones.length > 1}
          hint={words.severalHint}
          onSave={(text) =>
            save({ phones: readLabelled(text).map(({ value, label }) => ({ phone: value, label })) })
          }
        />
        <Links links={person.links} mayChange={mayChange} onSave={(links) => save({ links })} />
        <Addresses
          addresses={person.addresses}
          mayChange={mayChange}
          onSave={(addresses) => save({ addresses })}
        />
        <Cadence
          days={person.cadenceDays}
          mayChange={mayChange}
          onSave={(cadenceDays) => saveOrSay({ cadenceDays })}
        />
        <TimeZoneFact person={person} mayChange={mayChange} onSave={(timeZone) => save({ timeZone })} />
        <InlineField
          {...shared}
          label={words.language}
          value={person.language ?? ''}
          hint={words.languageHint}
          onSave={(language) => save({ language: language || null })}
        >
          {person.language ? languageName(person.language) : undefined}
        </InlineField>
        <InlineField
          {...shared}
          label={words.pronouns}
          value={person.pronouns ?? ''}
          limits={limits.pronouns}
          onSave={(pronouns) => save({ pronouns: pronouns || null })}
        />
        <InlineField
          {...shared}
          label={words.note}
          value={person.note}
          isLong
          limits={limits.note}
          onSave={(note) => save({ note })}
        />
        <CustomFields
          of="person"
          values={person.fields}
          mayChange={mayChange}
          onSave={(fields) => save({ fields })}
        />
      </dl>
      <OnLists lists={lists} pathOf={peopleLists.pathOf} />
      {person.importedFrom ? (
        <p className={css.source}>
          <Link href={`/imports/${person.importedFrom.importId}`}>
            {words.imported(person.importedFrom.fileName, person.importedFrom.line)}
          </Link>
        </p>
      ) : null}
    </Card>
  )
}

function OrganisationEditor(props: EditorProps) {
  return <OrganisationField {...props} isFocused />
}

function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames('en', { type: 'language' }).of(tag) ?? tag
  } catch {
    return tag
  }
}

import type { Sent } from '@firsthand/contract/core/operation'
import { type PersonView, listPeople, showPerson, updatePerson } from '@firsthand/contract/crm/people'
import { useAct, useAnswers } from '../../api/hooks.ts'
import { Link } from '../../kit/link.tsx'
import { limitsOf } from '../../kit/limits.ts'
import { Card } from '../../kit/section.tsx'
import { showRefused } from '../../kit/undo-toast.tsx'
import { OrganisationField } from '../organisations/organisation-field.tsx'
import { Cadence, Types } from './person-choices.tsx'
import { type EditorProps, InlineField } from './inline-field.tsx'
import css from './person.module.css'
import { words } from './person.words.ts'

const limits = limitsOf(updatePerson.input)

/** Everything we wrote down about a person, changed where it stands. */
export function PersonFacts({ person, mayChange }: { person: PersonView; mayChange: boolean }) {
  const update = useAct(updatePerson, { invalidates: [showPerson, listPeople], shownInPlace: true })
  const answers = useAnswers()
  const save = (fields: Omit<Sent<typeof updatePerson>, 'person' | 'version'>) =>
    update.perform({ ...fields, person: person.id, version: person.version }).catch((error: unknown) => {
      // Somebody was faster: show theirs, so that a second try stands on it.
      if ((error as { code?: string }).code === 'conflict') answers.refresh(showPerson)
      throw error
    })
  const saveOrSay = (fields: Parameters<typeof save>[0]) =>
    void save(fields).catch((error: Error) => showRefused(error.message))
  const shared = { mayChange }
  return (
    <Card title={words.facts}>
      <dl className={css.list}>
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
        />
        <InlineField
          {...shared}
          label={words.role}
          value={person.roleTitle ?? ''}
          limits={limits.roleTitle}
          onSave={(role) => save({ roleTitle: role || null })}
        />
        <Types person={person} mayChange={mayChange} onSave={(types) => saveOrSay({ contactTypes: types })} />
        <InlineField
          {...shared}
          label={words.emails}
          value={person.emails.map((each) => each.email).join('\n')}
          isLong={person.emails.length > 1}
          hint={words.severalHint}
          onSave={(text) =>
            save({
              emails: linesOf(text).map((email) => ({
                email,
                label: person.emails.find((each) => each.email === email)?.label ?? null,
              })),
            })
          }
        />
        <InlineField
          {...shared}
          label={words.phones}
          value={person.phones.map((each) => each.phone).join('\n')}
          isLong={person.phones.length > 1}
          hint={words.severalHint}
          onSave={(text) =>
            save({
              phones: linesOf(text).map((phone) => ({
                phone,
                label: person.phones.find((each) => each.phone === phone)?.label ?? null,
              })),
            })
          }
        />
        <Cadence
          days={person.cadenceDays}
          mayChange={mayChange}
          onSave={(cadenceDays) => saveOrSay({ cadenceDays })}
        />
        <InlineField
          {...shared}
          label={words.timeZone}
          value={person.timeZone ?? ''}
          hint={words.timeZoneHint}
          onSave={(zone) => save({ timeZone: zone || null })}
        >
          {person.timeZone ? `${person.timeZone} · ${words.localTime(timeIn(person.timeZone))}` : undefined}
        </InlineField>
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
      </dl>
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

function linesOf(text: string): string[] {
  return text
    .split(/[\n,;]/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

function timeIn(timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(new Date())
}

function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames('en', { type: 'language' }).of(tag) ?? tag
  } catch {
    return tag
  }
}

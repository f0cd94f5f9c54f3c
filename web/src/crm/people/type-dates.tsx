import { ActionIcon, Button, Modal, Select, TextInput } from '@mantine/core'
import {
  type ContactType,
  ContactType as Type,
  type PersonView,
  contactTypes,
} from '@firsthand/contract/crm/people'
import { useState } from 'react'
import { formatDate } from '../../kit/format.ts'
import { Fields } from '../../kit/fields.tsx'
import { Icon } from '../../kit/icon.tsx'
import { contactTypeWords } from '../crm.words.ts'
import { EditorRefusal } from './editor-refusal.tsx'
import { failureSentence } from '../../shell/failure-sentence.ts'
import css from './person.module.css'
import { words } from './person.words.ts'
import { useAsOpened } from '../../shell/use-as-opened.ts'

type Span = PersonView['contactTypeSpans'][number]
type Props = { person: PersonView; mayChange: boolean; onSave: (spans: Span[]) => Promise<unknown> }

/** What they were and are to us, in order of time, with the days that it began and ended. */
export function TypeDates({ person, mayChange, onSave }: Props) {
  const [isOpen, setIsOpen] = useState(false)
  const spans = person.contactTypeSpans
  const dated = spans.filter((span) => span.since ?? span.until)
  if (spans.length === 0) return null
  return (
    <div className={css.fact}>
      <dt />
      <dd className={css.spans}>
        {dated.length > 0 ? (
          <ol>
            {dated.map((span) => (
              <li key={`${span.type} ${span.since} ${span.until}`}>{spanText(span)}</li>
            ))}
          </ol>
        ) : null}
        {mayChange ? (
          <Button size="compact-xs" variant="subtle" color="gray" onClick={() => setIsOpen(true)}>
            {words.changeTypes}
          </Button>
        ) : null}
        <Modal opened={isOpen} onClose={() => setIsOpen(false)} title={words.typesTitle} size="lg">
          <Form spans={spans} onSave={onSave} onClose={() => setIsOpen(false)} />
        </Modal>
      </dd>
    </div>
  )
}

type FormProps = { spans: Span[]; onSave: Props['onSave']; onClose: () => void }

function Form({ spans, onSave, onClose }: FormProps) {
  const [typed, setTyped] = useState(spans)
  const [problem, setProblem] = useState<string>()
  const editing = useAsOpened(spans, onSave)
  const change = (at: number, part: Partial<Span>) =>
    setTyped(typed.map((each, place) => (place === at ? { ...each, ...part } : each)))
  const free = contactTypes.find((type) => !typed.some((span) => span.type === type)) ?? 'other'
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        editing.save(typed).then(onClose, (error: unknown) => setProblem(failureSentence(error)))
      }}
    >
      <Fields
        actions={
          <>
            <Button onClick={onClose}>{words.cancel}</Button>
            <Button type="submit" variant="filled">
              {words.save}
            </Button>
          </>
        }
      >
        {typed.map((span, at) => (
          // A type may stand several times; its place is what it is.
          <fieldset key={at} className={css.span} aria-label={words.typeNumber(at + 1)}>
            <Select
              label={words.types}
              allowDeselect={false}
              data={contactTypes.map((value) => ({ value, label: contactTypeWords[value] }))}
              value={span.type}
              onChange={(type) => change(at, { type: Type.parse(type) as ContactType })}
            />
            <TextInput
              type="date"
              label={words.since}
              value={span.since ?? ''}
              onChange={({ currentTarget: { value } }) => change(at, { since: value || null })}
            />
            <TextInput
              type="date"
              label={words.until}
              value={span.until ?? ''}
              onChange={({ currentTarget: { value } }) => change(at, { until: value || null })}
            />
            <ActionIcon
              aria-label={words.removeType(contactTypeWords[span.type])}
              onClick={() => setTyped(typed.filter((_, place) => place !== at))}
            >
              <Icon name="remove" />
            </ActionIcon>
          </fieldset>
        ))}
        <Button
          variant="subtle"
          onClick={() => setTyped([...typed, { type: free, since: null, until: null }])}
        >
          {words.addType}
        </Button>
        <EditorRefusal
          problem={problem}
          theirs={editing.isTaken ? spans.map(spanText) : undefined}
          onTakeTheirs={() => {
            editing.begin()
            setTyped(spans)
          }}
        />
      </Fields>
    </form>
  )
}

function spanText({ type, since, until }: Span): string {
  return words.typeSpan(contactTypeWords[type], day(since), day(until))
}

function day(date: string | null): string | null {
  return date ? formatDate(`${date}T12:00:00`) : null
}

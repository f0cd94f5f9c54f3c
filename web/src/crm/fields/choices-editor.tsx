import { ActionIcon, Button, Select } from '@mantine/core'
import { type FieldView, fieldLimits, listFields, removeFieldChoice } from '@firsthand/contract/crm/fields'
import { useState } from 'react'
import { useAct } from '../../api/hooks.ts'
import { TextField } from '../../kit/fields.tsx'
import { Icon } from '../../kit/icon.tsx'
import css from './fields.module.css'
import { words } from './fields.words.ts'

type Choice = { id?: string; label: string }

export type ChoicesEditorProps = {
  field: FieldView
  choices: Choice[]
  onChange: (choices: Choice[]) => void
}

/** Renames and adds choices. Removing one that is used asks what takes its place. */
export function ChoicesEditor({ field, choices, onChange }: ChoicesEditorProps) {
  const [going, setGoing] = useState<Choice | null>(null)
  const [replacement, setReplacement] = useState<string>('')
  const remove = useAct(removeFieldChoice, {
    invalidates: [listFields],
    shownInPlace: true,
    onDone: (_, { choice }) => {
      setGoing(null)
      onChange(choices.filter((each) => each.id !== choice))
    },
  })
  const begin = (choice: Choice, at: number) => {
    if (choice.id === undefined) return onChange(choices.filter((_, place) => place !== at))
    setGoing(choice)
    setReplacement('')
    remove.act({ field: field.id, choice: choice.id })
  }
  const label = (at: number, text: string) =>
    onChange(choices.map((each, place) => (place === at ? { ...each, label: text } : each)))
  const others = choices.filter((each) => each.id !== undefined && each.id !== going?.id)
  return (
    <fieldset className={css.choices}>
      <legend>{words.choices}</legend>
      {choices.map((choice, at) => (
        <div key={choice.id ?? `new ${at}`} className={css.choice}>
          <TextField
            aria-label={words.choice(at + 1)}
            limits={{ required: true, maxLength: fieldLimits.label }}
            value={choice.label}
            onChange={(event) => label(at, event.currentTarget.value)}
          />
          <ActionIcon aria-label={words.removeChoice(choice.label)} onClick={() => begin(choice, at)}>
            <Icon name="remove" />
          </ActionIcon>
        </div>
      ))}
      {going && remove.failure ? (
        <div className={css.replace} role="alert">
          <p>{remove.failure.message}</p>
          {remove.failure.code === 'fields.choice_in_use' ? (
            <>
              <Select
                label={words.replaceBy(going.label)}
                allowDeselect={false}
                data={[
                  { value: '', label: words.nothing },
                  ...others.map((each) => ({ value: each.id!, label: each.label })),
                ]}
                value={replacement}
                onChange={(chosen) => setReplacement(chosen ?? '')}
              />
              <Button
                loading={remove.isActing}
                onClick={() =>
                  remove.act({ field: field.id, choice: going.id!, replacement: replacement || null })
                }
              >
                {words.replace}
              </Button>
            </>
          ) : null}
        </div>
      ) : null}
      <Button variant="subtle" onClick={() => onChange([...choices, { label: '' }])}>
        {words.addChoice}
      </Button>
    </fieldset>
  )
}

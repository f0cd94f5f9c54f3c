import { hearFirst } from '@firsthand/contract/discovery/today'
import { type ClaimView, showClaim } from '@firsthand/contract/evidence/claims'
import { Button, Checkbox, Radio } from '@mantine/core'
import { useState } from 'react'
import { useAnswers } from '../../api/hooks.ts'
import { levelOf } from '../../evidence/claims/standing.ts'
import { useFirstFocus } from '../../evidence/use-first-focus.ts'
import { TextAreaField, TextField } from '../../kit/fields.tsx'
import { KeyHint } from '../../kit/key-hint.tsx'
import { PageHeader } from '../../kit/page-header.tsx'
import { Rung } from '../../kit/rung.tsx'
import { useForm } from '../../shell/use-form.ts'
import { FormRefusal } from '../../shell/form-refusal.tsx'
import css from './first-steps.module.css'
import { words } from './first-steps.words.ts'

type HearStepProps = { claim: ClaimView; onDone: (name: string) => void; onSkip: () => void }

/** Who told you, and what: a name, a note, and what kind of telling it was. */
export function HearStep({ claim, onDone, onSkip }: HearStepProps) {
  const field = useFirstFocus<HTMLInputElement>()
  const answers = useAnswers()
  const [name, setName] = useState('')
  const form = useForm(hearFirst, {
    start: { words: '', kind: 'said_past', stance: 'supports' },
    prepare: (values) => ({ ...values, claim: { id: claim.id }, person: { name } }),
    invalidates: [],
    onDone: ({ claim: changed }) => {
      answers.change(showClaim, { claim: claim.id }, () => changed)
      onDone(name.trim())
    },
  })
  return (
    <>
      <PageHeader sentence over={words.step(2)} title={words.hear} lead={words.hearLead} />
      <div className={css.belief}>
        <span className={css.label}>{words.you}</span>
        <strong>{claim.sentence}</strong>
        <Rung level={levelOf(claim.standing.rung)} />
      </div>
      <form {...form.props} className={css.form}>
        <TextField
          ref={field}
          label={words.name}
          placeholder={words.namePlaceholder}
          autoComplete="off"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={form.problems['person.name'] ?? form.problems['person']}
        />
        <TextAreaField
          label={words.note}
          placeholder={words.notePlaceholder}
          minRows={4}
          {...form.field('words')}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void form.submit()
          }}
        />
        <Radio.Group
          label={words.kind}
          value={form.values.kind ?? 'said_past'}
          onChange={(kind) => form.set({ kind: kind as keyof typeof words.kinds })}
        >
          <div className={css.kinds}>
            {(Object.keys(words.kinds) as (keyof typeof words.kinds)[]).map((kind) => (
              <Radio key={kind} value={kind} label={words.kinds[kind]} />
            ))}
          </div>
        </Radio.Group>
        <Checkbox
          label={words.against}
          checked={form.values.stance === 'contradicts'}
          onChange={(event) => form.set({ stance: event.currentTarget.checked ? 'contradicts' : 'supports' })}
        />
        <FormRefusal of={form} />
        <div className={css.actions}>
          <Button
            type="submit"
            size="md"
            variant="filled"
            loading={form.isSending}
            disabled={name.trim() === '' || (form.values.words ?? '').trim() === ''}
            rightSection={<KeyHint keys="mod+Enter" />}
          >
            {words.keep}
          </Button>
          <Button size="md" variant="subtle" color="gray" onClick={onSkip}>
            {words.nobodyYet}
          </Button>
        </div>
      </form>
    </>
  )
}

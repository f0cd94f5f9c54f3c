import { createClaim } from '@firsthand/contract/evidence/claims'
import { Button } from '@mantine/core'
import { useFirstFocus } from '../../evidence/use-first-focus.ts'
import { TextField } from '../../kit/fields.tsx'
import { KeyHint } from '../../kit/key-hint.tsx'
import { PageHeader } from '../../kit/page-header.tsx'
import { Rung } from '../../kit/rung.tsx'
import { FormRefusal } from '../../shell/form-refusal.tsx'
import { useForm } from '../../shell/use-form.ts'
import css from './first-steps.module.css'
import { words } from './first-steps.words.ts'

/** One sentence and Enter. */
export function BelieveStep({ onDone, onSkip }: { onDone: (claim: string) => void; onSkip: () => void }) {
  const field = useFirstFocus<HTMLInputElement>()
  const form = useForm(createClaim, {
    start: { sentence: '' },
    invalidates: [],
    onDone: ({ id }) => onDone(id),
  })
  return (
    <>
      <PageHeader sentence over={words.step(1)} title={words.believe} lead={words.believeLead} />
      <form {...form.props} className={css.form}>
        <TextField
          ref={field}
          aria-label={words.sentence}
          placeholder={words.sentencePlaceholder}
          size="lg"
          {...form.field('sentence')}
        />
        <FormRefusal of={form} />
        <div className={css.actions}>
          <Button
            type="submit"
            size="md"
            variant="filled"
            loading={form.isSending}
            rightSection={<KeyHint keys="Enter" />}
          >
            {words.writeDown}
          </Button>
          <Button size="md" variant="subtle" color="gray" onClick={onSkip}>
            {words.skip}
          </Button>
          <span className={css.becomes}>
            <Rung level={1} />
          </span>
        </div>
      </form>
    </>
  )
}

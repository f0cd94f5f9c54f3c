import { Button } from '@mantine/core'
import { enterCode } from '@firsthand/contract/platform/second-step'
import { Fields, TextField } from '../../kit/fields.tsx'
import { FormRefusal } from '../../shell/form-refusal.tsx'
import { useForm } from '../../shell/use-form.ts'
import { words } from './sign-in.words.ts'

/** The second step: a code of the app, or one of the recovery codes. */
export function CodeForm({ onDone, onBack }: { onDone: () => void; onBack: () => void }) {
  const form = useForm(enterCode, { start: { code: '' }, invalidates: [], onDone })
  return (
    <form {...form.props}>
      <Fields
        actions={
          <>
            <Button size="md" onClick={onBack}>
              {words.back}
            </Button>
            <Button type="submit" variant="filled" size="md" loading={form.isSending} style={{ flex: 1 }}>
              {words.submit}
            </Button>
          </>
        }
      >
        <TextField
          label={words.code}
          description={words.codeWhy}
          size="md"
          autoComplete="one-time-code"
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- The page is this form.
          autoFocus
          {...form.field('code')}
        />
        <FormRefusal of={form} />
      </Fields>
    </form>
  )
}

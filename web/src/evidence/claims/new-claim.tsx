import { createClaim, listClaims } from '@firsthand/contract/evidence/claims'
import { Button, Collapse } from '@mantine/core'
import { useState } from 'react'
import { TextField } from '../../kit/fields.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import { useHotkeyScope } from '../../kit/use-hotkey-scope.ts'
import { useGo } from '../../shell/address.ts'
import { FormRefusal } from '../../shell/form-refusal.tsx'
import { useForm } from '../../shell/use-form.ts'
import { useFirstFocus } from '../use-first-focus.ts'
import { ClaimFields, type ClaimShape } from './claim-fields.tsx'
import css from './claims.module.css'
import { words } from './claims.words.ts'

/** A new claim is one sentence and Enter; the rest waits under "More". */
export function NewClaim({ isAsked = false }: { isAsked?: boolean }) {
  const go = useGo()
  const place = useFirstFocus<HTMLInputElement>(isAsked)
  const [isMore, setMore] = useState(false)
  const [shape, setShape] = useState<ClaimShape>({
    kind: 'assumption',
    stakes: 2,
    contactTypes: [],
    organisations: [],
  })
  const form = useForm(createClaim, {
    start: { sentence: '' },
    prepare: ({ sentence }) => ({
      sentence,
      kind: shape.kind,
      stakes: shape.stakes,
      scope: { contactTypes: shape.contactTypes, organisations: shape.organisations.map(({ id }) => id) },
    }),
    invalidates: [listClaims],
    onDone: ({ id }) => {
      showDone(words.added)
      go(`/claims/${id}`)
    },
  })
  useHotkeyScope([{ keys: 'n', does: words.newLabel, group: words.title, run: () => place.current?.focus() }])
  return (
    <form {...form.props} className={css.new}>
      <div className={css.newLine}>
        <TextField
          ref={place}
          aria-label={words.newLabel}
          placeholder={words.newPlaceholder}
          size="md"
          {...form.field('sentence')}
        />
        <Button
          type="submit"
          size="md"
          variant="filled"
          loading={form.isSending}
          disabled={!(form.values.sentence ?? '').trim()}
        >
          {words.add}
        </Button>
        <Button
          size="md"
          variant="subtle"
          color="gray"
          aria-expanded={isMore}
          onClick={() => setMore(!isMore)}
        >
          {words.more}
        </Button>
      </div>
      <Collapse expanded={isMore}>
        <div className={css.newMore}>
          <ClaimFields shape={shape} onChange={setShape} />
        </div>
      </Collapse>
      <FormRefusal of={form} />
    </form>
  )
}

import type { Output } from '@firsthand/contract/core/operation'
import { createErasure, previewErasure } from '@firsthand/contract/crm/rights'
import { Button } from '@mantine/core'
import { useOperation } from '../../api/hooks.ts'
import { TextField } from '../../kit/fields.tsx'
import { CardSkeleton } from '../../kit/skeletons.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import { useGo } from '../../shell/address.ts'
import { FormRefusal } from '../../shell/form-refusal.tsx'
import { Broken } from '../../shell/mishap.tsx'
import { useForm } from '../../shell/use-form.ts'
import css from './rights.module.css'
import { words } from './rights.words.ts'

/** What an erasure would do, and the name to type before it does it. */
export default function ErasePerson({ person, onLeave }: { person: string; onLeave: () => void }) {
  const preview = useOperation(previewErasure, { person })
  if (preview.failure) return <Broken error={preview.failure} retry={preview.retry} />
  if (!preview.data) return <CardSkeleton rows={5} />
  return <Sure person={person} preview={preview.data} onLeave={onLeave} />
}

type SureProps = { person: string; preview: Output<typeof previewErasure>; onLeave: () => void }

function Sure({ person, preview, onLeave }: SureProps) {
  const go = useGo()
  const form = useForm(createErasure, {
    start: { name: '' },
    fixed: { person },
    invalidates: [],
    onDone: ({ id }) => {
      showDone(words.erased)
      go(`/settings/erasures?certificate=${id}`, { replace: true })
    },
  })
  return (
    <form {...form.props} className={css.erase}>
      <h3>{words.eraseTitle(preview.name)}</h3>
      <Parts title={words.going} parts={preview.goes} />
      {preview.stays.length > 0 ? <Parts title={words.staying} parts={preview.stays} /> : null}
      <ul className={css.notes}>
        {preview.notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
        <li>
          <strong>{words.cannot}</strong>
        </li>
      </ul>
      <TextField label={words.type(preview.name)} autoComplete="off" {...form.field('name')} />
      <FormRefusal of={form} />
      <div className={css.actions}>
        <Button type="submit" variant="filled" color="red" loading={form.isSending}>
          {words.eraseNow}
        </Button>
        <Button variant="subtle" onClick={onLeave}>
          {words.leave}
        </Button>
      </div>
    </form>
  )
}

function Parts({ title, parts }: { title: string; parts: { what: string; count: number }[] }) {
  return (
    <>
      <h4>{title}</h4>
      <ul className={css.parts}>
        {parts.map((part) => (
          <li key={part.what}>
            <span>{part.what}</span>
            <span>{words.count(part.count)}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

import { Button } from '@mantine/core'
import type { Output } from '@firsthand/contract/core/operation'
import { showSecurity } from '@firsthand/contract/platform/own-account'
import {
  addPasskey,
  preparePasskey,
  removePasskey,
  renamePasskey,
} from '@firsthand/contract/platform/passkeys'
import { useState } from 'react'
import { useAct } from '../../api/hooks.ts'
import { Fields, TextField } from '../../kit/fields.tsx'
import { upTo } from '../../kit/limits.ts'
import { formatDate } from '../../kit/format.ts'
import { Card } from '../../kit/section.tsx'
import { showDone, showRefused } from '../../kit/undo-toast.tsx'
import { FormRefusal } from '../../shell/form-refusal.tsx'
import { useForm } from '../../shell/use-form.ts'
import css from './account.module.css'
import { words } from './account.words.ts'
import { knowsPasskeys, makePasskey } from './browser-passkey.ts'
import { CurrentPassword } from './current-password.tsx'

type Passkey = Output<typeof showSecurity>['passkeys'][number]

/** Keys that devices keep. Adding and removing asks for the password. */
export function Passkeys({ passkeys, hasPassword }: { passkeys: Passkey[]; hasPassword: boolean }) {
  const [name, setName] = useState<string>(words.passkeyExample)
  const add = useAct(addPasskey, {
    invalidates: [showSecurity],
    onDone: () => showDone(words.passkeyAdded),
  })
  const remove = useAct(removePasskey, { invalidates: [showSecurity] })
  const form = useForm(preparePasskey, {
    start: {},
    invalidates: [],
    onDone: ({ options }) => void make(options),
  })

  async function make(options: Record<string, unknown>) {
    const response = await makePasskey(options)
    if (response) add.act({ name, response })
    else showRefused(words.cancelled)
  }

  return (
    <Card title={words.passkeys}>
      <p className={css.note}>{knowsPasskeys() ? words.passkeysWhy : words.passkeysNot}</p>
      <form {...form.props}>
        <Fields
          actions={
            <Button type="submit" disabled={!knowsPasskeys()} loading={form.isSending || add.isActing}>
              {words.addPasskey}
            </Button>
          }
        >
          {passkeys.length > 0 ? (
            <ul className={css.list} aria-label={words.passkeys}>
              {passkeys.map((passkey) => (
                <li key={passkey.id} className={css.item}>
                  <span className={css.what}>
                    <PasskeyName passkey={passkey} />
                    {passkey.createdAt ? (
                      <span className={css.note}> · {words.addedOn(formatDate(passkey.createdAt))}</span>
                    ) : null}
                  </span>
                  <Button
                    aria-label={words.removeNamed(passkey.name)}
                    loading={remove.isActing}
                    onClick={() => remove.act({ passkey: passkey.id, current: form.values.current })}
                  >
                    {words.remove}
                  </Button>
                </li>
              ))}
            </ul>
          ) : null}
          <TextField
            label={words.passkeyName}
            value={name}
            required
            limits={upTo(60)}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <CurrentPassword field={form.field('current')} hasPassword={hasPassword} />
          <FormRefusal of={form} />
        </Fields>
      </form>
    </Card>
  )
}

/** The name, which a button turns into a field. No form of its own: it stands within one. */
function PasskeyName({ passkey }: { passkey: Passkey }) {
  const [name, setName] = useState<string>()
  const rename = useAct(renamePasskey, {
    invalidates: [showSecurity],
    onDone: () => {
      setName(undefined)
      showDone(words.passkeyRenamed)
    },
  })
  if (name === undefined)
    return (
      <>
        {passkey.name}{' '}
        <Button aria-label={words.renameNamed(passkey.name)} onClick={() => setName(passkey.name)}>
          {words.rename}
        </Button>
      </>
    )
  const isFit = name.trim() !== ''
  const save = () => isFit && rename.act({ passkey: passkey.id, name: name.trim() })
  return (
    <>
      <TextField
        label={words.passkeyName}
        value={name}
        required
        limits={upTo(60)}
        ref={focusField}
        onChange={(event) => setName(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setName(undefined)
          if (event.key !== 'Enter') return
          // The form around it would make another passkey.
          event.preventDefault()
          save()
        }}
      />
      <Button loading={rename.isActing} disabled={!isFit} onClick={save}>
        {words.saveName}
      </Button>
    </>
  )
}

function focusField(field: HTMLInputElement | null) {
  field?.focus()
}

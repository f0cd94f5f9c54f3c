import { Button } from '@mantine/core'
import { showInstallation, signIn } from '@firsthand/contract/platform/accounts'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useOperation } from '../../api/hooks.ts'
import { Fields, TextField } from '../../kit/fields.tsx'
import { Link } from '../../kit/link.tsx'
import { useGo } from '../../shell/address.ts'
import { FormRefusal } from '../../shell/form-refusal.tsx'
import { useForm } from '../../shell/use-form.ts'
import { nextOfAddress, withNext } from '../outside/next.ts'
import { OutsidePage } from '../outside/outside-page.tsx'
import { PasswordField } from '../outside/password-field.tsx'
import { Refused } from '../../kit/refused.tsx'
import { words as accountWords } from '../account/account.words.ts'
import { CodeForm } from './code-form.tsx'
import { OtherKeys } from './other-keys.tsx'
import { words } from './sign-in.words.ts'

export default function SignInPage() {
  const go = useGo()
  const queries = useQueryClient()
  const form = useForm(signIn, {
    start: { email: '', password: '' },
    invalidates: [],
    onDone: ({ needsCode }) => (needsCode ? setStep('code') : goOn()),
  })
  const [step, setStep] = useState<'password' | 'code'>('password')
  const refused = new URLSearchParams(location.search).get('refused')

  function goOn() {
    // What a visitor, or somebody before, was told does not hold for this account.
    queries.clear()
    go(nextOfAddress(), { replace: true })
  }

  if (step === 'code') {
    return (
      <OutsidePage title={words.title} heading={words.codeHeading}>
        <CodeForm onDone={goOn} onBack={() => setStep('password')} />
      </OutsidePage>
    )
  }
  return (
    <OutsidePage title={words.title} heading={words.heading} below={<OtherWays />}>
      {refused ? <Refused title={accountWords.refused(refused)} /> : null}
      <form {...form.props}>
        <Fields
          actions={
            <Button type="submit" variant="filled" size="md" fullWidth loading={form.isSending}>
              {words.submit}
            </Button>
          }
        >
          <TextField
            label={words.email}
            type="email"
            size="md"
            autoComplete="username"
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- The page is this form.
            autoFocus
            {...form.field('email')}
          />
          <PasswordField
            label={words.password}
            size="md"
            autoComplete="current-password"
            {...form.field('password')}
          />
          <FormRefusal of={form} />
        </Fields>
      </form>
      <OtherKeys onDone={goOn} />
    </OutsidePage>
  )
}

function OtherWays() {
  const installation = useOperation(showInstallation, {}).data
  return (
    <>
      <p>
        <Link href="/forgotten-password">{words.forgotten}</Link>
      </p>
      {installation?.isClaimed === false ? (
        <p>
          {words.fresh} {words.freshTodo}
        </p>
      ) : null}
      {installation?.isClaimed && installation.signUp === 'open' ? (
        <p>
          {words.newHere} <Link href={withNext('/sign-up')}>{words.signUp}</Link>
        </p>
      ) : null}
      {installation?.isClaimed && installation.signUp === 'invitation' ? <p>{words.byInvitation}</p> : null}
    </>
  )
}

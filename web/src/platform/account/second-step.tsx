import { Button } from '@mantine/core'
import type { Output } from '@firsthand/contract/core/operation'
import { showSecurity } from '@firsthand/contract/platform/own-account'
import {
  beginSecondStep,
  finishSecondStep,
  renewRecoveryCodes,
  stopSecondStep,
} from '@firsthand/contract/platform/second-step'
import { Suspense, useState } from 'react'
import { useAct } from '../../api/hooks.ts'
import { Fields, TextField } from '../../kit/fields.tsx'
import { Card } from '../../kit/section.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import { whenShown } from '../../kit/when-shown.tsx'
import { FormRefusal } from '../../shell/form-refusal.tsx'
import { useForm } from '../../shell/use-form.ts'
import css from './account.module.css'
import { words } from './account.words.ts'
import { CurrentPassword } from './current-password.tsx'

const QrCode = whenShown(() => import('./qr-code.tsx'))

type Step = Output<typeof showSecurity>['secondStep']

/** Codes of an app: switched on in two moves, so that nobody locks themselves out with a secret the app never got. */
export function SecondStep({ step, hasPassword }: { step: Step; hasPassword: boolean }) {
  const [begun, setBegun] = useState<Output<typeof beginSecondStep>>()
  const [codes, setCodes] = useState<string[]>()
  return (
    <Card title={words.secondStep}>
      <p>{step.isOn ? words.secondStepOn(step.recoveryCodesLeft) : words.secondStepOff}</p>
      {codes ? <RecoveryCodes codes={codes} /> : null}
      {step.isOn ? (
        <SwitchOff hasPassword={hasPassword} onRenewed={setCodes} onStopped={() => setCodes(undefined)} />
      ) : begun ? (
        <FirstCode
          begun={begun}
          onDone={() => {
            setCodes(begun.recoveryCodes)
            setBegun(undefined)
          }}
        />
      ) : (
        <Begin hasPassword={hasPassword} onBegun={setBegun} />
      )}
    </Card>
  )
}

function Begin({
  hasPassword,
  onBegun,
}: {
  hasPassword: boolean
  onBegun: (begun: Output<typeof beginSecondStep>) => void
}) {
  const form = useForm(beginSecondStep, { start: {}, invalidates: [], onDone: onBegun })
  return (
    <form {...form.props}>
      <Fields
        actions={
          <Button type="submit" loading={form.isSending}>
            {words.beginSecondStep}
          </Button>
        }
      >
        <CurrentPassword field={form.field('current')} hasPassword={hasPassword} />
        <FormRefusal of={form} />
      </Fields>
    </form>
  )
}

function FirstCode({ begun, onDone }: { begun: Output<typeof beginSecondStep>; onDone: () => void }) {
  const form = useForm(finishSecondStep, {
    start: { code: '' },
    invalidates: [showSecurity],
    onDone: () => {
      showDone(words.started)
      onDone()
    },
  })
  return (
    <form {...form.props}>
      <Fields
        actions={
          <Button type="submit" variant="filled" loading={form.isSending}>
            {words.finish}
          </Button>
        }
      >
        <p>{words.scan}</p>
        <div className={css.codePlace}>
          <Suspense fallback={null}>
            <QrCode of={begun.uri} />
          </Suspense>
        </div>
        <p>
          {words.secret}: <span className={css.secret}>{begun.secret}</span>
          <br />
          <a href={begun.uri}>{words.openApp}</a>
        </p>
        <TextField
          label={words.firstCode}
          inputMode="numeric"
          autoComplete="one-time-code"
          {...form.field('code')}
        />
        <FormRefusal of={form} />
      </Fields>
    </form>
  )
}

function SwitchOff({
  hasPassword,
  onRenewed,
  onStopped,
}: {
  hasPassword: boolean
  onRenewed: (codes: string[]) => void
  onStopped: () => void
}) {
  const renew = useAct(renewRecoveryCodes, {
    invalidates: [showSecurity],
    onDone: ({ recoveryCodes }) => onRenewed(recoveryCodes),
  })
  const form = useForm(stopSecondStep, {
    start: {},
    invalidates: [showSecurity],
    onDone: () => {
      showDone(words.stopped)
      onStopped()
    },
  })
  return (
    <form {...form.props}>
      <Fields
        actions={
          <>
            <Button loading={renew.isActing} onClick={() => renew.act({ current: form.values.current })}>
              {words.renew}
            </Button>
            <Button type="submit" loading={form.isSending}>
              {words.stop}
            </Button>
          </>
        }
      >
        <CurrentPassword field={form.field('current')} hasPassword={hasPassword} />
        <FormRefusal of={form} />
      </Fields>
    </form>
  )
}

function RecoveryCodes({ codes }: { codes: string[] }) {
  return (
    <div>
      <p>
        <strong>{words.recoveryCodes}</strong> {words.recoveryWhy}
      </p>
      <ul className={css.codes}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
    </div>
  )
}

import { Button } from '@mantine/core'
import { showSecurity } from '@firsthand/contract/platform/own-account'
import { connectProvider, disconnectProvider } from '@firsthand/contract/platform/provider'
import { useAct } from '../../api/hooks.ts'
import { Fields } from '../../kit/fields.tsx'
import { Card } from '../../kit/section.tsx'
import { FormRefusal } from '../../shell/form-refusal.tsx'
import { useForm } from '../../shell/use-form.ts'
import { words } from './account.words.ts'
import { CurrentPassword } from './current-password.tsx'

type Props = { provider: { name: string; isConnected: boolean }; hasPassword: boolean }

/** The provider of the installation, connected with this account or parted from it. */
export function ProviderPart({ provider, hasPassword }: Props) {
  const part = useAct(disconnectProvider, { invalidates: [showSecurity] })
  const form = useForm(connectProvider, {
    start: {},
    invalidates: [],
    onDone: ({ url }) => location.assign(url),
  })
  return (
    <Card title={words.provider(provider.name)}>
      <p>{provider.isConnected ? words.connected : words.notConnected}</p>
      <form {...form.props}>
        <Fields
          actions={
            provider.isConnected ? (
              <Button loading={part.isActing} onClick={() => part.act({ current: form.values.current })}>
                {words.disconnect}
              </Button>
            ) : (
              <Button type="submit" loading={form.isSending}>
                {words.connect}
              </Button>
            )
          }
        >
          <CurrentPassword field={form.field('current')} hasPassword={hasPassword} />
          <FormRefusal of={form} />
        </Fields>
      </form>
    </Card>
  )
}

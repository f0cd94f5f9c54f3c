import { Button } from '@mantine/core'
import { showInstallation } from '@firsthand/contract/platform/accounts'
import { offerPasskey, signInWithPasskey } from '@firsthand/contract/platform/passkeys'
import { beginProvider } from '@firsthand/contract/platform/provider'
import { useAct, useOperation } from '../../api/hooks.ts'
import { Fields } from '../../kit/fields.tsx'
import { showRefused } from '../../kit/undo-toast.tsx'
import { knowsPasskeys, usePasskeyOf as askForPasskey } from '../account/browser-passkey.ts'
import { nextOfAddress } from '../outside/next.ts'
import { words } from './sign-in.words.ts'

/** Ways in beside the password: a passkey of the device, the provider of the installation. */
export function OtherKeys({ onDone }: { onDone: () => void }) {
  const provider = useOperation(showInstallation, {}).data?.provider
  const signIn = useAct(signInWithPasskey, { invalidates: [], onDone })
  const offer = useAct(offerPasskey, { invalidates: [], onDone: ({ options }) => void ask(options) })
  const begin = useAct(beginProvider, { invalidates: [], onDone: ({ url }) => location.assign(url) })

  async function ask(options: Record<string, unknown>) {
    const response = await askForPasskey(options)
    if (response) signIn.act({ response })
    else showRefused(words.noPasskey)
  }

  return (
    <Fields>
      {knowsPasskeys() ? (
        <Button size="md" fullWidth loading={offer.isActing || signIn.isActing} onClick={() => offer.act({})}>
          {words.passkey}
        </Button>
      ) : null}
      {provider ? (
        <Button
          size="md"
          fullWidth
          loading={begin.isActing}
          onClick={() => begin.act({ next: nextOfAddress() })}
        >
          {words.provider(provider)}
        </Button>
      ) : null}
    </Fields>
  )
}

import { showAccount } from '@firsthand/contract/platform/accounts'
import { showSecurity } from '@firsthand/contract/platform/own-account'
import { useOperation } from '../../api/hooks.ts'
import { Link } from '../../kit/link.tsx'
import { Refused } from '../../kit/refused.tsx'
import { CardSkeleton } from '../../kit/skeletons.tsx'
import { Broken } from '../../shell/mishap.tsx'
import { OutsidePage } from '../outside/outside-page.tsx'
import css from './account.module.css'
import { words } from './account.words.ts'
import { Passkeys } from './passkeys.tsx'
import { EmailForm, NameForm, PasswordForm } from './profile.tsx'
import { ProviderPart } from './provider-part.tsx'
import { SecondStep } from './second-step.tsx'
import { Sessions } from './sessions.tsx'

/** What belongs to a person and not to a workspace: who they are here, how it is guarded, where they are signed in. */
export default function AccountPage() {
  const account = useOperation(showAccount, {})
  const security = useOperation(showSecurity, {})
  const failure = account.failure ?? security.failure
  const refused = new URLSearchParams(location.search).get('refused')
  return (
    <OutsidePage title={words.title} heading={words.heading} below={<Link href="/">{words.back}</Link>}>
      <div className={css.parts}>
        {refused ? <Refused title={words.refused(refused)} /> : null}
        {failure ? <Broken error={failure} retry={security.retry} /> : null}
        {account.data && security.data ? (
          <>
            <NameForm name={account.data.name} />
            <EmailForm email={account.data.email} hasPassword={security.data.hasPassword} />
            <PasswordForm hasPassword={security.data.hasPassword} />
            <SecondStep step={security.data.secondStep} hasPassword={security.data.hasPassword} />
            <Passkeys passkeys={security.data.passkeys} hasPassword={security.data.hasPassword} />
            {security.data.provider ? (
              <ProviderPart provider={security.data.provider} hasPassword={security.data.hasPassword} />
            ) : null}
            <Sessions />
          </>
        ) : failure ? null : (
          <CardSkeleton rows={6} />
        )}
      </div>
    </OutsidePage>
  )
}

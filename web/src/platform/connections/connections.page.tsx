import { useYou } from '../../shell/account.ts'
import { SettingsPage } from '../settings/settings-page.tsx'
import { ApiKeys } from './api-keys.tsx'
import css from './connections.module.css'
import { words } from './connections.words.ts'
import { Feeds } from './feeds.tsx'
import { Webhooks } from './webhooks.tsx'

/** Ways for programs to come in and to hear: keys, webhooks and feeds. */
export default function ConnectionsPage() {
  const { may } = useYou()
  return (
    <SettingsPage part="connections" heading={words.heading} lead={words.lead}>
      <div className={css.part}>
        <ApiKeys />
      </div>
      {may('admin') ? (
        <div className={css.part}>
          <Webhooks />
        </div>
      ) : null}
      <div className={css.part}>
        <Feeds />
      </div>
    </SettingsPage>
  )
}

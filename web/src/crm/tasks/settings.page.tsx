import { PageHeader } from '../../kit/page-header.tsx'
import { Page } from '../../shell/page.tsx'
import { CadenceCard } from './cadence-card.tsx'
import { ChannelCard } from './channel-card.tsx'
import { DigestCard } from './digest-card.tsx'
import css from './tasks.module.css'
import { words } from './settings.words.ts'

/** "When and how do we get back to people?" */
export default function FollowUpSettingsPage() {
  return (
    <Page title={words.title} crumbs={[{ label: words.followUps, path: '/follow-ups' }]} width="reading">
      <PageHeader title={words.question} />
      <div className={css.settings}>
        <DigestCard />
        <CadenceCard />
        <ChannelCard />
      </div>
    </Page>
  )
}

import { SegmentedControl } from '@mantine/core'
import { PageHeader } from '../../kit/page-header.tsx'
import { useAddressState } from '../../shell/address.ts'
import { Page } from '../../shell/page.tsx'
import { CommitmentsView } from '../commitments/commitments-view.tsx'
import css from '../complaints/complaints.module.css'
import { PromisesView } from './promises-view.tsx'
import { words } from './promises.words.ts'

/** "Do we keep our word?" And what people gave us. */
export default function PromisesPage() {
  const [tab, setTab] = useAddressState('tab')
  const isTheirs = tab === 'commitments'
  return (
    <Page title={words.title}>
      <PageHeader title={isTheirs ? words.theirQuestion : words.question} />
      <div className={css.bar}>
        <SegmentedControl
          className={css.views}
          aria-label={words.tabsLabel}
          value={isTheirs ? 'commitments' : 'promises'}
          onChange={(next) => setTab(next === 'promises' ? '' : next)}
          data={Object.entries(words.tabs).map(([value, label]) => ({ value, label }))}
        />
      </div>
      {isTheirs ? <CommitmentsView /> : <PromisesView />}
    </Page>
  )
}

import { Button, SegmentedControl } from '@mantine/core'
import { Link } from '../../kit/link.tsx'
import { PageHeader } from '../../kit/page-header.tsx'
import { useYou } from '../../shell/account.ts'
import { useAddressState } from '../../shell/address.ts'
import { Page } from '../../shell/page.tsx'
import { LosingTouch } from './losing-touch.tsx'
import css from './tasks.module.css'
import { words } from './tasks.words.ts'
import { TaskBoard } from './task-board.tsx'
import { TodayList } from './today-list.tsx'

/** "Whom do you get back to today?" */
export default function FollowUpsPage() {
  const { may } = useYou()
  const [show, setShow] = useAddressState('show')
  const view = show === 'tasks' || show === 'losing' ? show : 'today'
  return (
    <Page
      title={words.followUps}
      action={
        may('member') ? (
          <Button variant="filled" component={Link} href="/touch">
            {words.log}
          </Button>
        ) : null
      }
    >
      <PageHeader
        title={view === 'losing' ? words.losingQuestion : words.question}
        actions={
          <>
            <Button component={Link} href="/people/resilience">
              {words.resilience}
            </Button>
            <Button component={Link} href="/follow-ups/settings">
              {words.settings}
            </Button>
          </>
        }
      />
      <div className={css.bar}>
        <SegmentedControl
          aria-label={words.viewsLabel}
          value={view}
          onChange={(next) => setShow(next === 'today' ? '' : next)}
          data={Object.entries(words.views).map(([value, label]) => ({ value, label }))}
        />
      </div>
      {view === 'today' ? <TodayList mayChange={may('member')} /> : null}
      {view === 'tasks' ? <TaskBoard mayChange={may('member')} /> : null}
      {view === 'losing' ? <LosingTouch /> : null}
    </Page>
  )
}

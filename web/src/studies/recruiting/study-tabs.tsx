import { Button } from '@mantine/core'
import { Link } from '../../kit/link.tsx'
import css from './recruiting.module.css'
import { words } from './recruiting.words.ts'

const tabs = ['plan', 'recruit', 'screener', 'talk', 'learn'] as const
export type StudyTab = (typeof tabs)[number]

/** The parts of a study, in the order of the work. */
export function StudyTabs({ study, at }: { study: string; at: StudyTab }) {
  return (
    <nav className={css.tabs} aria-label={words.tabs.label}>
      {tabs.map((tab) => (
        <Button
          key={tab}
          size="xs"
          component={Link}
          href={tab === 'talk' ? `/studies/${study}` : `/studies/${study}/${tab}`}
          variant={tab === at ? 'filled' : 'default'}
          aria-current={tab === at ? 'page' : undefined}
        >
          {words.tabs[tab]}
        </Button>
      ))}
    </nav>
  )
}

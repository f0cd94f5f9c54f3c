import { Button } from '@mantine/core'
import { Link } from '../../kit/link.tsx'
import css from './pipelines.module.css'
import { words } from './pipelines.words.ts'

const places = [
  { path: '/pipelines', label: words.title },
  { path: '/handoffs', label: words.handoffs },
  { path: '/sales-roles', label: words.roles },
]

/** The pages that belong together. */
export function PipelineTabs({ at }: { at: string }) {
  return (
    <nav className={css.bar} aria-label={words.title}>
      {places.map(({ path, label }) => (
        <Button
          key={path}
          size="xs"
          component={Link}
          href={path}
          variant={path === at ? 'filled' : 'default'}
          aria-current={path === at ? 'page' : undefined}
        >
          {label}
        </Button>
      ))}
    </nav>
  )
}

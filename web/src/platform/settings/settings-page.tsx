import type { ReactNode } from 'react'
import { Link } from '../../kit/link.tsx'
import { PageHeader } from '../../kit/page-header.tsx'
import { useAccount, useYou } from '../../shell/account.ts'
import { Page } from '../../shell/page.tsx'
import { words } from './settings.words.ts'
import css from './settings-page.module.css'

export type SettingsPageProps = {
  part:
    | 'workspace'
    | 'members'
    | 'fields'
    | 'consent'
    | 'erasures'
    | 'history'
    | 'jobs'
    | 'connections'
    | 'data'
    | 'status'
  heading: string
  lead?: ReactNode
  action?: ReactNode
  children: ReactNode
}

/** One part of the settings, with the way to the others. */
export function SettingsPage({ part, heading, lead, action, children }: SettingsPageProps) {
  const { may } = useYou()
  const isOperator = useAccount().data?.isOperator ?? false
  const parts = words.parts.filter(
    ({ allows, forOperators = false }) => may(allows) && (isOperator || !forOperators),
  )
  const { label = '' } = words.parts.find(({ id }) => id === part) ?? {}
  return (
    <Page title={label} crumbs={[{ label: words.title, path: '/settings' }]} action={action}>
      <nav aria-label={words.title} className={css.parts}>
        {parts.map(({ id, path, label: name }) => (
          <Link key={id} href={path} aria-current={id === part ? 'page' : undefined}>
            {name}
          </Link>
        ))}
      </nav>
      <PageHeader title={heading} lead={lead} />
      {children}
    </Page>
  )
}

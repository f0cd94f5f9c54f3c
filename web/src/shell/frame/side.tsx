import { ActionIcon, Tooltip } from '@mantine/core'
import { Fragment } from 'react'
import { Icon } from '../../kit/icon.tsx'
import { Link } from '../../kit/link.tsx'
import type { NavItem } from '../domain.ts'
import { words } from '../shell.words.ts'
import { AccountMenu } from './account-menu.tsx'
import { WorkspaceMenu } from './workspace-menu.tsx'
import { useIsCurrent, usePlaces } from './use-places.ts'
import css from './side.module.css'

/** The places, the workspace above them and the account below. */
export function Side({ isSmall, onToggle }: { isSmall: boolean; onToggle: () => void }) {
  const places = usePlaces()
  return (
    <div className={css.side} data-small={isSmall || undefined}>
      <WorkspaceMenu isSmall={isSmall} />
      <nav aria-label={words.places} className={css.places}>
        {places.map((place, index) => (
          <Fragment key={place.path}>
            {place.order >= 100 && (places[index - 1]?.order ?? 100) < 100 ? <hr /> : null}
            <Place place={place} isSmall={isSmall} />
          </Fragment>
        ))}
      </nav>
      <div className={css.foot}>
        <AccountMenu isSmall={isSmall} />
        <Tooltip label={`${isSmall ? words.expand : words.collapse}  [`} position="right">
          <ActionIcon
            aria-label={isSmall ? words.expand : words.collapse}
            aria-expanded={!isSmall}
            onClick={onToggle}
          >
            <Icon name={isSmall ? 'right' : 'left'} />
          </ActionIcon>
        </Tooltip>
      </div>
    </div>
  )
}

function Place({ place, isSmall }: { place: NavItem; isSmall: boolean }) {
  const isCurrent = useIsCurrent()(place.path)
  const link = (
    <Link href={place.path} className={css.place} aria-current={isCurrent ? 'page' : undefined}>
      <Icon name={place.icon} />
      <span className={css.name}>{place.label}</span>
    </Link>
  )
  return isSmall ? (
    <Tooltip label={place.label} position="right" openDelay={100}>
      {/* The tooltip needs an element of its own to hold on to. */}
      <span>{link}</span>
    </Tooltip>
  ) : (
    link
  )
}

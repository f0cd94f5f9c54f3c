import { Fragment } from 'react'
import { Icon } from '../../kit/icon.tsx'
import { Link } from '../../kit/link.tsx'
import type { NavItem } from '../domain.ts'
import { words } from '../shell.words.ts'
import { whenIdle } from '../when-idle.ts'
import { AccountButton } from './account-button.tsx'
import { LaterMenu } from './later-menu.tsx'
import { MissingMenu, MissingPlace } from './missing-menu.tsx'
import css from './side.module.css'
import { useIsCurrent, usePlaces } from './use-places.ts'
import { WorkspaceButton } from './workspace-button.tsx'

const WorkspaceMenu = whenIdle(() => import('./workspace-menu.tsx'), MissingMenu)
const AccountMenu = whenIdle(() => import('./account-menu.tsx'), MissingPlace)

/** The places, the workspace above them and the account below. */
export function Side({ isSmall, onToggle }: { isSmall: boolean; onToggle: () => void }) {
  const places = usePlaces()
  const toggle = isSmall ? words.expand : words.collapse
  return (
    <div className={css.side} data-small={isSmall || undefined}>
      <LaterMenu button={WorkspaceButton} menu={WorkspaceMenu} isSmall={isSmall} />
      <nav aria-label={words.places} className={css.places}>
        {places.map((place, index) => (
          <Fragment key={place.path}>
            {place.order >= 100 && (places[index - 1]?.order ?? 100) < 100 ? <hr /> : null}
            <Place place={place} isSmall={isSmall} />
          </Fragment>
        ))}
      </nav>
      <div className={css.foot}>
        <LaterMenu button={AccountButton} menu={AccountMenu} isSmall={isSmall} />
        <button
          type="button"
          className={css.toggle}
          aria-label={toggle}
          aria-keyshortcuts="["
          aria-expanded={!isSmall}
          title={`${toggle} ([)`}
          onClick={onToggle}
        >
          <Icon name={isSmall ? 'right' : 'left'} />
        </button>
      </div>
    </div>
  )
}

function Place({ place, isSmall }: { place: NavItem; isSmall: boolean }) {
  const isCurrent = useIsCurrent()(place.path)
  return (
    <Link
      href={place.path}
      className={css.place}
      aria-current={isCurrent ? 'page' : undefined}
      title={isSmall ? place.label : undefined}
    >
      <Icon name={place.icon} />
      <span className={css.name}>{place.label}</span>
    </Link>
  )
}

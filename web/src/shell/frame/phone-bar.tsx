import { Icon } from '../../kit/icon.tsx'
import { Link } from '../../kit/link.tsx'
import { words } from '../shell.words.ts'
import { whenIdle } from '../when-idle.ts'
import { LaterMenu } from './later-menu.tsx'
import { MissingPlace } from './missing-menu.tsx'
import { MoreButton } from './more-button.tsx'
import css from './phone-bar.module.css'
import { useIsCurrent, usePlaces } from './use-places.ts'

const MoreMenu = whenIdle(() => import('./more-menu.tsx'), MissingPlace)

/** The places at the bottom of a phone; the ones that have no room are under More. */
export function PhoneBar() {
  const isCurrent = useIsCurrent()
  return (
    <nav aria-label={words.places} className={css.bar}>
      {usePlaces()
        .filter((place) => place.onPhone)
        .map((place) => (
          <Link
            key={place.path}
            href={place.path}
            className={css.place}
            aria-current={isCurrent(place.path) ? 'page' : undefined}
          >
            <Icon name={place.icon} size={20} />
            <span>{place.label}</span>
          </Link>
        ))}
      <LaterMenu button={MoreButton} menu={MoreMenu} />
    </nav>
  )
}

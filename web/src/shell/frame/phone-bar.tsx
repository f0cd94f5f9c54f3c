import { Menu } from '@mantine/core'
import { Icon } from '../../kit/icon.tsx'
import { Link } from '../../kit/link.tsx'
import { useGo } from '../address.ts'
import { words } from '../shell.words.ts'
import { AccountItems } from './account-menu.tsx'
import { useIsCurrent, usePlaces } from './use-places.ts'
import { WorkspaceItems } from './workspace-menu.tsx'
import css from './phone-bar.module.css'

/** The places at the bottom of a phone; the ones that have no room are under More. */
export function PhoneBar() {
  const places = usePlaces()
  const isCurrent = useIsCurrent()
  const go = useGo()
  const others = places.filter((place) => !place.onPhone)
  return (
    <nav aria-label={words.places} className={css.bar}>
      {places
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
      <Menu position="top-end" width={260}>
        <Menu.Target>
          <button
            type="button"
            className={css.place}
            data-current={others.some((place) => isCurrent(place.path)) || undefined}
          >
            <Icon name="menu" size={20} />
            <span>{words.more}</span>
          </button>
        </Menu.Target>
        <Menu.Dropdown className={css.more}>
          {others.map((place) => (
            <Menu.Item
              key={place.path}
              leftSection={<Icon name={place.icon} />}
              onClick={() => go(place.path)}
            >
              {place.label}
            </Menu.Item>
          ))}
          {others.length > 0 ? <Menu.Divider /> : null}
          <WorkspaceItems />
          <Menu.Divider />
          <AccountItems />
        </Menu.Dropdown>
      </Menu>
    </nav>
  )
}

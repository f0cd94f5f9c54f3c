import { Menu } from '@mantine/core'
import { Icon } from '../../kit/icon.tsx'
import { useGo } from '../address.ts'
import { AccountItems } from './account-menu.tsx'
import type { LaterMenuProps } from './later-menu.tsx'
import { MoreButton } from './more-button.tsx'
import css from './phone-bar.module.css'
import { usePlaces } from './use-places.ts'
import { WorkspaceItems } from './workspace-menu.tsx'

/** On a phone: the places that have no room in the bar, the workspaces and the account. */
export default function MoreMenu({ defaultOpened }: LaterMenuProps) {
  const go = useGo()
  const others = usePlaces().filter((place) => !place.onPhone)
  return (
    <Menu defaultOpened={defaultOpened} position="top-end" width={260}>
      <Menu.Target>
        <MoreButton />
      </Menu.Target>
      <Menu.Dropdown className={css.more}>
        {others.map((place) => (
          <Menu.Item key={place.path} leftSection={<Icon name={place.icon} />} onClick={() => go(place.path)}>
            {place.label}
          </Menu.Item>
        ))}
        {others.length > 0 ? <Menu.Divider /> : null}
        <WorkspaceItems />
        <Menu.Divider />
        <AccountItems withKeys={false} />
      </Menu.Dropdown>
    </Menu>
  )
}

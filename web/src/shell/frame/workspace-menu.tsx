import { Menu } from '@mantine/core'
import { useWorkspaceId } from '../../api/workspace.tsx'
import { Icon } from '../../kit/icon.tsx'
import { useAccount } from '../account.ts'
import { useGo } from '../address.ts'
import { words } from '../shell.words.ts'
import type { LaterMenuProps } from './later-menu.tsx'
import { WorkspaceButton, WorkspaceMark } from './workspace-button.tsx'

/** The open workspace, and the way to the others. */
export default function WorkspaceMenu({ isSmall, defaultOpened }: LaterMenuProps) {
  return (
    <Menu defaultOpened={defaultOpened} position="bottom-start" width={240}>
      <Menu.Target>
        <WorkspaceButton isSmall={isSmall} />
      </Menu.Target>
      <Menu.Dropdown>
        <WorkspaceItems />
      </Menu.Dropdown>
    </Menu>
  )
}

/** Every workspace of the account, and the ways to more. */
export function WorkspaceItems() {
  const open = useWorkspaceId()
  const go = useGo()
  return (
    <>
      <Menu.Label>{words.workspaces}</Menu.Label>
      {useAccount().data?.workspaces.map(({ id, name }) => (
        <Menu.Item
          key={id}
          leftSection={<WorkspaceMark name={name} />}
          rightSection={id === open ? <Icon name="check" /> : undefined}
          aria-current={id === open ? 'true' : undefined}
          onClick={() => go(`/w/${id}/today`)}
        >
          {name}
        </Menu.Item>
      ))}
      <Menu.Divider />
      <Menu.Item leftSection={<Icon name="plus" />} onClick={() => go('/workspaces/new')}>
        {words.newWorkspace}
      </Menu.Item>
      <Menu.Item leftSection={<Icon name="settings" />} onClick={() => go('/settings')}>
        {words.settings}
      </Menu.Item>
    </>
  )
}

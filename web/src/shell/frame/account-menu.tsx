import { Menu, useMantineColorScheme } from '@mantine/core'
import { Icon } from '../../kit/icon.tsx'
import { KeyHint } from '../../kit/key-hint.tsx'
import { useAccount } from '../account.ts'
import { useGo } from '../address.ts'
import { showKeys } from '../keys/keys-store.ts'
import { words } from '../shell.words.ts'
import { useSignOut } from '../use-sign-out.ts'
import type { LaterMenuProps } from './later-menu.tsx'
import { AccountButton } from './account-button.tsx'

/** You: how it looks, the keys, the way out. */
export default function AccountMenu({ isSmall, defaultOpened }: LaterMenuProps) {
  return (
    <Menu defaultOpened={defaultOpened} position="top-start" width={240}>
      <Menu.Target>
        <AccountButton isSmall={isSmall} />
      </Menu.Target>
      <Menu.Dropdown>
        <AccountItems />
      </Menu.Dropdown>
    </Menu>
  )
}

/** The lines of the menu, also shown under More on a phone. */
export function AccountItems({ withKeys = true }: { withKeys?: boolean }) {
  const account = useAccount().data
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const signOut = useSignOut()
  const go = useGo()
  return (
    <>
      <Menu.Label>{account?.email}</Menu.Label>
      {(['light', 'dark', 'auto'] as const).map((scheme) => (
        <Menu.Item
          key={scheme}
          closeMenuOnClick={false}
          leftSection={<Icon name={schemeIcons[scheme]} />}
          rightSection={colorScheme === scheme ? <Icon name="check" /> : undefined}
          aria-current={colorScheme === scheme ? 'true' : undefined}
          onClick={() => setColorScheme(scheme)}
        >
          {words.schemes[scheme]}
        </Menu.Item>
      ))}
      <Menu.Divider />
      {withKeys ? (
        <Menu.Item leftSection={<Icon name="key" />} rightSection={<KeyHint keys="?" />} onClick={showKeys}>
          {words.keys}
        </Menu.Item>
      ) : null}
      <Menu.Item leftSection={<Icon name="settings" />} onClick={() => go('/account')}>
        {words.yourAccount}
      </Menu.Item>
      <Menu.Item leftSection={<Icon name="door" />} onClick={signOut}>
        {words.signOut}
      </Menu.Item>
    </>
  )
}

const schemeIcons = { light: 'today', dark: 'moon', auto: 'settings' } as const

import { Menu, useMantineColorScheme } from '@mantine/core'
import { useState } from 'react'
import { Icon } from '../../kit/icon.tsx'
import { ShortcutsOverlay } from '../../kit/shortcuts.tsx'
import { useAccount } from '../account.ts'
import { words } from '../shell.words.ts'
import { useSignOut } from '../use-sign-out.ts'
import { firstLetter } from './first-letter.ts'
import css from './menus.module.css'

/** You: how it looks, the keys, the way out. */
export function AccountMenu({ isSmall = false }: { isSmall?: boolean }) {
  const account = useAccount().data
  const [keysShown, setKeysShown] = useState(false)
  return (
    <>
      <Menu position="top-start" width={240}>
        <Menu.Target>
          <button
            type="button"
            className={css.account}
            data-small={isSmall || undefined}
            aria-label={`${account?.name ?? ''}: ${words.account}`}
          >
            <i className={css.face} aria-hidden="true">
              {initialsOf(account?.name ?? '')}
            </i>
            <span className={css.name}>{account?.name}</span>
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <AccountItems onKeys={() => setKeysShown(true)} />
        </Menu.Dropdown>
      </Menu>
      <ShortcutsOverlay opened={keysShown} onClose={() => setKeysShown(false)} />
    </>
  )
}

/** The lines of the menu, also shown under More on a phone. */
export function AccountItems({ onKeys }: { onKeys?: () => void }) {
  const account = useAccount().data
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const signOut = useSignOut()
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
      {onKeys ? (
        <Menu.Item leftSection={<Icon name="key" />} rightSection={<kbd>?</kbd>} onClick={onKeys}>
          {words.keys}
        </Menu.Item>
      ) : null}
      <Menu.Item leftSection={<Icon name="door" />} onClick={signOut}>
        {words.signOut}
      </Menu.Item>
    </>
  )
}

const schemeIcons = { light: 'today', dark: 'moon', auto: 'settings' } as const

function initialsOf(name: string): string {
  const parts = name.split(/\s+/).filter(Boolean)
  const ends = parts.length > 1 ? [parts[0]!, parts.at(-1)!] : parts
  return ends.map((part) => firstLetter(part)).join('')
}

import { Button, Menu } from '@mantine/core'
import { Icon } from '../../kit/icon.tsx'
import { useGo } from '../../shell/address.ts'
import { peoplePlaces } from './people-places.ts'
import { words } from './people.words.ts'

/** The pages around the list of people. */
export function PeopleMenu() {
  const go = useGo()
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button rightSection={<Icon name="down" size={12} />}>{words.places}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {peoplePlaces.map(({ label, path }) => (
          <Menu.Item key={path} onClick={() => go(path)}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

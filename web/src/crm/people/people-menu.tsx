import { Button, Menu } from '@mantine/core'
import { showDuplicateStatus } from '@firsthand/contract/crm/duplicates'
import { useState } from 'react'
import { useOperation } from '../../api/hooks.ts'
import { Icon } from '../../kit/icon.tsx'
import { useGo } from '../../shell/address.ts'
import { peoplePlaces } from './people-places.ts'
import { words } from './people.words.ts'

/** The pages around the list of people, with how many pairs wait to be told apart. */
export function PeopleMenu() {
  const go = useGo()
  const [isOpen, setOpen] = useState(false)
  const { data } = useOperation(showDuplicateStatus, {}, { enabled: isOpen })
  const waiting = data?.waiting.count ? words.about(data.waiting.count, data.waiting.exact) : undefined
  return (
    <Menu position="bottom-end" opened={isOpen} onChange={setOpen}>
      <Menu.Target>
        <Button rightSection={<Icon name="down" size={12} />}>{words.places}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {peoplePlaces.map(({ label, path, counts }) => (
          <Menu.Item
            key={path}
            rightSection={counts && waiting ? <small>{words.waitingPairs(waiting)}</small> : undefined}
            onClick={() => go(path)}
          >
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

import { Button, Menu } from '@mantine/core'
import type { OrganisationFilter } from '@firsthand/contract/crm/organisation-filter'
import { listOrganisationLists } from '@firsthand/contract/crm/organisation-lists'
import { Suspense, lazy, useState } from 'react'
import { useOperation } from '../../api/hooks.ts'
import { Icon } from '../../kit/icon.tsx'
import { useYou } from '../../shell/account.ts'
import { useGo } from '../../shell/address.ts'
import { pathOf } from './list-path.ts'
import { words } from './organisation-lists.words.ts'

const SaveList = lazy(() => import('./save-list.tsx'))

/** Goes to a saved list, or saves what is shown as one. */
export function OrganisationListsMenu({ filter }: { filter: OrganisationFilter }) {
  const go = useGo()
  const { may } = useYou()
  const [isOpen, setOpen] = useState(false)
  const [saving, setSaving] = useState<'live' | 'fixed'>()
  const lists = useOperation(listOrganisationLists, { limit: 50 }, { enabled: isOpen })
  return (
    <>
      <Menu position="bottom-end" opened={isOpen} onChange={setOpen}>
        <Menu.Target>
          <Button rightSection={<Icon name="down" size={12} />}>{words.menu}</Button>
        </Menu.Target>
        <Menu.Dropdown mah={420} style={{ overflowY: 'auto' }}>
          {lists.data?.items.length === 0 ? <Menu.Label>{words.noLists}</Menu.Label> : null}
          {lists.data?.items.map((list) => (
            <Menu.Item
              key={list.id}
              rightSection={<small>{words.about(list.organisations)}</small>}
              onClick={() => go(pathOf(list.id))}
            >
              {list.name}
            </Menu.Item>
          ))}
          <Menu.Divider />
          {may('member') && filter.conditions.length > 0 ? (
            <Menu.Item onClick={() => setSaving('live')}>{words.saveThis}</Menu.Item>
          ) : null}
          {may('member') ? <Menu.Item onClick={() => setSaving('fixed')}>{words.newFixed}</Menu.Item> : null}
          <Menu.Item onClick={() => go('/organisations/lists')}>{words.manage}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {saving ? (
        <Suspense fallback={null}>
          <SaveList filter={saving === 'live' ? filter : undefined} onClose={() => setSaving(undefined)} />
        </Suspense>
      ) : null}
    </>
  )
}

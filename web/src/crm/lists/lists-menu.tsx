import { Button, Menu } from '@mantine/core'
import { listLists, showList } from '@firsthand/contract/crm/lists'
import type { PersonFilter } from '@firsthand/contract/crm/person-filter'
import { Suspense, lazy, useState } from 'react'
import { useOperation } from '../../api/hooks.ts'
import { Icon } from '../../kit/icon.tsx'
import { useYou } from '../../shell/account.ts'
import { useGo } from '../../shell/address.ts'
import { words } from './lists.words.ts'
import { useChangeFilter } from './use-change-filter.ts'

const SaveList = lazy(() => import('./save-list.tsx'))

/** Goes to a saved list, or saves what is shown as one. */
export function ListsMenu({ filter }: { filter: PersonFilter }) {
  const go = useGo()
  const { may } = useYou()
  const [isOpen, setOpen] = useState(false)
  const [saving, setSaving] = useState<'live' | 'fixed'>()
  const shown = shownList(filter)
  const lists = useOperation(listLists, { limit: 50 }, { enabled: isOpen })
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
              rightSection={<small>{words.about(list.people)}</small>}
              onClick={() => go(`/people?list=${list.id}`)}
            >
              {list.name}
            </Menu.Item>
          ))}
          <Menu.Divider />
          {shown && may('member') ? <ChangeShown list={shown} /> : null}
          {may('member') && filter.conditions.length > 0 ? (
            <Menu.Item onClick={() => setSaving('live')}>{words.saveThis}</Menu.Item>
          ) : null}
          {may('member') ? <Menu.Item onClick={() => setSaving('fixed')}>{words.newFixed}</Menu.Item> : null}
          <Menu.Item onClick={() => go('/people/lists')}>{words.manage}</Menu.Item>
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

/** Changes the filter of the live list that is shown; whoever may not is offered none. */
function ChangeShown({ list }: { list: string }) {
  const { may } = useYou()
  const change = useChangeFilter(list)
  const { data } = useOperation(showList, { list })
  if (data?.kind !== 'live' || !(data.isYours || may('admin'))) return null
  return <Menu.Item onClick={() => void change()}>{words.changeFilterOf(data.name)}</Menu.Item>
}

function shownList({ conditions }: PersonFilter): string | undefined {
  const [only, ...others] = conditions
  if (!only || others.length > 0 || 'conditions' in only || only.what !== 'list' || only.not) return undefined
  return only.value.length === 1 ? only.value[0] : undefined
}

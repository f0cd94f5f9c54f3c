import { Button, Menu } from '@mantine/core'
import { useState } from 'react'
import { useOperation } from '../../api/hooks.ts'
import { Icon } from '../../kit/icon.tsx'
import { useYou } from '../../shell/account.ts'
import { useGo } from '../../shell/address.ts'
import { type AnyFilter, type ListKind, pathOfLists, shownList, sizeOf } from './list-kind.ts'
import { SaveList } from './save-list.tsx'
import { useChangeFilter } from './use-change-filter.ts'

/** Goes to a saved list, or saves what is shown as one. */
export function ListsMenu<Filter extends AnyFilter>({
  of,
  filter,
}: {
  of: ListKind<Filter>
  filter: Filter
}) {
  const { words } = of
  const go = useGo()
  const { may } = useYou()
  const [isOpen, setOpen] = useState(false)
  const [saving, setSaving] = useState<'live' | 'fixed'>()
  const shown = shownList(filter)
  const { change, isOpening } = useChangeFilter(of)
  const lists = useOperation(of.list, { limit: 50 }, { enabled: isOpen })
  return (
    <>
      <Menu position="bottom-end" opened={isOpen} onChange={setOpen}>
        <Menu.Target>
          <Button loading={isOpening} rightSection={<Icon name="down" size={12} />}>
            {words.menu}
          </Button>
        </Menu.Target>
        <Menu.Dropdown mah={420} style={{ overflowY: 'auto' }}>
          {lists.isPending ? <Menu.Label>{words.looking}</Menu.Label> : null}
          {lists.failure ? (
            <Menu.Item
              maw={320}
              leftSection={<Icon name="warning" />}
              closeMenuOnClick={false}
              onClick={lists.retry}
            >
              {lists.failure.message} <strong>{words.retry}</strong>
            </Menu.Item>
          ) : null}
          {lists.data?.items.length === 0 ? <Menu.Label>{words.noLists}</Menu.Label> : null}
          {lists.data?.items.map((list) => (
            <Menu.Item
              key={list.id}
              rightSection={<small>{words.about(sizeOf(list))}</small>}
              onClick={() => go(of.pathOf(list.id))}
            >
              {list.name}
            </Menu.Item>
          ))}
          <Menu.Divider />
          {shown && may('member') ? <ChangeShown of={of} list={shown} onChange={change} /> : null}
          {may('member') && filter.conditions.length > 0 ? (
            <Menu.Item onClick={() => setSaving('live')}>{words.saveThis}</Menu.Item>
          ) : null}
          {may('member') ? <Menu.Item onClick={() => setSaving('fixed')}>{words.newFixed}</Menu.Item> : null}
          <Menu.Item onClick={() => go(pathOfLists(of))}>{words.manage}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {saving ? (
        <SaveList
          of={of}
          filter={saving === 'live' ? filter : undefined}
          onClose={() => setSaving(undefined)}
        />
      ) : null}
    </>
  )
}

/** Changes the filter of the live list that is shown; whoever may not is offered none. */
function ChangeShown({
  of,
  list,
  onChange,
}: {
  of: ListKind
  list: string
  onChange: (list: string) => void
}) {
  const { may } = useYou()
  const { data } = useOperation(of.show, { list })
  if (data?.kind !== 'live' || !(data.isYours || may('admin'))) return null
  return <Menu.Item onClick={() => onChange(list)}>{of.words.changeFilterOf(data.name)}</Menu.Item>
}

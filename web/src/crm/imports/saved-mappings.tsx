import { ActionIcon } from '@mantine/core'
import type { SavedMapping } from '@firsthand/contract/crm/imports'
import { deleteMapping, listMappings, saveMapping } from '@firsthand/contract/crm/imports-mappings'
import { useAct, useOperation } from '../../api/hooks.ts'
import { relativeDays } from '../../kit/format.ts'
import { Icon } from '../../kit/icon.tsx'
import { type Column, ListTable } from '../../kit/list-table.tsx'
import { Section } from '../../kit/section.tsx'
import { showUndo } from '../../kit/undo-toast.tsx'
import { useYou } from '../../shell/account.ts'
import { Broken } from '../../shell/mishap.tsx'
import { words } from './imports.words.ts'

/** What was saved of how columns are read: for which columns, and the way to be rid of one that is wrong. */
export function SavedMappings() {
  const { may } = useYou()
  const mappings = useOperation(listMappings, {})
  if (mappings.failure) return <Broken error={mappings.failure} retry={mappings.retry} />
  if (!mappings.data || mappings.data.items.length === 0) return null
  return (
    <Section title={words.mappings} count={String(mappings.data.items.length)}>
      <p>{words.mappingsLead}</p>
      <ListTable
        label={words.mappings}
        rows={mappings.data.items}
        rowKey={(mapping) => mapping.id}
        rowName={(mapping) => mapping.name}
        keysFromAnywhere={false}
        columns={may('member') ? [...columns, actions] : columns}
      />
    </Section>
  )
}

const columns: Column<SavedMapping>[] = [
  {
    id: 'name',
    header: words.mappingName,
    width: 'minmax(0, 1fr)',
    priority: 1,
    render: (mapping) => mapping.name,
  },
  {
    id: 'columns',
    header: words.mappingColumns,
    width: 'minmax(0, 2fr)',
    render: (mapping) => mapping.headers.join(', '),
  },
  {
    id: 'changed',
    header: words.when,
    width: '120px',
    priority: 3,
    render: (mapping) => relativeDays(mapping.updatedAt),
  },
]

const actions: Column<SavedMapping> = {
  id: 'delete',
  header: words.deleteMapping,
  width: '72px',
  render: (mapping) => <Delete mapping={mapping} />,
}

function Delete({ mapping: { id, name, headers, mapping, options } }: { mapping: SavedMapping }) {
  const back = useAct(saveMapping, { invalidates: [listMappings] })
  const remove = useAct(deleteMapping, {
    invalidates: [listMappings],
    onDone: () => showUndo(words.mappingDeleted(name), () => back.act({ name, headers, mapping, options })),
  })
  return (
    <ActionIcon aria-label={words.deleteThe(name)} onClick={() => remove.act({ mapping: id })}>
      <Icon name="remove" />
    </ActionIcon>
  )
}

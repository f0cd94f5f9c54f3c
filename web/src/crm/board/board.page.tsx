import { Select } from '@mantine/core'
import { listFields } from '@firsthand/contract/crm/fields'
import { groupPeople } from '@firsthand/contract/crm/people-table'
import { useOperation } from '../../api/hooks.ts'
import { EmptyState } from '../../kit/empty-state.tsx'
import { PageHeader } from '../../kit/page-header.tsx'
import { CardSkeleton } from '../../kit/skeletons.tsx'
import { useAddressState } from '../../shell/address.ts'
import { Broken } from '../../shell/mishap.tsx'
import { Page } from '../../shell/page.tsx'
import { words as shared } from '../crm.words.ts'
import { words } from './board.words.ts'
import { PeopleBoard } from './people-board.tsx'

/** "Where does each of them stand?" */
export default function BoardPage() {
  const [by, setBy] = useAddressState('by')
  const fields = useOperation(listFields, { of: 'person' })
  const choices = (fields.data?.items ?? []).filter((field) => field.type === 'choice')
  const field = choices.find((each) => `field:${each.id}` === by)
  const grouping = field ? 'field' : by === 'touch' ? 'touch' : 'contactType'
  const groups = useOperation(
    groupPeople,
    { by: grouping, ...(field && { field: field.id }) },
    { keepShowing: true, enabled: !by.startsWith('field:') || fields.data !== undefined },
  )
  const options = [
    ...Object.entries(words.groupings).map(([value, label]) => ({ value, label: label as string })),
    ...choices.map(({ id, label }) => ({ value: `field:${id}`, label })),
  ]
  const chosen = field ? by : grouping
  const isEmpty = groups.data?.items.every((group) => group.people.count === 0)
  return (
    <Page title={words.title} crumbs={[{ label: shared.people, path: '/people' }]} width="all">
      <PageHeader
        title={words.question}
        actions={
          <Select
            label={words.by}
            data={options}
            allowDeselect={false}
            value={chosen}
            onChange={(value) => setBy(value === 'contactType' ? '' : (value ?? ''))}
          />
        }
      />
      {groups.failure ? <Broken error={groups.failure} retry={groups.retry} /> : null}
      {groups.isPending ? <CardSkeleton /> : null}
      {isEmpty ? <EmptyState title={words.none} text={words.noneText} /> : null}
      {groups.data && !isEmpty ? (
        <PeopleBoard
          key={chosen}
          label={words.board(options.find((option) => option.value === chosen)?.label ?? '')}
          by={grouping}
          field={field}
          groups={groups.data.items}
        />
      ) : null}
    </Page>
  )
}

import { Button } from '@mantine/core'
import type { BulkScope } from '@firsthand/contract/crm/bulk'
import { bulkLimits } from '@firsthand/contract/crm/bulk'
import type { FieldView } from '@firsthand/contract/crm/fields'
import type { PersonFilter } from '@firsthand/contract/crm/person-filter'
import { Suspense, useState } from 'react'
import { useGo } from '../../shell/address.ts'
import { words } from '../lists/bulk.words.ts'
import css from './people.module.css'
import { whenShown } from '../../kit/when-shown.tsx'

const AddProspects = whenShown(() => import('../pipelines/add-prospects-dialog.tsx'))
const BulkDialog = whenShown(() => import('../lists/bulk-dialog.tsx'))

type Props = {
  selected: ReadonlySet<string>
  isAll: boolean
  total: { count: number; exact: boolean } | undefined
  mayChooseAll: boolean
  filter: PersonFilter
  isArchived: boolean
  fields: readonly FieldView[]
  onAll: () => void
  onNone: () => void
}

/** Who is chosen, and what can be done with them together. */
export function PersonSelection(props: Props) {
  const { selected, isAll, total, mayChooseAll, filter, isArchived, fields, onAll, onNone } = props
  const go = useGo()
  const [isOpen, setOpen] = useState(false)
  const [isPooling, setPooling] = useState(false)
  const [one, other] = selected
  const isTooMany = !isAll && selected.size > bulkLimits.people
  const scope: BulkScope = isAll ? { filter, archived: isArchived, except: [] } : { people: [...selected] }
  return (
    <div className={css.selection} role="region" aria-label={words.selection}>
      <strong>{isAll ? words.allMatching(total) : words.selected(selected.size)}</strong>
      {!isAll && mayChooseAll && total && total.count > selected.size ? (
        <Button size="compact-sm" variant="subtle" onClick={onAll}>
          {words.chooseAll(total)}
        </Button>
      ) : null}
      {isTooMany ? (
        <span>{words.tooMany(bulkLimits.people)}</span>
      ) : (
        <Button size="compact-sm" variant="filled" onClick={() => setOpen(true)}>
          {words.change}
        </Button>
      )}
      {!isAll && !isArchived && selected.size === 2 ? (
        <Button size="compact-sm" onClick={() => go(`/people/merge?one=${one}&other=${other}`)}>
          {words.mergeTwo}
        </Button>
      ) : null}
      {isArchived || isTooMany ? null : (
        <Button size="compact-sm" onClick={() => setPooling(true)}>
          {words.toPool}
        </Button>
      )}
      <Button size="compact-sm" variant="subtle" onClick={onNone}>
        {words.none}
      </Button>
      {isPooling ? (
        <Suspense fallback={null}>
          <AddProspects
            whom={isAll ? filter : [...selected]}
            onClose={() => setPooling(false)}
            onDone={() => {
              setPooling(false)
              onNone()
            }}
          />
        </Suspense>
      ) : null}
      {isOpen ? (
        <Suspense fallback={null}>
          <BulkDialog
            scope={scope}
            isArchived={isArchived}
            fields={fields}
            onClose={() => setOpen(false)}
            onDone={() => {
              setOpen(false)
              onNone()
            }}
          />
        </Suspense>
      ) : null}
    </div>
  )
}

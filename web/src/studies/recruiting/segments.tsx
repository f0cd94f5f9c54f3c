import { contactTypes } from '@firsthand/contract/crm/contact-types'
import { listLists } from '@firsthand/contract/crm/lists'
import type { PersonFilter } from '@firsthand/contract/crm/person-filter'
import { type StudyPlan, type StudySegment, planLimits } from '@firsthand/contract/studies/study-plans'
import { ActionIcon, Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { useOperation } from '../../api/hooks.ts'
import { FilterEditor } from '../../crm/people/filter-editor.tsx'
import { filterSentence } from '../../crm/people/person-filter.words.ts'
import { useConditions } from '../../crm/people/use-conditions.ts'
import { useFilterNames } from '../../crm/people/use-filter-names.ts'
import { TextField } from '../../kit/fields.tsx'
import { FilterBar } from '../../kit/filter-bar.tsx'
import { Icon } from '../../kit/icon.tsx'
import { Card, CardRow } from '../../kit/section.tsx'
import css from './recruiting.module.css'
import { words as all } from './recruiting.words.ts'
import type { PlanToggle } from './use-plan-change.ts'

const words = all.plan
const everybody: PersonFilter = { match: 'all', conditions: [] }
const sentOf = ({ id, name, filter, list }: StudySegment) => ({ id, name, filter, list: list?.id ?? null })

/** The kinds of people that a study wants to hear: by what they are to us, by a saved list, or by any conditions. */
export function Segments({
  plan,
  canEdit,
  onToggle,
}: {
  plan: StudyPlan
  canEdit: boolean
  onToggle: PlanToggle
}) {
  const [isAdding, setAdding] = useState(false)
  const lists = useOperation(listLists, { limit: 100 }, { enabled: canEdit })
  const [name, setName] = useState('')
  const [by, setBy] = useState(`type ${contactTypes[3]}`)
  const [conditions, setConditions] = useState<PersonFilter>(everybody)
  const { active, editor } = useConditions(conditions, setConditions)
  const isByConditions = by === 'conditions'
  const isMissing = isByConditions && (conditions.conditions.length === 0 || name.trim() === '')
  async function add() {
    if (isAdding) return
    setAdding(true)
    const wanted = added()
    const isAdded = await onToggle(({ segments }) => ({ segments: [...segments.map(sentOf), wanted] }))
    setAdding(false)
    if (!isAdded) return
    setName('')
    setConditions(everybody)
  }
  function added() {
    const [kind, value = ''] = by.split(' ')
    if (isByConditions) return { name: name.trim(), filter: conditions, list: null }
    if (kind === 'list') {
      const label = lists.data?.items.find((each) => each.id === value)?.name ?? ''
      return { name: name.trim() || label, filter: null, list: value }
    }
    const type = value as (typeof contactTypes)[number]
    const filter: PersonFilter = {
      match: 'all',
      conditions: [{ what: 'contactType', when: 'now', value: [type] }],
    }
    return { name: name.trim() || (all.types[value] ?? value), filter, list: null }
  }
  return (
    <Card title={words.segments}>
      {plan.segments.length === 0 ? <p className={css.faint}>{words.segmentsNone}</p> : null}
      {plan.segments.map((segment) => (
        <CardRow
          key={segment.id}
          actions={
            canEdit ? (
              <ActionIcon
                size={30}
                aria-label={words.remove(segment.name)}
                onClick={() =>
                  void onToggle(
                    ({ segments }) => ({
                      segments: segments.filter(({ id }) => id !== segment.id).map(sentOf),
                    }),
                    {
                      shows: (shown) => ({
                        ...shown,
                        segments: shown.segments.filter(({ id }) => id !== segment.id),
                      }),
                    },
                  )
                }
              >
                <Icon name="remove" />
              </ActionIcon>
            ) : undefined
          }
        >
          {segment.name}{' '}
          <span className={css.faint}>
            {segment.people
              ? words.peopleOf(segment.people.count, segment.people.exact)
              : words.peopleUnknown}
          </span>
          {segment.filter ? <Rule filter={segment.filter} /> : null}
        </CardRow>
      ))}
      {canEdit && plan.segments.length < planLimits.segments ? (
        <div className={css.row}>
          <NativeSelect
            label={words.segmentBy}
            value={by}
            data={[
              ...contactTypes.map((type) => ({
                value: `type ${type}`,
                label: words.byType(all.types[type] ?? type),
              })),
              ...(lists.data?.items ?? []).map((list) => ({
                value: `list ${list.id}`,
                label: words.byList(list.name),
              })),
              { value: 'conditions', label: words.byConditions },
            ]}
            onChange={(event) => setBy(event.currentTarget.value)}
          />
          <TextField
            label={words.segmentName}
            limits={{ maxLength: planLimits.segmentName, required: isByConditions }}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button onClick={() => void add()} loading={isAdding} disabled={isMissing}>
            {words.addSegment}
          </Button>
        </div>
      ) : null}
      {canEdit && isByConditions ? (
        <FilterBar active={active} onClear={() => setConditions(everybody)}>
          <FilterEditor {...editor} />
        </FilterBar>
      ) : null}
    </Card>
  )
}

/** Who belongs to a segment, in the words of its conditions. */
function Rule({ filter }: { filter: PersonFilter }) {
  const names = useFilterNames(filter)
  return <p className={css.why}>{filterSentence(filter, names)}</p>
}

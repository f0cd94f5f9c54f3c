import { contactTypes } from '@firsthand/contract/crm/contact-types'
import { listLists } from '@firsthand/contract/crm/lists'
import {
  type StudyPlan,
  planLimits,
  showStudyPlan,
  updateStudyPlan,
} from '@firsthand/contract/studies/study-plans'
import { ActionIcon, Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { useAct, useOperation } from '../../api/hooks.ts'
import { TextField } from '../../kit/fields.tsx'
import { Icon } from '../../kit/icon.tsx'
import { Card, CardRow } from '../../kit/section.tsx'
import css from './recruiting.module.css'
import { words as all } from './recruiting.words.ts'

const words = all.plan

/** The kinds of people that a study wants to hear: by what they are to us, or by a saved list. */
export function Segments({ plan, canEdit }: { plan: StudyPlan; canEdit: boolean }) {
  const update = useAct(updateStudyPlan, { invalidates: [showStudyPlan] })
  const lists = useOperation(listLists, { limit: 100 }, { enabled: canEdit })
  const [name, setName] = useState('')
  const [by, setBy] = useState(`type ${contactTypes[3]}`)
  const kept = plan.segments.map(({ id, name: own, filter, list }) => ({
    id,
    name: own,
    filter,
    list: list?.id ?? null,
  }))
  function add() {
    const [kind, value = ''] = by.split(' ')
    const isType = kind === 'type'
    const label = isType
      ? (all.types[value] ?? value)
      : (lists.data?.items.find((each) => each.id === value)?.name ?? '')
    const filter = {
      match: 'all' as const,
      conditions: [
        {
          what: 'contactType' as const,
          when: 'now' as const,
          value: [value as (typeof contactTypes)[number]],
        },
      ],
    }
    const added = { name: name.trim() || label, filter: isType ? filter : null, list: isType ? null : value }
    update.act({ study: plan.study, segments: [...kept, added] })
    setName('')
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
                  update.act({ study: plan.study, segments: kept.filter((each) => each.id !== segment.id) })
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
            ]}
            onChange={(event) => setBy(event.currentTarget.value)}
          />
          <TextField
            label={words.segmentName}
            limits={{ maxLength: planLimits.segmentName, required: false }}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button onClick={add} loading={update.isActing}>
            {words.addSegment}
          </Button>
        </div>
      ) : null}
    </Card>
  )
}

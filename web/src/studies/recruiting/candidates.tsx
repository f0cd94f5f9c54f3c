import type { PersonFilter } from '@firsthand/contract/crm/person-filter'
import { type RecruitingChannel, recruitingChannels } from '@firsthand/contract/studies/recruiting-channels'
import { addRecruits, findCandidates, recruitLimits } from '@firsthand/contract/studies/recruits'
import { showStudyPlan } from '@firsthand/contract/studies/study-plans'
import { Button, Checkbox, NativeSelect } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useAct, useOperation, usePages } from '../../api/hooks.ts'
import { FilterEditor } from '../../crm/people/filter-editor.tsx'
import { useConditions } from '../../crm/people/use-conditions.ts'
import { Drawer } from '../../kit/drawer.tsx'
import { TextField } from '../../kit/fields.tsx'
import { FilterBar } from '../../kit/filter-bar.tsx'
import { PersonChip } from '../../kit/person-chip.tsx'
import { ListSkeleton } from '../../kit/skeletons.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import { Broken } from '../../shell/mishap.tsx'
import css from './recruiting.module.css'
import { words as all } from './recruiting.words.ts'

const words = all.picker

type Props = { study: string; onClose: () => void; onTaken: (count: number) => void }

/** Finds people who are not in the study yet; whoever is held back stands there with the reason. */
export default function Candidates({ study, onClose, onTaken }: Props) {
  const plan = useOperation(showStudyPlan, { study })
  const [typed, setTyped] = useState('')
  const [q] = useDebouncedValue(typed, 150)
  const [segment, setSegment] = useState('')
  const [filter, setFilter] = useState<PersonFilter>({ match: 'all', conditions: [] })
  const { active, editor } = useConditions(filter, setFilter)
  const isFiltered = filter.conditions.length > 0
  const [why, setWhy] = useState('')
  const [channel, setChannel] = useState<RecruitingChannel>('network')
  const [chosen, setChosen] = useState<string[]>([])
  const found = usePages(
    findCandidates,
    {
      study,
      limit: 30,
      ...(q.trim() && { q: q.trim() }),
      ...(segment && { segment }),
      ...(isFiltered && { filter }),
    },
    { keepShowing: true },
  )
  const add = useAct(addRecruits, {
    onDone: ({ added, optedOut }) => {
      if (optedOut > 0) showDone(all.recruit.optedOut(optedOut))
      onTaken(added.length)
    },
  })
  const toggle = (id: string) =>
    setChosen(chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id])
  return (
    <Drawer
      opened
      onClose={onClose}
      title={words.title}
      footer={
        <div className={css.foot}>
          <TextField
            label={words.why}
            placeholder={words.whyExample}
            limits={{ maxLength: recruitLimits.why, required: false }}
            value={why}
            onChange={(event) => setWhy(event.currentTarget.value)}
          />
          <div className={css.row}>
            <NativeSelect
              label={words.channel}
              data={recruitingChannels.map((value) => ({ value, label: all.channels[value] }))}
              value={channel}
              onChange={(event) => setChannel(event.currentTarget.value as RecruitingChannel)}
            />
            <Button
              variant="filled"
              disabled={chosen.length === 0}
              loading={add.isActing}
              onClick={() => add.act({ study, people: chosen, channel, why: why.trim() })}
            >
              {words.add(chosen.length)}
            </Button>
          </div>
        </div>
      }
    >
      <div className={css.stack}>
        <FilterBar
          search={{ value: typed, onChange: setTyped, placeholder: words.search }}
          active={active}
          onClear={() => setFilter({ match: 'all', conditions: [] })}
        >
          <FilterEditor {...editor} />
        </FilterBar>
        {plan.data && plan.data.segments.length > 0 ? (
          <NativeSelect
            label={words.segment}
            data={[
              { value: '', label: isFiltered ? words.anywhere : words.anySegment },
              ...plan.data.segments.map((each) => ({ value: each.id, label: each.name })),
            ]}
            value={segment}
            onChange={(event) => setSegment(event.currentTarget.value)}
          />
        ) : null}
        {found.failure ? <Broken error={found.failure} retry={found.retry} /> : null}
        {found.isPending ? <ListSkeleton rows={5} /> : null}
        {found.items?.length === 0 ? <p>{words.none}</p> : null}
        <ul className={css.plain}>
          {found.items?.map(({ person, segments, heldBack }) => (
            <li key={person.id} className={css.check}>
              <Checkbox
                aria-label={words.choose(person.name)}
                checked={chosen.includes(person.id)}
                disabled={heldBack.some((each) => each.rule === 'opted_out')}
                onChange={() => toggle(person.id)}
              />
              <div>
                <PersonChip
                  name={person.name}
                  types={person.contactTypes.map((each) => all.types[each] ?? each)}
                />
                {segments.length > 0 ? <p className={css.why}>{segments.join(' · ')}</p> : null}
                {heldBack.map((each) => (
                  <p key={each.rule} className={css.held}>
                    {each.why}
                  </p>
                ))}
              </div>
            </li>
          ))}
        </ul>
        {found.loadMore ? (
          <Button size="xs" variant="subtle" onClick={found.loadMore} loading={found.isLoadingMore}>
            {words.more}
          </Button>
        ) : null}
      </div>
    </Drawer>
  )
}

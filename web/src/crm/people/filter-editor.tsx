import { Button, CloseButton, Popover, SegmentedControl } from '@mantine/core'
import type { FieldView } from '@firsthand/contract/crm/fields'
import { type PersonCondition, type PersonFilter, filterLimits } from '@firsthand/contract/crm/person-filter'
import type { ReactNode } from 'react'
import { Icon } from '../../kit/icon.tsx'
import { type Place, conditionsAt, isGroup, withConditions } from './filter-groups.ts'
import css from './people.module.css'
import { PersonConditionForm } from './person-condition-form.tsx'
import { type Names, conditionWords, filterWords as words } from './person-filter.words.ts'

type Props = {
  filter: PersonFilter
  fields: FieldView[]
  names: Names
  /** Which level stands open: the filter itself, a group by its place, or none. */
  place: Place | undefined
  onPlace: (place: Place | undefined) => void
  onChange: (filter: PersonFilter) => void
  children?: ReactNode
}

/** Puts a filter together: conditions that all or any must hold, and groups of such within it. */
export function FilterEditor({ filter, fields, names, place, onPlace, onChange, children }: Props) {
  const isOpen = place !== undefined
  return (
    <Popover
      opened={isOpen}
      onChange={(opened) => onPlace(opened ? 'top' : undefined)}
      position="bottom-start"
      // Drawn at the top before it is placed: of the window, else a focus in it would scroll the page there.
      floatingStrategy="fixed"
      trapFocus
      returnFocus
      closeOnEscape={false}
    >
      <Popover.Target>
        <Button leftSection={<Icon name="filter" />} onClick={() => onPlace(isOpen ? undefined : 'top')}>
          {words.add}
        </Button>
      </Popover.Target>
      <Popover.Dropdown
        onKeyDown={(event) => {
          // The first Escape closes the choices that stand open, the next one the form.
          const hasChoices = (event.target as HTMLElement).getAttribute('aria-expanded') === 'true'
          if (event.key !== 'Escape' || hasChoices) return
          // A drawer around it stays open.
          event.preventDefault()
          onPlace(undefined)
        }}
      >
        {isOpen ? <Level {...{ filter, fields, names, place, onPlace, onChange }} /> : null}
        {place === 'top' ? children : null}
      </Popover.Dropdown>
    </Popover>
  )
}

type LevelProps = Omit<Props, 'place' | 'children'> & { place: Place }

/** One level: whether all or any must hold, what stands in a group, and a condition to add. */
function Level({ filter, fields, names, place, onPlace, onChange }: LevelProps) {
  const isTop = place === 'top'
  const { match, conditions } = conditionsAt(filter, place)
  const isFull = conditions.length >= filterLimits.conditions
  const put = (next: { match?: 'all' | 'any'; conditions?: typeof conditions }) =>
    onChange(withConditions(filter, place, { match, conditions, ...next }))
  return (
    <>
      {isTop ? null : (
        <div className={css.groupHead}>
          <strong>{words.group}</strong>
          <Button size="compact-xs" variant="subtle" onClick={() => onPlace(undefined)}>
            {words.groupDone}
          </Button>
        </div>
      )}
      {conditions.length > 1 || !isTop ? (
        <SegmentedControl
          fullWidth
          mb={12}
          aria-label={isTop ? words.match : words.matchGroup}
          data={[
            { value: 'all', label: words.matchAll },
            { value: 'any', label: words.matchAny },
          ]}
          value={match}
          onChange={(chosen) => put({ match: chosen as 'all' | 'any' })}
        />
      ) : null}
      {isTop ? null : (
        <ul className={css.groupParts}>
          {conditions.map((each, at) =>
            isGroup(each) ? null : (
              <li key={`${at} ${JSON.stringify(each)}`}>
                {conditionWords(each, names)}
                <CloseButton
                  size="sm"
                  aria-label={words.removePart(conditionWords(each, names))}
                  onClick={() => {
                    put({ conditions: conditions.filter((_, other) => other !== at) })
                    if (conditions.length === 1) onPlace(undefined)
                  }}
                />
              </li>
            ),
          )}
        </ul>
      )}
      {isFull ? (
        <p>{words.tooMany}</p>
      ) : (
        <PersonConditionForm
          // Each condition begins anew.
          key={`${String(place)} ${conditions.length}`}
          fields={fields}
          onAdd={(condition: PersonCondition) => {
            put({ conditions: [...conditions, condition] })
            if (isTop) onPlace(undefined)
          }}
        />
      )}
      {isTop && filter.conditions.length > 0 && !isFull ? (
        <Button mt={8} fullWidth variant="subtle" onClick={() => onPlace(filter.conditions.length)}>
          {words.newGroup}
        </Button>
      ) : null}
    </>
  )
}

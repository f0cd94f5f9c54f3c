import { Button, Radio } from '@mantine/core'
import type { DuplicatePair } from '@firsthand/contract/crm/duplicates'
import { listFields } from '@firsthand/contract/crm/fields'
import { type MergePicks, type PickedField, mergePeople, pickedFields } from '@firsthand/contract/crm/merges'
import { type PersonView, showPerson } from '@firsthand/contract/crm/people'
import { useState } from 'react'
import { useAct, useOperation } from '../../api/hooks.ts'
import { formatDate } from '../../kit/format.ts'
import { Link } from '../../kit/link.tsx'
import { Card } from '../../kit/section.tsx'
import { CardSkeleton } from '../../kit/skeletons.tsx'
import { useHotkeyScope } from '../../kit/use-hotkey-scope.ts'
import { Broken } from '../../shell/mishap.tsx'
import { contactTypeWords } from '../crm.words.ts'
import { shownValue } from '../fields/value-text.ts'
import css from './duplicates.module.css'
import { words } from './duplicates.words.ts'
import { BothRow, FieldRow, type Side } from './compare-rows.tsx'
import { Moves } from './moves.tsx'
import { Reasons } from './reasons.tsx'

type Decided = { kept: PersonView; gone: PersonView; picks: MergePicks }

export type CompareProps = {
  /** Their ids. */
  pair: Record<Side, string>
  /** Why they may be one; nothing where a member chose the two. */
  found?: Pick<DuplicatePair, 'probability' | 'reasons'> | undefined
  mayChange: boolean
  isMerging: boolean
  onMerge: (decided: Decided) => void
  onApart: () => void
}

/** Two people side by side: who stays, whose value counts, and why they may be one. Give it what names the pair as its key. */
export function Compare({ pair, ...rest }: CompareProps) {
  const one = useOperation(showPerson, { person: pair.one })
  const other = useOperation(showPerson, { person: pair.other })
  const failure = one.failure ?? other.failure
  if (failure)
    return (
      <Broken
        error={failure}
        retry={() => {
          one.retry()
          other.retry()
        }}
      />
    )
  if (!one.data || !other.data) return <CardSkeleton rows={8} />
  return <Sides people={{ one: one.data, other: other.data }} {...rest} />
}

function Sides({
  found,
  people,
  mayChange,
  isMerging,
  onMerge,
  onApart,
}: Omit<CompareProps, 'pair'> & { people: Record<Side, PersonView> }) {
  const [stays, setStays] = useState<Side>(knownBetter(people))
  const [picked, setPicked] = useState<Partial<Record<PickedField, Side | 'both'>>>({})
  const rehearsal = useAct(mergePeople, { invalidates: [], shownInPlace: true })
  const goes = stays === 'one' ? 'other' : 'one'
  const fields = useOperation(listFields, { of: 'person' }).data?.items ?? []
  const [pickedOwn, setPickedOwn] = useState<Record<string, Side>>({})
  const pickOf = (side: Side) => (side === stays ? 'kept' : 'other')
  const picks: MergePicks = {
    ...Object.fromEntries(
      Object.entries(picked).map(([field, side]) => [field, side === 'both' ? side : pickOf(side)]),
    ),
    fields: Object.fromEntries(Object.entries(pickedOwn).map(([key, side]) => [key, pickOf(side)])),
  }
  const merge = () => onMerge({ kept: people[stays], gone: people[goes], picks })
  useHotkeyScope(
    [
      { keys: 'm', does: words.merge, group: words.title, run: merge },
      { keys: 'n', does: words.notSame, group: words.title, run: onApart },
    ],
    { enabled: mayChange && !isMerging },
  )
  return (
    <Card>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{words.stays}</th>
            {(['one', 'other'] as const).map((side) => (
              <th key={side} scope="col">
                <Radio
                  name="stays"
                  checked={stays === side}
                  disabled={!mayChange}
                  onChange={() => setStays(side)}
                  label={people[side].name}
                  aria-label={`${words.stays}: ${people[side].name}`}
                />
                <Link href={`/people/${people[side].id}`} className={css.quiet}>
                  {words.since} {formatDate(people[side].createdAt)}
                </Link>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {pickedFields.map((field) => (
            <FieldRow
              key={field}
              name={field}
              label={words.fields[field]}
              mayBeBoth={field === 'note'}
              values={{ one: textOf(people.one, field), other: textOf(people.other, field) }}
              picked={picked[field] ?? (field === 'note' ? 'both' : stays)}
              mayChange={mayChange}
              onPick={(side) => setPicked({ ...picked, [field]: side })}
            />
          ))}
          {fields.map((field) => (
            <FieldRow
              key={field.id}
              name={`field:${field.key}`}
              label={field.label}
              values={{
                one: shownValue(field, people.one.fields[field.key]),
                other: shownValue(field, people.other.fields[field.key]),
              }}
              picked={pickedOwn[field.key] ?? stays}
              mayChange={mayChange}
              onPick={(side) => {
                if (side !== 'both') setPickedOwn({ ...pickedOwn, [field.key]: side })
              }}
            />
          ))}
          <BothRow
            label={words.emails}
            people={people}
            of={(person) => person.emails.map((each) => each.email)}
          />
          <BothRow
            label={words.phones}
            people={people}
            of={(person) => person.phones.map((each) => each.phone)}
          />
          <BothRow
            label={words.types}
            people={people}
            of={(person) => person.contactTypes.map((type) => contactTypeWords[type])}
          />
          <BothRow label={words.touches} people={people} of={(person) => [String(person.touchpointCount)]} />
        </tbody>
      </table>
      {found ? (
        <>
          <h2 className={css.why}>
            {words.why}: {words.probability(found.probability)}
          </h2>
          <Reasons reasons={found.reasons} />
        </>
      ) : null}
      {rehearsal.output ? <Moves outcome={rehearsal.output} /> : null}
      {rehearsal.failure ? <Broken error={rehearsal.failure} retry={rehearsal.reset} /> : null}
      {mayChange ? (
        <div className={css.actions}>
          <Button variant="filled" loading={isMerging} onClick={merge}>
            {words.merge}
          </Button>
          <Button onClick={onApart}>{words.notSame}</Button>
          <Button
            variant="subtle"
            loading={rehearsal.isActing}
            onClick={() =>
              rehearsal.act({ person: people[stays].id, other: people[goes].id, picks, dryRun: true })
            }
          >
            {words.seeMoves}
          </Button>
          <span className={css.quiet}>{words.staysHint}</span>
        </div>
      ) : null}
    </Card>
  )
}

/** Who has been talked to more; of equals, who is known for longer. */
function knownBetter({ one, other }: Record<Side, PersonView>): Side {
  if (one.touchpointCount !== other.touchpointCount)
    return one.touchpointCount > other.touchpointCount ? 'one' : 'other'
  return one.createdAt <= other.createdAt ? 'one' : 'other'
}

function textOf(person: PersonView, field: PickedField): string {
  if (field === 'organisation') return person.organisation?.name ?? ''
  if (field === 'cadenceDays') return person.cadenceDays === null ? '' : words.days(person.cadenceDays)
  return person[field] ?? ''
}

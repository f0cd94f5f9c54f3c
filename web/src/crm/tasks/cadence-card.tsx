import { setCadence, showCadences } from '@firsthand/contract/crm/follow-ups'
import { type ContactType, contactTypes } from '@firsthand/contract/crm/people'
import { NativeSelect } from '@mantine/core'
import { useAct, useOperation } from '../../api/hooks.ts'
import { Card } from '../../kit/section.tsx'
import { CardSkeleton } from '../../kit/skeletons.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import { useYou } from '../../shell/account.ts'
import { Broken } from '../../shell/mishap.tsx'
import { contactTypeWords } from '../crm.words.ts'
import css from './tasks.module.css'
import { words } from './settings.words.ts'

const usual = [7, 14, 30, 60, 91, 182, 365]

/** How often people of each contact type are talked to, unless they have a rhythm of their own. */
export function CadenceCard() {
  const cadences = useOperation(showCadences, {})
  const { may } = useYou()
  const change = useAct(setCadence, { invalidates: [showCadences], onDone: () => showDone(words.saved) })
  const daysOf = (type: string) => cadences.data?.items.find((each) => each.type === type)?.days ?? null
  return (
    <Card title={words.cadences}>
      <p>{words.cadencesText}</p>
      {may('admin') ? null : <p className={css.none}>{words.onlyAdmins}</p>}
      {cadences.failure ? <Broken error={cadences.failure} retry={cadences.retry} /> : null}
      {cadences.isPending ? <CardSkeleton rows={3} /> : null}
      {cadences.data ? (
        <div className={css.rhythm}>
          {contactTypes.map((type: ContactType) => {
            const days = daysOf(type)
            const choices = [...new Set([...usual, ...(days === null ? [] : [days])])].toSorted(
              (one, other) => one - other,
            )
            return (
              <NativeSelect
                key={type}
                label={contactTypeWords[type]}
                aria-label={words.cadenceOf(contactTypeWords[type] ?? type)}
                disabled={!may('admin')}
                value={days === null ? '' : String(days)}
                onChange={(event) =>
                  change.act({
                    type,
                    days: event.currentTarget.value ? Number(event.currentTarget.value) : null,
                  })
                }
                data={[
                  { value: '', label: words.noCadence },
                  ...choices.map((each) => ({ value: String(each), label: words.days(each) })),
                ]}
              />
            )
          })}
        </div>
      ) : null}
    </Card>
  )
}

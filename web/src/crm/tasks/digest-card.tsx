import { type DigestSettings, previewDigest, showDigest, updateDigest } from '@firsthand/contract/crm/digest'
import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { useAct, useOperation } from '../../api/hooks.ts'
import { formatDate, formatDateTime } from '../../kit/format.ts'
import { Card } from '../../kit/section.tsx'
import { CardSkeleton } from '../../kit/skeletons.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import { Broken } from '../../shell/mishap.tsx'
import { zoneHere } from '../touchpoints/days-here.ts'
import css from './tasks.module.css'
import { words } from './settings.words.ts'

/** When the mail of the day comes, and what became of the last ones. */
export function DigestCard() {
  const digest = useOperation(showDigest, {})
  return (
    <Card title={words.digest}>
      {digest.failure ? <Broken error={digest.failure} retry={digest.retry} /> : null}
      {digest.isPending ? <CardSkeleton rows={3} /> : null}
      {digest.data ? <Settings digest={digest.data} /> : null}
    </Card>
  )
}

/** The settings themselves, for the page and its stories. */
export function Settings({ digest }: { digest: DigestSettings }) {
  const { every, hour, weekday, timeZone, isMailSet, nextAt, sendsTo, sent } = digest
  const update = useAct(updateDigest, { onDone: () => showDone(words.saved) })
  // A first choice says where the days begin: here, unless another zone was chosen.
  const zone = every === 'never' && timeZone === 'UTC' ? zoneHere() : timeZone
  const [isShown, setShown] = useState(false)
  return (
    <>
      <p>{words.digestText}</p>
      {isMailSet ? null : <p role="note">{words.noMail}</p>}
      <div className={css.rhythm}>
        <NativeSelect
          label={words.every}
          value={every}
          onChange={(event) =>
            update.act({ every: event.currentTarget.value as DigestSettings['every'], timeZone: zone })
          }
          data={Object.entries(words.rhythms).map(([value, label]) => ({ value, label }))}
        />
        {every === 'week' ? (
          <NativeSelect
            label={words.weekday}
            value={String(weekday)}
            onChange={(event) => update.act({ weekday: Number(event.currentTarget.value) })}
            data={Object.entries(words.weekdays).map(([value, label]) => ({ value, label }))}
          />
        ) : null}
        {every === 'never' ? null : (
          <NativeSelect
            label={words.hour}
            value={String(hour)}
            onChange={(event) => update.act({ hour: Number(event.currentTarget.value) })}
            data={Array.from({ length: 24 }, (_, each) => ({
              value: String(each),
              label: words.hourOf(each),
            }))}
          />
        )}
        <NativeSelect
          label={words.timeZone}
          value={timeZone}
          onChange={(event) => update.act({ timeZone: event.currentTarget.value })}
          data={[...new Set([timeZone, zoneHere(), 'UTC', ...Intl.supportedValuesOf('timeZone')])]}
        />
      </div>
      {timeZone === zoneHere() ? null : (
        <Button size="xs" variant="subtle" onClick={() => update.act({ timeZone: zoneHere() })}>
          {words.useHere(zoneHere())}
        </Button>
      )}
      {every === 'never' || !isMailSet ? null : (
        <p className={css.none}>
          {words.to(sendsTo)} {nextAt ? words.next(formatDateTime(nextAt)) : words.nothingPlanned}
        </p>
      )}
      {sent.length > 0 ? <Sent sent={sent} /> : null}
      {isShown ? (
        <Preview />
      ) : (
        <Button size="xs" variant="subtle" onClick={() => setShown(true)}>
          {words.preview}
        </Button>
      )}
    </>
  )
}

function Sent({ sent }: Pick<DigestSettings, 'sent'>) {
  return (
    <table className={css.sent} aria-label={words.last}>
      <thead>
        <tr>
          <th>{words.day}</th>
          <th>{words.state}</th>
          <th>{words.about}</th>
        </tr>
      </thead>
      <tbody>
        {sent.map(({ day, state, items, problem }) => (
          <tr key={day}>
            <td>{formatDate(`${day}T12:00`)}</td>
            <td>
              {words.states[state]}
              {problem && state === 'failed' ? `: ${problem}` : ''}
            </td>
            <td>{items}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Preview() {
  const preview = useOperation(previewDigest, {})
  if (preview.failure) return <Broken error={preview.failure} retry={preview.retry} />
  if (!preview.data) return <CardSkeleton rows={3} />
  return (
    <pre className={css.preview}>
      <strong>{preview.data.subject}</strong>
      {'\n\n'}
      {preview.data.text}
    </pre>
  )
}

import { planLimits, putOffAlarm, showStudyPlan } from '@firsthand/contract/studies/study-plans'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useOperation } from '../../api/hooks.ts'
import { TextField } from '../../kit/fields.tsx'
import { formatDate } from '../../kit/format.ts'
import { Link } from '../../kit/link.tsx'
import { Card } from '../../kit/section.tsx'
import { useYou } from '../../shell/account.ts'
import { FormRefusal } from '../../shell/form-refusal.tsx'
import { useForm } from '../../shell/use-form.ts'
import css from './recruiting.module.css'
import { words as all } from './recruiting.words.ts'

const words = all.alarm

/** That it is time to talk to somebody, one thing to do about it, and a way to say why not now. */
export function AlarmCard({ study }: { study: string }) {
  const { may } = useYou()
  const { data: plan } = useOperation(showStudyPlan, { study })
  const [isPuttingOff, setPuttingOff] = useState(false)
  if (!plan) return null
  const { alarm, delay } = plan
  if (!alarm)
    return delay ? <p className={css.faint}>{words.delayed(formatDate(delay.until), delay.reason)}</p> : null
  return (
    <Card title={words.title}>
      <div className={css.alarm}>
        <p>
          {alarm.why === 'guides'
            ? words.guides(alarm.guideVersions)
            : words.days(alarm.days, alarm.nobodyYet)}{' '}
          {words.kind}
        </p>
        {may('member') ? (
          <div className={css.row}>
            <Button component={Link} href={`/studies/${study}/recruit`} variant="filled" size="xs">
              {words.next}
            </Button>
            <Button
              size="xs"
              variant="subtle"
              aria-expanded={isPuttingOff}
              onClick={() => setPuttingOff(!isPuttingOff)}
            >
              {words.putOff}
            </Button>
          </div>
        ) : null}
        {isPuttingOff ? <PutOff study={study} onDone={() => setPuttingOff(false)} /> : null}
      </div>
    </Card>
  )
}

function PutOff({ study, onDone }: { study: string; onDone: () => void }) {
  const [days, setDays] = useState(7)
  const form = useForm(putOffAlarm, { start: { reason: '' }, fixed: { study, days }, onDone })
  return (
    <form {...form.props} className={css.stack}>
      <TextField label={words.reason} {...form.field('reason')} data-autofocus />
      <TextField
        label={words.daysLabel}
        type="number"
        min={1}
        max={planLimits.delayDays}
        value={String(days)}
        onChange={(event) => setDays(Number(event.currentTarget.value) || 1)}
      />
      <FormRefusal of={form} />
      <Button type="submit" size="xs" loading={form.isSending}>
        {words.putOff}
      </Button>
    </form>
  )
}

import type { Output } from '@firsthand/contract/core/operation'
import {
  type RetentionKind,
  previewRetention,
  retentionKinds,
  retentionLimits,
  showRetention,
  updateRetention,
} from '@firsthand/contract/platform/retention'
import { Button, NumberInput } from '@mantine/core'
import { useState } from 'react'
import { useAct, useOperation } from '../../api/hooks.ts'
import { formatDateTime } from '../../kit/format.ts'
import { Card } from '../../kit/section.tsx'
import { CardSkeleton } from '../../kit/skeletons.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import { useYou } from '../../shell/account.ts'
import { Broken } from '../../shell/mishap.tsx'
import css from './transfer.module.css'
import { formatBytes, words as all } from './transfer.words.ts'

const words = all.retention

type Days = Record<RetentionKind, number | null>

/** What is deleted by itself, with a look at what that would be. */
export function RetentionCard() {
  const rules = useOperation(showRetention, {})
  if (rules.isPending) return <CardSkeleton rows={5} />
  return (
    <Card title={words.title}>
      <p className={css.text}>{words.text}</p>
      {rules.failure ? <Broken error={rules.failure} retry={rules.retry} /> : null}
      {rules.data ? <Rules key={JSON.stringify(rules.data.rules)} current={rules.data} /> : null}
    </Card>
  )
}

function Rules({ current }: { current: Output<typeof showRetention> }) {
  const mayChange = useYou().may('owner')
  const [days, setDays] = useState(
    () => Object.fromEntries(current.rules.map(({ kind, afterDays }) => [kind, afterDays])) as Days,
  )
  const save = useAct(updateRetention, { invalidates: [showRetention], onDone: () => showDone(words.saved) })
  const rules = retentionKinds.map((kind) => ({ kind, afterDays: days[kind] }))
  return (
    <>
      {retentionKinds.map((kind) => (
        <Rule
          key={kind}
          kind={kind}
          days={days[kind]}
          disabled={!mayChange}
          onChange={(value) => setDays({ ...days, [kind]: value })}
        />
      ))}
      <div className={css.actions}>
        {mayChange ? (
          <Button variant="filled" loading={save.isActing} onClick={() => save.act({ rules })}>
            {words.save}
          </Button>
        ) : (
          <span className={css.why}>{words.owners}</span>
        )}
        {current.nextAt ? (
          <span className={css.why}>{words.next(formatDateTime(current.nextAt))}</span>
        ) : null}
      </div>
    </>
  )
}

type RuleProps = {
  kind: RetentionKind
  days: number | null
  disabled: boolean
  onChange: (days: number | null) => void
}

function Rule({ kind, days, disabled, onChange }: RuleProps) {
  const { label, why } = words.kinds[kind]
  const [looked, setLooked] = useState<number>()
  const fewest = fewestDays(kind)
  return (
    <div className={css.rule}>
      <div>
        <div className={css.label}>{label}</div>
        <div className={css.why}>{why}</div>
      </div>
      <NumberInput
        aria-label={words.after(label)}
        placeholder={words.never}
        suffix={words.days}
        allowDecimal={false}
        min={fewest}
        max={retentionLimits.mostDays}
        clampBehavior="blur"
        disabled={disabled}
        value={days ?? ''}
        onChange={(value) => {
          setLooked(undefined)
          onChange(value === '' ? null : Number(value))
        }}
      />
      <Button
        variant="subtle"
        size="xs"
        aria-label={words.previewOf(label)}
        disabled={days === null}
        onClick={() => setLooked(days ?? undefined)}
      >
        {words.preview}
      </Button>
      {looked === undefined ? null : <Preview kind={kind} afterDays={looked} />}
    </div>
  )
}

function fewestDays(kind: RetentionKind): number {
  if (kind === 'history') return retentionLimits.fewestDaysOfHistory
  return kind.startsWith('quiet_people') ? retentionLimits.fewestDaysOfPeople : retentionLimits.fewestDays
}

function Preview({ kind, afterDays }: { kind: RetentionKind; afterDays: number }) {
  const preview = useOperation(previewRetention, { kind, afterDays })
  if (preview.failure) return <Broken error={preview.failure} retry={preview.retry} />
  if (!preview.data) return null
  const { count, isExact, bytes, examples } = preview.data
  return (
    <output className={css.found}>
      {count === 0 ? words.nothing : words.found(count, isExact, bytes === null ? null : formatBytes(bytes))}{' '}
      {examples.length > 0 ? words.example(examples.join(' · ')) : null}
    </output>
  )
}

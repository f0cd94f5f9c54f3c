import type { Sent } from '@firsthand/contract/core/operation'
import { recruitSteps, recruitingChannels } from '@firsthand/contract/studies/recruiting-channels'
import {
  type RecruitPlace,
  type RecruitView,
  moveRecruit,
  overrideRules,
  showRecruit,
  updateRecruit,
} from '@firsthand/contract/studies/recruits'
import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { call } from '../../api/client.ts'
import { useAct, useOperation } from '../../api/hooks.ts'
import { useWorkspaceId } from '../../api/workspace.tsx'
import { Drawer } from '../../kit/drawer.tsx'
import { TextField } from '../../kit/fields.tsx'
import { formatDate, formatDateTime } from '../../kit/format.ts'
import { Link } from '../../kit/link.tsx'
import { CardSkeleton } from '../../kit/skeletons.tsx'
import { useYou } from '../../shell/account.ts'
import { sayRefused } from '../../shell/failure-sentence.ts'
import { FormRefusal } from '../../shell/form-refusal.tsx'
import { Broken } from '../../shell/mishap.tsx'
import { useRebased } from '../../shell/use-rebased.ts'
import { useForm } from '../../shell/use-form.ts'
import { EditableText } from '../editable-text.tsx'
import { FillIn } from './fill-in.tsx'
import css from './recruiting.module.css'
import { words as all } from './recruiting.words.ts'

const words = all.one

/** One person of a study: why them, how far it has come, who is held back and who allowed it. */
export default function RecruitDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const { data, failure, retry } = useOperation(showRecruit, { recruit: id })
  return (
    <Drawer
      opened
      onClose={onClose}
      title={data?.person.name ?? words.title}
      actions={data ? <Link href={`/people/${data.person.id}`}>{words.person}</Link> : null}
    >
      {failure ? <Broken error={failure} retry={retry} /> : null}
      {data ? <Recruit recruit={data} /> : failure ? null : <CardSkeleton rows={5} />}
    </Drawer>
  )
}

function Recruit({ recruit }: { recruit: RecruitView }) {
  const { may } = useYou()
  const canEdit = may('member')
  const update = useAct(updateRecruit, { shownInPlace: true })
  const workspace = useWorkspaceId()
  const { change } = useRebased<RecruitView, Pick<Sent<typeof updateRecruit>, 'why' | 'channel'>>(recruit, {
    id: recruit.id,
    reads: showRecruit,
    read: () => call(showRecruit, { recruit: recruit.id }, { workspace }),
    send: (fields) => update.perform({ recruit: recruit.id, ...fields }),
  })
  const move = useAct(moveRecruit)
  const [isScreening, setScreening] = useState(false)
  const moveTo = (to: RecruitPlace) => move.act({ recruit: recruit.id, to, version: recruit.version })
  const isHeld = recruit.heldBack.length > 0 && recruit.step === 'found'
  const mayOverride = isHeld && !recruit.override && may('admin') && recruit.heldBack[0]?.rule !== 'opted_out'
  return (
    <div className={css.stack}>
      <div>
        <strong>{words.why}</strong>
        <EditableText
          label={words.why}
          value={recruit.why}
          placeholder={all.picker.whyExample}
          onSave={canEdit ? (why) => change(() => ({ why }), { standsOn: (now) => now.why }) : undefined}
        />
      </div>
      {recruit.heldBack.map((each) => (
        <p key={each.rule} className={css.held}>
          {each.why} {each.until ? words.until(formatDate(each.until)) : ''}
        </p>
      ))}
      {recruit.override ? (
        <p className={css.why}>
          {words.overridden(recruit.override.by?.name ?? words.nobody, recruit.override.reason)}
        </p>
      ) : null}
      {mayOverride ? <Override recruit={recruit.id} /> : null}
      <NativeSelect
        label={words.step}
        disabled={!canEdit}
        value={recruit.step}
        data={[...recruitSteps, 'declined', 'no_show', 'removed'].map((value) => ({
          value,
          label: all.steps[value as RecruitPlace],
        }))}
        onChange={(event) => moveTo(event.currentTarget.value as RecruitPlace)}
      />
      <NativeSelect
        label={words.channel}
        disabled={!canEdit}
        value={recruit.channel ?? ''}
        data={[
          { value: '', label: all.channelUnsaid },
          ...recruitingChannels.map((value) => ({ value, label: all.channels[value] })),
        ]}
        onChange={({ currentTarget: { value } }) =>
          change(() => ({ channel: (value || null) as RecruitView['channel'] }), {
            standsOn: (now) => now.channel,
          }).catch(sayRefused)
        }
      />
      {canEdit ? (
        <div>
          <Button size="xs" aria-expanded={isScreening} onClick={() => setScreening(!isScreening)}>
            {words.screen}
          </Button>
        </div>
      ) : null}
      {isScreening ? <FillIn recruit={recruit} onDone={() => setScreening(false)} /> : null}
      <div>
        <strong>{words.history}</strong>
        <ol className={css.plain}>
          {recruit.history.map((each, place) => (
            <li key={place}>
              {all.steps[each.step]}{' '}
              <span className={css.faint}>
                {formatDateTime(each.at)} · {each.by?.name ?? words.nobody}
              </span>
              {each.note ? <p className={css.why}>{each.note}</p> : null}
            </li>
          ))}
        </ol>
      </div>
    </div>
  )
}

function Override({ recruit }: { recruit: string }) {
  const form = useForm(overrideRules, { start: { reason: '' }, fixed: { recruit } })
  return (
    <form {...form.props} className={css.stack}>
      <TextField label={words.overrideWhy} {...form.field('reason')} />
      <FormRefusal of={form} />
      <div>
        <Button type="submit" size="xs" loading={form.isSending}>
          {words.override}
        </Button>
      </div>
    </form>
  )
}

import { ActionIcon, Button, NumberInput, Select, TextInput } from '@mantine/core'
import { type PipelineView, type StageInput, goals, updatePipeline } from '@firsthand/contract/crm/pipelines'
import { useState } from 'react'
import { useAct } from '../../api/hooks.ts'
import { TextField } from '../../kit/fields.tsx'
import { Icon } from '../../kit/icon.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import { useYou } from '../../shell/account.ts'
import css from './pipelines.module.css'
import { words } from './pipelines.words.ts'

type Draft = StageInput & { key: string }

/** All stages of a pipeline at once: names, what they mean, time limits and quotas, their order. */
export function StageForm({ pipeline }: { pipeline: PipelineView }) {
  const mayChange = useYou().may('member')
  const [name, setName] = useState(pipeline.name)
  const [stages, setStages] = useState<Draft[]>(() =>
    pipeline.stages
      .filter((stage) => !stage.archivedAt)
      .map(({ archivedAt: _, ...stage }) => ({ ...stage, key: stage.id })),
  )
  const update = useAct(updatePipeline, { shownInPlace: true, onDone: () => showDone(words.saved) })
  const change = (index: number, changed: Partial<Draft>) =>
    setStages(stages.map((stage, place) => (place === index ? { ...stage, ...changed } : stage)))
  const swap = (index: number, other: number) =>
    setStages(
      stages.map(
        (stage, place) => stages[place === index ? other : place === other ? index : place] ?? stage,
      ),
    )
  const save = () =>
    update.act({
      pipeline: pipeline.id,
      version: pipeline.version,
      name,
      stages: stages.map(({ key: _, ...stage }) => stage),
    })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <fieldset disabled={!mayChange} style={{ border: 0, margin: 0, padding: 0 }}>
        <TextField
          label={words.name}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          className={css.nameField}
        />
        {stages.map((stage, index) => (
          <div key={stage.key} role="group" aria-label={stage.name} className={css.stage}>
            <TextInput
              label={words.stageName}
              value={stage.name}
              onChange={(event) => change(index, { name: event.currentTarget.value })}
            />
            <Select
              label={words.stageGoal}
              data={goals.map((value) => ({ value, label: words.goalMeans[value] }))}
              value={stage.goal ?? 'open'}
              allowDeselect={false}
              onChange={(value) => change(index, { goal: goals.find((each) => each === value) })}
            />
            <NumberInput
              label={words.limitDays}
              min={1}
              allowDecimal={false}
              disabled={stage.goal !== 'open'}
              value={stage.limitDays ?? ''}
              onChange={(value) => change(index, { limitDays: value === '' ? null : Number(value) })}
            />
            <NumberInput
              label={words.quota}
              min={1}
              allowDecimal={false}
              disabled={stage.goal !== 'open'}
              value={stage.quota ?? ''}
              onChange={(value) => change(index, { quota: value === '' ? null : Number(value) })}
            />
            <div className={css.tools}>
              <Tool
                icon="up"
                label={words.up(stage.name)}
                disabled={index === 0}
                run={() => swap(index, index - 1)}
              />
              <Tool
                icon="down"
                label={words.down(stage.name)}
                disabled={index === stages.length - 1}
                run={() => swap(index, index + 1)}
              />
              <Tool
                icon="archive"
                label={words.removeStage(stage.name)}
                run={() => setStages(stages.filter((_, place) => place !== index))}
              />
            </div>
          </div>
        ))}
        <div className={css.bar}>
          <Button
            onClick={() => setStages([...stages, { key: crypto.randomUUID(), name: '', goal: 'open' }])}
          >
            {words.addStage}
          </Button>
          <Button type="submit" variant="filled" loading={update.isActing}>
            {words.save}
          </Button>
        </div>
        {update.failure ? (
          <p role="alert" className={css.late}>
            {update.failure.problems[0]?.message ?? update.failure.message}
          </p>
        ) : null}
      </fieldset>
    </form>
  )
}

type ToolProps = { icon: 'up' | 'down' | 'archive'; label: string; disabled?: boolean; run: () => void }

function Tool({ icon, label, disabled = false, run }: ToolProps) {
  return (
    <ActionIcon variant="default" aria-label={label} title={label} disabled={disabled} onClick={run}>
      <Icon name={icon} />
    </ActionIcon>
  )
}

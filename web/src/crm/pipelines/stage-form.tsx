import { ActionIcon, Button, NumberInput, Select, TextInput } from '@mantine/core'
import { type PipelineView, type StageInput, goals, updatePipeline } from '@firsthand/contract/crm/pipelines'
import { TextField } from '../../kit/fields.tsx'
import { Icon } from '../../kit/icon.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import { useYou } from '../../shell/account.ts'
import { FormRefusal } from '../../shell/form-refusal.tsx'
import { useForm } from '../../shell/use-form.ts'
import { EditorRefusal } from '../people/editor-refusal.tsx'
import css from './pipelines.module.css'
import { words } from './pipelines.words.ts'

type Draft = StageInput & { key: string }

/**
 * All stages of a pipeline at once: names, what they mean, time limits and quotas, their order. What is typed stays when
 * a colleague changes them meanwhile.
 */
export function StageForm({ pipeline, onSaved }: { pipeline: PipelineView; onSaved: () => void }) {
  const mayChange = useYou().may('member')
  const form = useForm(updatePipeline, {
    start: { name: pipeline.name, stages: draftsOf(pipeline) },
    fixed: { pipeline: pipeline.id, version: pipeline.version },
    followsOthers: true,
    prepare: ({ stages: typed, ...values }) => ({
      ...values,
      stages: (typed as Draft[]).map(({ key: _, ...stage }) => stage),
    }),
    onDone: () => {
      showDone(words.saved)
      onSaved()
    },
  })
  const stages = form.values.stages as Draft[]
  const setStages = (next: Draft[]) => form.set({ stages: next })
  const change = (index: number, changed: Partial<Draft>) =>
    setStages(stages.map((stage, place) => (place === index ? { ...stage, ...changed } : stage)))
  const swap = (index: number, other: number) =>
    setStages(
      stages.map(
        (stage, place) => stages[place === index ? other : place === other ? index : place] ?? stage,
      ),
    )
  const problem = form.choice('stages').error
  // A stage that was refused is refused as a field; without that, both wrote here.
  const isTaken = form.refusalCode === 'conflict' && problem !== undefined
  return (
    <form {...form.props}>
      <fieldset disabled={!mayChange} style={{ border: 0, margin: 0, padding: 0 }}>
        <TextField label={words.name} {...form.field('name')} className={css.nameField} />
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
          <Button type="submit" variant="filled" loading={form.isSending}>
            {words.save}
          </Button>
        </div>
        {isTaken || problem ? (
          <EditorRefusal
            problem={problem}
            theirs={isTaken ? draftsOf(pipeline).map(inWords) : undefined}
            onTakeTheirs={() => setStages(draftsOf(pipeline))}
          />
        ) : (
          <FormRefusal of={form} />
        )}
      </fieldset>
    </form>
  )
}

function draftsOf({ stages }: PipelineView): Draft[] {
  return stages
    .filter((stage) => !stage.archivedAt)
    .map(({ archivedAt: _, ...stage }) => ({ ...stage, key: stage.id }))
}

/** A stage as a colleague saved it, in a line. */
function inWords({ name, goal = 'open', limitDays, quota }: Draft): string {
  return [
    name,
    words.goalMeans[goal],
    limitDays ? `${words.limitDays}: ${limitDays}` : '',
    quota ? `${words.quota}: ${quota}` : '',
  ]
    .filter(Boolean)
    .join(' · ')
}

type ToolProps = { icon: 'up' | 'down' | 'archive'; label: string; disabled?: boolean; run: () => void }

function Tool({ icon, label, disabled = false, run }: ToolProps) {
  return (
    <ActionIcon variant="default" aria-label={label} title={label} disabled={disabled} onClick={run}>
      <Icon name={icon} />
    </ActionIcon>
  )
}

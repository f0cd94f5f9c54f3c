import { screen } from '@firsthand/contract/studies/screener-outcome'
import {
  type ScreenerAnswers,
  type ScreenerContent,
  type ScreenerItem,
  screenerLimits,
  showScreener,
  writeScreener,
} from '@firsthand/contract/studies/screeners'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { EditorRefusal } from '../../crm/people/editor-refusal.tsx'
import { TextAreaField, TextField } from '../../kit/fields.tsx'
import { Card } from '../../kit/section.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import { isSame } from '../../shell/changed-meanwhile.ts'
import { FormRefusal } from '../../shell/form-refusal.tsx'
import { useForm } from '../../shell/use-form.ts'
import { ItemEditor } from './item-editor.tsx'
import { newItem } from './new-item.ts'
import { QuestionsForm } from './questions-form.tsx'
import css from './recruiting.module.css'
import { words } from './screener.words.ts'

type Props = {
  study: string
  content: ScreenerContent
  version: number
  canEdit: boolean
  onSaved?: () => void
}

/**
 * The questions with what each answer does, and beside them how somebody outside sees them. What is typed stays when a
 * colleague changes them meanwhile.
 */
export function ScreenerEditor({ study, content, version, canEdit, onSaved }: Props) {
  const form = useForm(writeScreener, {
    // Each part is a field of its own, so that two who change different ones do not meet.
    start: content as object,
    fixed: { study, version },
    followsOthers: true,
    prepare: (parts) => ({ content: parts as ScreenerContent }),
    invalidates: [showScreener],
    onDone: () => {
      showDone(words.saved)
      onSaved?.()
    },
  })
  const draft = form.values as ScreenerContent
  const setDraft = (parts: Partial<ScreenerContent>) => form.set(parts as object)
  const errorOf = (part: keyof ScreenerContent) =>
    form.problems[`content.${part}`] ?? form.field(part as 'content').error
  const itemsProblem = Object.entries(form.problems).find(([path]) => /^(content\.)?items/.test(path))?.[1]
  const isTaken = form.refusalCode === 'conflict' && itemsProblem !== undefined
  const isChanged = !isSame(draft, content)
  const setItem = (place: number, item: ScreenerItem | undefined) =>
    setDraft({ items: draft.items.flatMap((each, at) => (at === place ? (item ?? []) : each)) })
  const swap = (place: number) => {
    const items = [...draft.items]
    items.splice(place - 1, 2, items[place]!, items[place - 1]!)
    setDraft({ items })
  }
  return (
    <div className={css.columns}>
      <form {...form.props} className={css.main}>
        <fieldset disabled={!canEdit} className={css.ask} style={{ margin: 0, gap: 16 }}>
          <TextField
            label={words.title}
            placeholder={words.titleExample}
            limits={{ maxLength: screenerLimits.title, required: true }}
            value={draft.title}
            error={errorOf('title')}
            onChange={(event) => setDraft({ title: event.currentTarget.value })}
          />
          <TextAreaField
            label={words.intro}
            placeholder={words.introExample}
            minRows={2}
            limits={{ maxLength: screenerLimits.text, required: false }}
            value={draft.intro}
            error={errorOf('intro')}
            onChange={(event) => setDraft({ intro: event.currentTarget.value })}
          />
          {draft.items.map((item, place) => (
            <ItemEditor
              key={item.id}
              item={item}
              place={place}
              onChange={(changed) => setItem(place, changed)}
              onUp={place > 0 ? () => swap(place) : undefined}
            />
          ))}
          {canEdit && draft.items.length < screenerLimits.items ? (
            <div>
              <Button size="xs" onClick={() => setDraft({ items: [...draft.items, newItem()] })}>
                {words.addItem}
              </Button>
            </div>
          ) : null}
          <details>
            <summary>{words.ends}</summary>
            <div className={css.stack}>
              {(['qualified', 'notThisTime', 'full'] as const).map((end) => (
                <TextAreaField
                  key={end}
                  label={words[end]}
                  placeholder={words[`${end}Usual`]}
                  minRows={2}
                  limits={{ maxLength: screenerLimits.text, required: false }}
                  value={draft[end]}
                  error={errorOf(end)}
                  onChange={(event) => setDraft({ [end]: event.currentTarget.value })}
                />
              ))}
            </div>
          </details>
          <FormRefusal of={form} />
          <EditorRefusal
            problem={itemsProblem}
            theirs={isTaken ? content.items.map(({ question }) => question) : undefined}
            onTakeTheirs={() => setDraft({ items: content.items })}
          />
          {canEdit ? (
            <div className={css.check}>
              <Button type="submit" variant="filled" disabled={!isChanged} loading={form.isSending}>
                {words.save}
              </Button>
              {isChanged ? <span className={css.faint}>{words.unsaved}</span> : null}
            </div>
          ) : null}
        </fieldset>
      </form>
      <Preview content={draft} />
    </div>
  )
}

function Preview({ content }: { content: ScreenerContent }) {
  const [answers, setAnswers] = useState<ScreenerAnswers>([])
  const came = screen(content, answers)
  return (
    <Card title={words.preview}>
      <h3>{content.title || words.titleExample}</h3>
      {content.intro ? <p>{content.intro}</p> : null}
      <QuestionsForm items={content.items} answers={answers} onChange={setAnswers} />
      <output className={css.faint}>
        {came.end === 'not_this_time'
          ? words.previewEnd.not_this_time(came.item.question)
          : words.previewEnd[came.end]}
      </output>
    </Card>
  )
}

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
import { useAct } from '../../api/hooks.ts'
import { TextAreaField, TextField } from '../../kit/fields.tsx'
import { Refused } from '../../kit/refused.tsx'
import { Card } from '../../kit/section.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import { ItemEditor } from './item-editor.tsx'
import { newItem } from './new-item.ts'
import { QuestionsForm } from './questions-form.tsx'
import css from './recruiting.module.css'
import { words } from './screener.words.ts'

type Props = { study: string; content: ScreenerContent; version: number; canEdit: boolean }

/** The questions with what each answer does, and beside them how somebody outside sees them. */
export function ScreenerEditor({ study, content, version, canEdit }: Props) {
  const [draft, setDraft] = useState(content)
  const save = useAct(writeScreener, {
    invalidates: [showScreener],
    shownInPlace: true,
    onDone: () => showDone(words.saved),
  })
  const isChanged = draft !== content
  const setItem = (place: number, item: ScreenerItem | undefined) =>
    setDraft({ ...draft, items: draft.items.flatMap((each, at) => (at === place ? (item ?? []) : each)) })
  const swap = (place: number) => {
    const items = [...draft.items]
    items.splice(place - 1, 2, items[place]!, items[place - 1]!)
    setDraft({ ...draft, items })
  }
  return (
    <div className={css.columns}>
      <form
        className={css.main}
        onSubmit={(event) => {
          event.preventDefault()
          save.act({ study, content: draft, version })
        }}
      >
        <fieldset disabled={!canEdit} className={css.ask} style={{ margin: 0, gap: 16 }}>
          <TextField
            label={words.title}
            placeholder={words.titleExample}
            limits={{ maxLength: screenerLimits.title, required: true }}
            value={draft.title}
            onChange={(event) => setDraft({ ...draft, title: event.currentTarget.value })}
          />
          <TextAreaField
            label={words.intro}
            placeholder={words.introExample}
            minRows={2}
            limits={{ maxLength: screenerLimits.text, required: false }}
            value={draft.intro}
            onChange={(event) => setDraft({ ...draft, intro: event.currentTarget.value })}
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
              <Button size="xs" onClick={() => setDraft({ ...draft, items: [...draft.items, newItem()] })}>
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
                  onChange={(event) => setDraft({ ...draft, [end]: event.currentTarget.value })}
                />
              ))}
            </div>
          </details>
          {save.failure ? <Refused title={save.failure.message} /> : null}
          {canEdit ? (
            <div className={css.check}>
              <Button type="submit" variant="filled" disabled={!isChanged} loading={save.isActing}>
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

import { guideLimits } from '@firsthand/contract/studies/guides'
import { type QuestionFinding, lintQuestion, worstOfEach } from '@firsthand/contract/studies/question-lint'
import { ActionIcon, Button, Checkbox, NumberInput, Textarea } from '@mantine/core'
import { type KeyboardEvent, useId, useState } from 'react'
import { Room, TextField } from '../../kit/fields.tsx'
import { upTo } from '../../kit/limits.ts'
import { Icon } from '../../kit/icon.tsx'
import type { PromptDraft } from './guide-draft.ts'
import css from './guides.module.css'
import { words } from './guides.words.ts'
import { LintedField } from './linted-field.tsx'

export type PromptActions = {
  change: (change: Partial<PromptDraft>) => void
  addBehind: () => void
  move: (by: -1 | 1) => void
  remove: () => void
  focus: (by: -1 | 1) => void
  use: (items: string[]) => void
  keep: () => void
  switchOff: (finding: QuestionFinding) => void
}

/** One prompt: its words with what the lint has to say beside them, and its details below when they are opened. */
export function PromptEditor({
  prompt,
  place,
  findings,
  canEdit,
  actions,
}: {
  prompt: PromptDraft
  place: number
  findings: QuestionFinding[]
  canEdit: boolean
  actions: PromptActions
}) {
  const [isOpen, setOpen] = useState(false)
  const notes = useId()
  const shown = worthSaying(findings)

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    const isMove = event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')
    const by = event.key === 'ArrowUp' ? -1 : 1
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') actions.addBehind()
    else if (isMove) actions.move(by)
    else if (event.key === 'Backspace' && prompt.ask === '') actions.remove()
    else if (event.key.startsWith('Arrow') && isAtEdge(event)) actions.focus(by)
    else return
    event.preventDefault()
  }

  if (!canEdit) return <li className={css.prompt}>{prompt.ask}</li>
  return (
    <li className={css.prompt} data-kind={prompt.kind}>
      <div className={css.line}>
        {prompt.kind === 'say' ? <span className={css.say}>{words.sayMark}</span> : null}
        <LintedField
          label={words.ask(place)}
          value={prompt.ask}
          findings={findings}
          placeholder={prompt.kind === 'say' ? words.sayPlaceholder : words.askPlaceholder}
          describedBy={shown.length > 0 ? notes : undefined}
          fieldKey={prompt.key}
          onChange={(ask) => actions.change({ ask })}
          onKeyDown={onKeyDown}
        />
        <Room value={prompt.ask} maxLength={guideLimits.ask} />
        {prompt.minutes === null ? null : <span className={css.time}>{words.min(prompt.minutes)}</span>}
        <ActionIcon
          size={28}
          aria-label={words.more(place)}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          <Icon name="more" />
        </ActionIcon>
      </div>
      {prompt.followUps.length > 0 && !isOpen ? (
        <ul className={css.followUps}>
          {prompt.followUps.map((text, index) => (
            <li key={index}>{text}</li>
          ))}
        </ul>
      ) : null}
      {shown.length > 0 ? <Notes id={notes} findings={shown} actions={actions} /> : null}
      {isOpen ? <Details prompt={prompt} actions={actions} /> : null}
    </li>
  )
}

/** One remark a label; that it is closed goes without saying where there is more to say. */
function worthSaying(findings: QuestionFinding[]): QuestionFinding[] {
  const worst = worstOfEach(findings)
  const hasMore = worst.some(({ label }) => label !== 'closed' && label !== 'jargon')
  return worst.filter(({ label }) => !hasMore || label !== 'closed')
}

/** Whether what is offered instead has no strong fault of its own. */
function isBetter(items: string[]): boolean {
  const faults = items.flatMap((item) => lintQuestion(item).findings)
  return items.length > 0 && !faults.some(({ strength }) => strength === 'strong')
}

function Notes({
  id,
  findings,
  actions,
}: {
  id: string
  findings: QuestionFinding[]
  actions: PromptActions
}) {
  return (
    <ul id={id} className={css.notes}>
      {findings.map((finding) => (
        <li key={finding.rule} data-strength={finding.strength}>
          <strong>{words.labels[finding.label]}</strong> {finding.why}{' '}
          {isBetter(finding.rewrite) ? (
            <button type="button" className={css.rewrite} onClick={() => actions.use(finding.rewrite)}>
              {words.useRewrite(finding.rewrite.join(' · '))}
            </button>
          ) : null}{' '}
          <button type="button" className={css.off} onClick={() => actions.switchOff(finding)}>
            {words.switchOff}
          </button>
        </li>
      ))}
    </ul>
  )
}

function Details({ prompt, actions }: { prompt: PromptDraft; actions: PromptActions }) {
  return (
    <div className={css.details}>
      <TextField
        label={words.purpose}
        value={prompt.purpose}
        limits={upTo(guideLimits.purpose)}
        onChange={(event) => actions.change({ purpose: event.currentTarget.value })}
      />
      <Textarea
        label={words.followUps}
        autosize
        minRows={1}
        value={prompt.followUps.join('\n')}
        onChange={(event) => actions.change({ followUps: linesOf(event.currentTarget.value) })}
      />
      <div className={css.marks}>
        <NumberInput
          label={words.minutes}
          w={96}
          min={1}
          max={guideLimits.minutes}
          value={prompt.minutes ?? ''}
          onChange={(value) => actions.change({ minutes: typeof value === 'number' ? value : null })}
        />
        <Checkbox
          label={words.kindSay}
          checked={prompt.kind === 'say'}
          onChange={(event) => actions.change({ kind: event.currentTarget.checked ? 'say' : 'ask' })}
        />
        <Checkbox
          label={words.sensitive}
          checked={prompt.isSensitive}
          onChange={(event) => actions.change({ isSensitive: event.currentTarget.checked })}
        />
        <Button size="xs" disabled={prompt.ask.trim() === ''} onClick={actions.keep}>
          {words.keep}
        </Button>
        <Button size="xs" variant="subtle" color="gray" onClick={actions.remove}>
          {words.remove}
        </Button>
      </div>
    </div>
  )
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .slice(0, guideLimits.followUps)
    .map((line) => line.slice(0, guideLimits.followUp))
}

/** An arrow leaves the field at its first and last place only. */
function isAtEdge({ key, currentTarget }: KeyboardEvent<HTMLTextAreaElement>): boolean {
  const { selectionStart, selectionEnd, value } = currentTarget
  if (selectionStart !== selectionEnd) return false
  return key === 'ArrowUp' ? selectionStart === 0 : key === 'ArrowDown' && selectionEnd === value.length
}

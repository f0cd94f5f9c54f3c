import {
  type GuideView,
  guideLimits,
  listGuides,
  listGuideVersions,
  saveGuide,
  setLintRules,
  showGuide,
  showLintRules,
} from '@firsthand/contract/studies/guides'
import { keepPrompt } from '@firsthand/contract/studies/guides-bank'
import { type QuestionFinding, lintQuestion } from '@firsthand/contract/studies/question-lint'
import { Button, NumberInput } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useAct, useOperation } from '../../api/hooks.ts'
import { Icon } from '../../kit/icon.tsx'
import { Refused } from '../../kit/refused.tsx'
import { showDone, showUndo } from '../../kit/undo-toast.tsx'
import { useHotkeyScope } from '../../kit/use-hotkey-scope.ts'
import { failureSentence } from '../../shell/failure-sentence.ts'
import { LeaveGuard } from '../../shell/leave-guard.tsx'
import { BankDrawer } from './bank-drawer.tsx'
import { GuideChecks } from './guide-checks.tsx'
import * as drafts from './guide-draft.ts'
import css from './guides.module.css'
import { words } from './guides.words.ts'
import { PromptEditor } from './prompt-editor.tsx'
import { SectionEditor } from './section-editor.tsx'

/** What of the address says which guide is shown. */
const shownBy = ['guide', 'version']

/** The guide as it is written: sections of prompts, the lint beside each, checks of the whole, and the time. */
export function GuideEditor({ guide, canEdit }: { guide: GuideView; canEdit: boolean }) {
  const [draft, setDraft] = useState(() => drafts.draftOf(guide))
  const [isTaken, setTaken] = useState(false)
  const [bankFor, setBankFor] = useState<string>()
  const [saved, setSaved] = useState({ version: guide.latest, draft })
  const isChanged = !drafts.isSameContent(draft, saved.draft)
  const { data: rules } = useOperation(showLintRules, {})
  const off = useMemo(() => rules?.off ?? [], [rules])
  const offNow = useRef(off)
  useEffect(() => {
    offNow.current = off
  })
  const setRules = useAct(setLintRules, { invalidates: [showLintRules] })
  const keep = useAct(keepPrompt, { onDone: () => showDone(words.kept) })
  const focus = useFocus()
  const clipboard = useClipboard()
  const save = useAct(saveGuide, {
    invalidates: [showGuide, listGuides, listGuideVersions],
    onDone: ({ version }) => showDone(words.saved(version)),
    shownInPlace: true,
  })

  function send() {
    if (!isChanged || save.isActing || draft.title.trim() === '') return
    const { sections, ...content } = drafts.contentOf(draft)
    const titled = sections.map((section) => ({
      ...section,
      title: section.title || words.sectionPlaceholder,
    }))
    save
      .perform({ guide: guide.id, version: saved.version, ...content, sections: titled })
      .then((answer) => {
        setSaved({ version: answer.version, draft })
        setDraft((now) => drafts.adoptIds(now, { sent: draft, saved: answer }))
      })
      .catch((error: { code?: string }) => setTaken(error.code === 'conflict'))
  }
  useHotkeyScope(
    [
      {
        keys: 'mod+s',
        does: words.keys.save,
        group: words.keys.group,
        run: (event) => (event.preventDefault(), send()),
      },
    ],
    { enabled: canEdit },
  )

  const findings = useMemo(() => {
    const prompts = draft.sections.flatMap((section) => section.prompts)
    return new Map(
      prompts.map(({ key, kind, ask }) => [key, kind === 'say' ? [] : lintQuestion(ask, { off }).findings]),
    )
  }, [draft, off])
  const remarks = [...findings.values()].filter((own) => own.length > 0).length

  function add(behind: string, ask = '') {
    const prompt = drafts.emptyPrompt(ask)
    setDraft(drafts.insertPrompts(draft, behind, [prompt]))
    focus(prompt.key)
  }
  // What is undone is the one thing: what was written after it stays.
  function removeWithUndo(next: drafts.GuideDraft, key: string, isWorthUndoing: boolean) {
    setDraft(next)
    if (isWorthUndoing) showUndo(words.removed, () => setDraft((now) => drafts.putBack(now, draft, key)))
  }
  function switchOff({ rule, label }: QuestionFinding) {
    setRules.act({ off: [...off, rule] })
    showUndo(words.switchedOff(words.labels[label]), () =>
      setRules.act({ off: offNow.current.filter((each) => each !== rule) }),
    )
  }
  function putItems(prompt: drafts.PromptDraft, items: string[]) {
    const next = drafts.replaceByItems(draft, prompt.key, items)
    const old = new Set(drafts.promptKeys(draft))
    const added = drafts.promptKeys(next).filter((key) => !old.has(key))
    setDraft(next)
    showUndo(items[0] ?? '', () =>
      setDraft((now) =>
        drafts.changePrompt(added.reduce(drafts.removePrompt, now), prompt.key, { ask: prompt.ask }),
      ),
    )
    focus(prompt.key)
  }
  const actionsFor = (prompt: drafts.PromptDraft) => ({
    change: (change: Partial<drafts.PromptDraft>) => setDraft(drafts.changePrompt(draft, prompt.key, change)),
    addBehind: () => add(prompt.key),
    move: (by: -1 | 1) => (setDraft(drafts.movePrompt(draft, prompt.key, by)), focus(prompt.key)),
    remove: () => {
      focus(drafts.neighbourOf(draft, prompt.key, -1) ?? '')
      removeWithUndo(drafts.removePrompt(draft, prompt.key), prompt.key, prompt.ask.trim() !== '')
    },
    focus: (by: -1 | 1) => focus(drafts.neighbourOf(draft, prompt.key, by) ?? ''),
    use: (items: string[]) => putItems(prompt, items),
    keep: () =>
      keep.act({
        ask: prompt.ask,
        purpose: prompt.purpose,
        followUps: prompt.followUps.filter((text) => text.trim()),
      }),
    switchOff,
  })

  const places = new Map(draft.sections.flatMap(({ prompts }) => prompts).map(({ key }, at) => [key, at + 1]))
  return (
    <div className={css.columns}>
      <LeaveGuard isUnsaved={canEdit && isChanged} shownBy={shownBy} />
      <div className={css.sheet}>
        {isTaken ? (
          <Refused
            title={words.conflict}
            todo={words.conflictTodo}
            actions={
              <>
                <Button
                  variant="filled"
                  onClick={() => (clipboard.copy(drafts.textOf(draft)), showDone(words.copied))}
                >
                  {words.copyMine}
                </Button>
                <Button onClick={() => window.location.reload()}>{words.loadTheirs}</Button>
              </>
            }
          />
        ) : null}
        {save.failure && !isTaken ? <Refused title={failureSentence(save.failure)} /> : null}
        {canEdit ? (
          <div className={css.head}>
            <input
              className={css.title}
              aria-label={words.guideTitle}
              maxLength={guideLimits.title}
              value={draft.title}
              onChange={(event) => setDraft({ ...draft, title: event.currentTarget.value })}
            />
            <NumberInput
              aria-label={words.budget}
              placeholder={words.budget}
              w={140}
              size="xs"
              suffix=" min"
              min={1}
              max={guideLimits.minutes}
              value={draft.budgetMinutes ?? ''}
              onChange={(value) =>
                setDraft({ ...draft, budgetMinutes: typeof value === 'number' ? value : null })
              }
            />
          </div>
        ) : null}
        {draft.sections.map((section, at) => (
          <SectionEditor
            key={section.key}
            section={section}
            place={at + 1}
            canEdit={canEdit}
            onChange={(change) => setDraft(drafts.changeSection(draft, section.key, change))}
            onMove={(by) => setDraft(drafts.moveSection(draft, section.key, by))}
            onRemove={() => removeWithUndo(drafts.removeSection(draft, section.key), section.key, true)}
            onAdd={() => add(section.key)}
            onBank={() => setBankFor(section.key)}
          >
            {section.prompts.map((prompt) => (
              <PromptEditor
                key={prompt.key}
                prompt={prompt}
                place={places.get(prompt.key) ?? 0}
                findings={findings.get(prompt.key) ?? []}
                canEdit={canEdit}
                actions={actionsFor(prompt)}
              />
            ))}
          </SectionEditor>
        ))}
        {canEdit ? (
          <Button
            leftSection={<Icon name="plus" />}
            onClick={() => setDraft(drafts.addSection(draft, words.newSection))}
          >
            {words.addSection}
          </Button>
        ) : null}
      </div>
      <div className={css.side}>
        {canEdit ? (
          <div className={css.save}>
            <Button variant="filled" onClick={send} disabled={!isChanged} loading={save.isActing}>
              {words.save}
            </Button>
            <output className={css.faint}>{isChanged ? words.unsaved : words.allSaved}</output>
          </div>
        ) : null}
        <GuideChecks draft={draft} remarks={remarks} onGo={focus} />
        {canEdit ? <p className={css.faint}>{words.keys.hint}</p> : null}
      </div>
      <BankDrawer
        opened={bankFor !== undefined}
        onClose={() => setBankFor(undefined)}
        onUse={(banked) => {
          const prompt = {
            ...drafts.emptyPrompt(banked.ask),
            purpose: banked.purpose,
            followUps: banked.followUps,
          }
          setDraft(drafts.insertPrompts(draft, bankFor!, [prompt]))
        }}
      />
    </div>
  )
}

/** Puts the cursor into a prompt once it is drawn. */
function useFocus() {
  const wanted = useRef('')
  useEffect(() => {
    if (wanted.current === '') return
    const field = document.querySelector<HTMLTextAreaElement>(`[data-prompt="${CSS.escape(wanted.current)}"]`)
    if (!field) return
    wanted.current = ''
    field.focus()
  })
  const [, draw] = useState(0)
  return (key: string) => {
    wanted.current = key
    draw((count) => count + 1)
  }
}

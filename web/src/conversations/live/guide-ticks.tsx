import type { LiveView } from '@firsthand/contract/conversations/live'
import type { LiveState } from '@firsthand/contract/conversations/live-rules'
import { type PromptView, type SectionView, listGuides } from '@firsthand/contract/studies/guides'
import { Button, Checkbox, NativeSelect, Switch } from '@mantine/core'
import { useState } from 'react'
import { useOperation } from '../../api/hooks.ts'
import { formatMoment } from '../../kit/format.ts'
import { Card } from '../../kit/section.tsx'
import css from './live.module.css'
import { words } from './live.words.ts'
import type { NewEntry } from './use-live.ts'

type Ticking = { state: LiveState; mayWrite: boolean; onAdd: (entry: NewEntry) => void }

/** The guide with what is still unasked, and how long each section took. */
export function GuideTicks({ view, ...ticking }: Ticking & { view: LiveView }) {
  const [isShort, setShort] = useState(false)
  const { guide } = view
  const choice = ticking.mayWrite ? <GuideChoice view={view} onAdd={ticking.onAdd} /> : null
  if (!guide)
    return (
      <Card title={words.guide}>
        <p className={css.quiet}>
          {words.noGuide} {words.noGuideWhy}
        </p>
        {choice}
      </Card>
    )
  const asks = guide.sections.flatMap(({ prompts }) => prompts).filter(({ kind }) => kind === 'ask')
  const left = asks.filter(({ id }) => !ticking.state.asked.has(id)).length
  return (
    <Card title={guide.title} count={words.unasked(left, asks.length)}>
      {choice}
      <Switch
        label={words.onlyUnasked}
        checked={isShort}
        onChange={(event) => setShort(event.currentTarget.checked)}
      />
      {guide.sections.map((section) => (
        <Section key={section.id} {...ticking} section={section} isShort={isShort} />
      ))}
    </Card>
  )
}

/** Which guide of the study, where it has several. What was asked from another stays asked. */
function GuideChoice({ view, onAdd }: { view: LiveView; onAdd: Ticking['onAdd'] }) {
  const { data } = useOperation(
    listGuides,
    { study: view.study?.id, limit: 100 },
    { enabled: view.study !== null },
  )
  const guides = data?.items ?? []
  if (guides.length < 2) return null
  return (
    <NativeSelect
      className={css.choice}
      label={words.whichGuide}
      value={view.guide?.id ?? ''}
      data={guides.map(({ id, title }) => ({ value: id, label: title }))}
      onChange={(event) => {
        const chosen = guides.find(({ id }) => id === event.currentTarget.value)
        if (chosen) onAdd({ kind: 'guide', of: chosen.id, number: chosen.version })
      }}
    />
  )
}

function Section({
  section,
  isShort,
  state,
  mayWrite,
  onAdd,
}: Ticking & { section: SectionView; isShort: boolean }) {
  const isHere = state.section === section.id
  const spent = state.bySection.get(section.id) ?? 0
  const prompts = section.prompts.filter(
    ({ id, kind }) => !isShort || (kind === 'ask' && !state.asked.has(id)),
  )
  if (isShort && prompts.length === 0) return null
  return (
    <section className={css.section} aria-label={section.title}>
      <div className={css.sectionHead} data-here={isHere || undefined}>
        <h3>{section.title}</h3>
        <span className={css.quiet}>{words.sectionTime(formatMoment(spent), section.minutes)}</span>
        {isHere ? <span className={css.here}>{words.here}</span> : null}
        {!isHere && mayWrite ? (
          <Button
            size="compact-xs"
            variant="subtle"
            aria-label={`${words.goHere}: ${section.title}`}
            onClick={() => onAdd({ kind: 'section', of: section.id })}
          >
            {words.goHere}
          </Button>
        ) : null}
      </div>
      {section.note && !isShort ? <p className={css.quiet}>{section.note}</p> : null}
      <ul className={css.prompts}>
        {prompts.map((prompt) => (
          <li key={prompt.id}>
            <Prompt
              prompt={prompt}
              isAsked={state.asked.has(prompt.id)}
              onTick={
                mayWrite
                  ? (isAsked) => {
                      if (isAsked && !isHere) onAdd({ kind: 'section', of: section.id })
                      onAdd({ kind: isAsked ? 'asked' : 'unasked', of: prompt.id })
                    }
                  : undefined
              }
            />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Prompt({
  prompt,
  isAsked,
  onTick,
}: {
  prompt: PromptView
  isAsked: boolean
  onTick: ((isAsked: boolean) => void) | undefined
}) {
  if (prompt.kind === 'say') return <p className={css.say}>{prompt.ask}</p>
  return (
    <>
      <Checkbox
        label={prompt.ask}
        checked={isAsked}
        disabled={!onTick}
        onChange={(event) => onTick?.(event.currentTarget.checked)}
        classNames={{ label: css.ask }}
      />
      {prompt.followUps.length > 0 ? (
        <details className={css.followUps}>
          <summary>
            {words.followUps} {prompt.followUps.length}
          </summary>
          <ul>
            {prompt.followUps.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  )
}

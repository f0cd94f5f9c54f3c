import { lintQuestion } from '@firsthand/contract/studies/question-lint'
import { useState } from 'react'
import { type PromptDraft, emptyPrompt } from './guide-draft.ts'
import css from './guides.module.css'
import { PromptEditor } from './prompt-editor.tsx'

function Prompt({ start, canEdit = true }: { start: Partial<PromptDraft>; canEdit?: boolean }) {
  const [prompt, setPrompt] = useState<PromptDraft>({ ...emptyPrompt(), ...start })
  const nothing = () => {}
  return (
    <ol className={css.prompts}>
      <PromptEditor
        prompt={prompt}
        place={1}
        findings={lintQuestion(prompt.ask).findings}
        canEdit={canEdit}
        actions={{
          change: (change) => setPrompt({ ...prompt, ...change }),
          use: ([ask = '']) => setPrompt({ ...prompt, ask }),
          addBehind: nothing,
          move: nothing,
          remove: nothing,
          focus: nothing,
          keep: nothing,
          switchOff: nothing,
        }}
      />
    </ol>
  )
}

export const Empty = () => <Prompt start={{}} />

export const Clean = () => (
  <Prompt
    start={{
      ask: 'Tell me about the last time a courier cancelled.',
      followUps: ['What did you do next?', 'Who else was there?'],
      minutes: 5,
    }}
  />
)

export const OneFault = () => <Prompt start={{ ask: 'Do you use a spreadsheet today?' }} />

export const ManyFaults = () => (
  <Prompt start={{ ask: 'Would you use our amazing night shift tool, and how much would you pay for it?' }} />
)

export const ToSay = () => <Prompt start={{ kind: 'say', ask: 'Your answers stay with the three of us.' }} />

export const ReadOnly = () => <Prompt start={{ ask: 'Tell me about last Friday night.' }} canEdit={false} />

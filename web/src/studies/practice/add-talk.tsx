import type { Output } from '@firsthand/contract/core/operation'
import { previewText, textLimits } from '@firsthand/contract/evidence/texts'
import {
  type PracticeView,
  addPracticeTalk,
  practiceSpeakers,
  showPractice,
} from '@firsthand/contract/studies/practice'
import { Button, FileButton, Select, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useAct } from '../../api/hooks.ts'
import { Refused } from '../../kit/refused.tsx'
import { Section } from '../../kit/section.tsx'
import css from './practice.module.css'
import { words } from './practice.words.ts'

type Role = (typeof practiceSpeakers)[number]

/** What was said, typed or dropped in; then who is who; then it is measured. */
export function AddTalk({ practice }: { practice: PracticeView }) {
  const [text, setText] = useState('')
  const [fileName, setFileName] = useState<string>()
  const [read, setRead] = useState<Output<typeof previewText>>()
  const [roles, setRoles] = useState<Record<string, Role>>({})
  const source = { pasted: text, ...(fileName && { fileName }) }
  const preview = useAct(previewText, {
    invalidates: [],
    shownInPlace: true,
    onDone: (answer) => {
      setRead(answer)
      setRoles(
        Object.fromEntries(
          answer.speakers.map(({ label }, place) => [label, guessRole(practice, label, place)]),
        ),
      )
    },
  })
  const add = useAct(addPracticeTalk, {
    invalidates: [showPractice],
    shownInPlace: true,
    onDone: () => (setRead(undefined), setText(''), setFileName(undefined)),
  })
  const failure = preview.failure ?? add.failure

  function change(next: string, name?: string) {
    setText(next)
    setFileName(name)
    setRead(undefined)
  }
  return (
    <Section title={words.addTalk}>
      <div className={css.said}>
        <Textarea
          label={words.talkLabel}
          description={words.talkHint}
          placeholder={words.talkExample}
          autosize
          minRows={4}
          maxRows={16}
          maxLength={textLimits.pasted}
          value={text}
          onChange={(event) => change(event.currentTarget.value)}
          onDrop={(event) => {
            const [file] = event.dataTransfer.files
            if (!file) return
            event.preventDefault()
            void file.text().then((content) => change(content, file.name))
          }}
        />
        <div className={css.choices}>
          <FileButton onChange={(file) => void file?.text().then((content) => change(content, file.name))}>
            {(props) => <Button {...props}>{words.drop}</Button>}
          </FileButton>
          {read ? null : (
            <Button
              disabled={text.trim() === ''}
              loading={preview.isActing}
              onClick={() => preview.act({ source })}
            >
              {words.who}
            </Button>
          )}
        </div>
        {read?.speakers.map(({ label }) => (
          <Select
            key={label}
            label={words.whoIs(label)}
            w={280}
            allowDeselect={false}
            data={practiceSpeakers.map((role) => ({ value: role, label: words.speakers[role] }))}
            value={roles[label] ?? 'observer'}
            onChange={(role) => role && setRoles({ ...roles, [label]: role as Role })}
          />
        ))}
        {read ? (
          <Button
            variant="filled"
            loading={add.isActing}
            onClick={() =>
              add.act({
                practice: practice.id,
                source,
                speakers: Object.entries(roles).map(([label, is]) => ({ label, is })),
              })
            }
          >
            {words.measure}
          </Button>
        ) : null}
        {failure ? <Refused title={failure.message} /> : null}
      </div>
    </Section>
  )
}

/** By name where it is one of the two; else whoever speaks first asks. */
function guessRole({ interviewer, customer }: PracticeView, label: string, place: number): Role {
  const isNamed = (name: string) => name.toLowerCase().split(' ')[0] === label.toLowerCase().split(' ')[0]
  if (isNamed(interviewer.name)) return 'interviewer'
  if (isNamed(customer.name)) return 'customer'
  return place === 0 ? 'interviewer' : place === 1 ? 'customer' : 'observer'
}

import {
  type PracticeView,
  addPracticeTalk,
  practiceSpeakers,
  showPractice,
} from '@firsthand/contract/studies/practice'
import { Select } from '@mantine/core'
import { useState } from 'react'
import { useAct } from '../../api/hooks.ts'
import { ChooseText } from '../../evidence/texts/bring/choose-text.tsx'
import { TextPreview } from '../../evidence/texts/bring/text-preview.tsx'
import { useReading } from '../../evidence/texts/bring/use-reading.ts'
import { Section } from '../../kit/section.tsx'
import { words } from './practice.words.ts'

type Role = (typeof practiceSpeakers)[number]

/** What was said, typed or as the recorder's file; then how it was read and who is who; then it is measured. */
export function AddTalk({ practice }: { practice: PracticeView }) {
  const [roles, setRoles] = useState<Record<string, Role>>({})
  const reading = useReading({
    onRead: ({ speakers }) =>
      setRoles(
        Object.fromEntries(speakers.map(({ label }, place) => [label, guessRole(practice, label, place)])),
      ),
  })
  const { source, preview, wish } = reading
  const add = useAct(addPracticeTalk, {
    invalidates: [showPractice],
    shownInPlace: true,
    onDone: reading.forget,
  })
  const said = Object.values(roles)
  return (
    <Section title={words.addTalk}>
      {source && preview ? (
        <TextPreview
          key={reading.readingKey}
          {...reading}
          preview={preview}
          isActing={add.isActing || reading.isReading}
          failure={add.failure ?? reading.failure}
          lead={words.whoLead}
          askWho={({ label }) => (
            <Select
              aria-label={words.whoIs(label)}
              allowDeselect={false}
              data={practiceSpeakers.map((role) => ({ value: role, label: words.speakers[role] }))}
              value={roles[label] ?? 'observer'}
              onChange={(role) => role && setRoles({ ...roles, [label]: role as Role })}
            />
          )}
          onBack={() => {
            reading.forget()
            add.reset()
          }}
          keep={{
            label: words.measure,
            isBlocked: !said.includes('interviewer') || !said.includes('customer'),
            onKeep: () =>
              add.act({
                practice: practice.id,
                source,
                format: preview.format,
                reading: wish,
                speakers: Object.entries(roles).map(([label, is]) => ({ label, is })),
              }),
          }}
        />
      ) : (
        <ChooseText
          paste={{ label: words.talkLabel, hint: words.talkHint, placeholder: words.talkExample }}
          onChoose={reading.choose}
          isReading={reading.isReading}
          refusal={reading.failure}
          onCancel={undefined}
        />
      )}
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

import { type WordingView, consentLimits, listWordings, writeWording } from '@firsthand/contract/crm/consents'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAct, useOperation } from '../../api/hooks.ts'
import { TextAreaField } from '../../kit/fields.tsx'
import { Card } from '../../kit/section.tsx'
import { CardSkeleton } from '../../kit/skeletons.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import { SettingsPage } from '../../platform/settings/settings-page.tsx'
import { useYou } from '../../shell/account.ts'
import { Broken } from '../../shell/mishap.tsx'
import css from './consents.module.css'
import { words as all } from './consents.words.ts'

const words = all.texts

/** What people are asked to agree to, word for word. */
export default function ConsentTextsPage() {
  const texts = useOperation(listWordings, {})
  const mayChange = useYou().may('admin')
  return (
    <SettingsPage part="consent" heading={words.heading} lead={words.lead}>
      {texts.failure ? <Broken error={texts.failure} retry={texts.retry} /> : null}
      {texts.isPending ? <CardSkeleton rows={6} /> : null}
      <div className={css.cards}>
        {texts.data?.items.map((text) => (
          <Card key={text.subject} title={all.subjects[text.subject]}>
            <Text key={`${text.number} ${text.words}`} text={text} mayChange={mayChange} />
          </Card>
        ))}
      </div>
      {mayChange ? null : <p className={css.why}>{words.readOnly}</p>}
    </SettingsPage>
  )
}

function Text({ text, mayChange }: { text: WordingView; mayChange: boolean }) {
  const [value, setValue] = useState(text.words)
  const save = useAct(writeWording, { invalidates: [listWordings], onDone: () => showDone(words.saved) })
  return (
    <div className={css.text}>
      <TextAreaField
        aria-label={all.subjects[text.subject]}
        description={[words.version(text.number), text.usedAt ? words.used : ''].filter(Boolean).join(', ')}
        readOnly={!mayChange}
        limits={{ maxLength: consentLimits.words, required: true }}
        value={value}
        onChange={(event) => setValue(event.currentTarget.value)}
      />
      {mayChange && value !== text.words ? (
        <div>
          <Button
            size="xs"
            variant="filled"
            disabled={value.trim() === ''}
            loading={save.isActing}
            onClick={() => save.act({ subject: text.subject, words: value })}
          >
            {words.save}
          </Button>
        </div>
      ) : null}
    </div>
  )
}

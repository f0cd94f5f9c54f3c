import type { TextView } from '@firsthand/contract/evidence/texts'
import { type VersionView, replaceText, restoreVersion } from '@firsthand/contract/evidence/versions'
import { useAct } from '../../api/hooks.ts'
import { showUndo } from '../../kit/undo-toast.tsx'
import { ChooseText } from '../texts/bring/choose-text.tsx'
import { TextPreview } from '../texts/bring/text-preview.tsx'
import { useReading } from '../texts/bring/use-reading.ts'
import css from './correct.module.css'
import { words } from './corrections.words.ts'

/** A better transcript of the same talk: its file is read and shown before it takes the place of the words. */
export function BetterTranscript({ text, current }: { text: TextView; current: VersionView }) {
  const reading = useReading()
  const { source, preview, wish } = reading
  const back = useAct(restoreVersion)
  const replace = useAct(replaceText, {
    shownInPlace: true,
    onDone: ({ version, carried }) => {
      reading.forget()
      showUndo(words.saved(version.number, carried), () =>
        back.act({ text: text.id, version: version.id, restores: current.id }),
      )
    },
  })
  return (
    <section className={css.case} aria-label={words.upload}>
      <h3>{words.upload}</h3>
      <p className={css.quiet}>{words.uploadLead}</p>
      {source && preview ? (
        <TextPreview
          key={reading.readingKey}
          {...reading}
          preview={preview}
          isActing={replace.isActing || reading.isReading}
          failure={replace.failure ?? reading.failure}
          lead={words.sameSpeakers}
          askWho={({ label }) => (
            <span className={css.quiet}>
              {text.speakers.some((speaker) => speaker.label === label)
                ? words.knownSpeaker
                : words.newSpeaker}
            </span>
          )}
          onBack={() => {
            reading.forget()
            replace.reset()
          }}
          keep={{
            label: words.uploading,
            onKeep: () =>
              replace.act({
                text: text.id,
                version: current.id,
                source,
                format: preview.format,
                reading: wish,
              }),
          }}
        />
      ) : (
        <ChooseText
          onChoose={reading.choose}
          isReading={reading.isReading}
          refusal={reading.failure}
          onCancel={undefined}
        />
      )}
    </section>
  )
}

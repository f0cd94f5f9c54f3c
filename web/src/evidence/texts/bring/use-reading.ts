import type { Output, Sent } from '@firsthand/contract/core/operation'
import { previewText } from '@firsthand/contract/evidence/texts'
import { useState } from 'react'
import { useAct } from '../../../api/hooks.ts'

export type TextSourceSent = Sent<typeof previewText>['source']
export type Preview = Output<typeof previewText>
export type ReadingWish = NonNullable<Sent<typeof previewText>['reading']>

type Known = { people?: string[]; members?: string[]; onRead?: (preview: Preview) => void }

/** A text that is read before anybody keeps it: what it is, how it was read, and the ways to read it differently. */
export function useReading({ people = [], members = [], onRead }: Known = {}) {
  const [source, setSource] = useState<TextSourceSent>()
  const [wish, setWish] = useState<ReadingWish>({})
  const [preview, setPreview] = useState<Preview>()
  const act = useAct(previewText, {
    invalidates: [],
    shownInPlace: true,
    onDone: (read) => {
      setPreview(read)
      onRead?.(read)
    },
  })

  function look(next: TextSourceSent, more: { format?: string; reading?: ReadingWish } = {}) {
    const { format, reading = {} } = more
    setSource(next)
    setWish(reading)
    act.act({ source: next, people, members, reading, ...(format && { format }) })
  }
  return {
    source,
    preview,
    wish,
    /** Another reading of the same file is another list of speakers. */
    readingKey: preview && JSON.stringify([preview.format, preview.speakers.map(({ label }) => label)]),
    isReading: act.isActing,
    failure: act.failure,
    choose: (next: TextSourceSent) => look(next),
    onFormat: (format: string) => source && look(source, { format }),
    onWish: (reading: ReadingWish) =>
      source &&
      look(source, {
        reading,
        ...(reading.separator === undefined && preview && { format: preview.format }),
      }),
    forget() {
      setSource(undefined)
      setPreview(undefined)
      act.reset()
    },
  }
}

import {
  type PhotoView,
  listPhotos,
  makeSeenEvidence,
  photoLimits,
  removePhoto,
  updatePhoto,
} from '@firsthand/contract/conversations/field-notes'
import { Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { TextField } from '../../kit/fields.tsx'
import { upTo } from '../../kit/limits.ts'
import { useAct, useOperation } from '../../api/hooks.ts'
import { useWorkspaceId } from '../../api/workspace.tsx'
import { Icon } from '../../kit/icon.tsx'
import { Link } from '../../kit/link.tsx'
import { Section } from '../../kit/section.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import type { WaitingPhoto } from './device-store.ts'
import css from './live.module.css'
import photoCss from './photos.module.css'
import { words } from './live.words.ts'
import { redraw } from './redraw.ts'

type PhotosProps = {
  conversation: string
  people: { id: string }[]
  waiting?: WaitingPhoto[]
  /** Takes a photo; left out for those who only look. */
  onShoot: ((photo: Blob) => Promise<void>) | undefined
}

/** What was photographed: each with what is to be seen, ready to become evidence. */
export function Photos({ conversation, people, waiting = [], onShoot }: PhotosProps) {
  const input = useRef<HTMLInputElement>(null)
  const { data } = useOperation(listPhotos, { conversation })
  const photos = data?.items ?? []
  return (
    <Section
      title={words.photos}
      count={photos.length || undefined}
      actions={
        onShoot ? (
          <Button size="xs" leftSection={<Icon name="plus" />} onClick={() => input.current?.click()}>
            {words.addPhoto}
          </Button>
        ) : undefined
      }
    >
      <input
        ref={input}
        type="file"
        accept="image/*"
        capture="environment"
        hidden
        aria-label={words.addPhoto}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? []
          event.currentTarget.value = ''
          if (file) void redraw(file).then((photo) => onShoot?.(photo))
        }}
      />
      {photos.length + waiting.length === 0 ? <p className={css.quiet}>{words.noPhotos}</p> : null}
      <ul className={css.photos}>
        {photos.map((photo, index) => (
          <li key={photo.id}>
            <Photo
              photo={photo}
              index={index + 1}
              {...{ conversation, people }}
              mayWrite={onShoot !== undefined}
            />
          </li>
        ))}
        {waiting.map((photo) => (
          <li key={photo.id} className={css.quiet}>
            <Icon name="clock" /> {words.waitingShort}
          </li>
        ))}
      </ul>
    </Section>
  )
}

type PhotoProps = Pick<PhotosProps, 'conversation' | 'people'> & {
  photo: PhotoView
  index: number
  mayWrite: boolean
}

function Photo({ photo, index, conversation, people, mayWrite }: PhotoProps) {
  const address = useContent(photo)
  const [caption, setCaption] = useState(photo.caption)
  const update = useAct(updatePhoto, { invalidates: [listPhotos] })
  const remove = useAct(removePhoto, {
    invalidates: [listPhotos],
    onDone: () => showDone(words.photoRemoved),
  })
  const cite = useAct(makeSeenEvidence, {
    invalidates: [listPhotos],
    onDone: () => showDone(words.evidenceMade),
  })
  return (
    <figure className={photoCss.photo}>
      {address ? (
        <img src={address} alt={photo.caption || words.captionOf(index)} />
      ) : (
        <div className={photoCss.blank} />
      )}
      <figcaption>
        {mayWrite ? (
          <TextField
            aria-label={words.captionOf(index)}
            placeholder={words.caption}
            limits={upTo(photoLimits.caption)}
            value={caption}
            onChange={(event) => setCaption(event.currentTarget.value)}
            onBlur={() => caption.trim() !== photo.caption && update.act({ photo: photo.id, caption })}
          />
        ) : (
          photo.caption
        )}
        <span className={photoCss.photoButtons}>
          {photo.evidence ? (
            <Link href={`/evidence?open=${photo.evidence}`}>{words.openEvidence}</Link>
          ) : mayWrite ? (
            <Button
              size="compact-xs"
              disabled={caption.trim() === ''}
              onClick={() =>
                cite.act({
                  conversation,
                  photo: photo.id,
                  words: caption.trim(),
                  person: people.length === 1 ? people[0]!.id : null,
                })
              }
            >
              {words.makeEvidence}
            </Button>
          ) : null}
          {mayWrite ? (
            <Button
              size="compact-xs"
              variant="subtle"
              color="gray"
              aria-label={`${words.removePhoto}: ${photo.caption || words.captionOf(index)}`}
              onClick={() => remove.act({ photo: photo.id })}
            >
              {words.removePhoto}
            </Button>
          ) : null}
        </span>
      </figcaption>
    </figure>
  )
}

/** Files are handed out as downloads only, so the picture is drawn from its bytes. */
function useContent({ file, mediaType }: PhotoView): string | undefined {
  const workspace = useWorkspaceId()
  const [address, setAddress] = useState<string>()
  useEffect(() => {
    const stop = new AbortController()
    let made: string | undefined
    void fetch(`/api/v1/workspaces/${workspace}/files/${file}`, { signal: stop.signal })
      .then(async (answer) => {
        if (!answer.ok) return
        made = URL.createObjectURL(new Blob([await answer.arrayBuffer()], { type: mediaType }))
        setAddress(made)
      })
      .catch(() => undefined)
    return () => {
      stop.abort()
      if (made) URL.revokeObjectURL(made)
    }
  }, [workspace, file, mediaType])
  return address
}

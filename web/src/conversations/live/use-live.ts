import { addPhoto, listPhotos } from '@firsthand/contract/conversations/field-notes'
import {
  type EntrySent,
  type LiveEntry,
  type LiveView,
  sendLive,
  showLive,
} from '@firsthand/contract/conversations/live'
import { mergeEntries } from '@firsthand/contract/conversations/live-rules'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { call, upload } from '../../api/client.ts'
import { type ApiFailure, asFailure } from '../../api/failure.ts'
import { useAnswers } from '../../api/hooks.ts'
import { useWorkspaceId } from '../../api/workspace.tsx'
import { type WaitingEntry, type WaitingPhoto, forget, keep, readAll } from './device-store.ts'
import { newEntryId } from './entry-id.ts'

/** An entry on the screen; one that waits is on this device alone. */
export type ShownEntry = LiveEntry & { isWaiting?: true }
export type NewEntry = Pick<EntrySent, 'kind'> & Partial<Omit<EntrySent, 'id' | 'at'>>

const everyMs = 2_500
const sentAtOnce = 100
/** Smaller differences between two clocks are the way of the answer. */
const agreeMs = 2_000

/** A conversation as it goes on, told by everybody's entries: kept on the device first, sent when that works. */
export function useLive(conversation: string, you: { id: string | undefined; name: string }) {
  const workspace = useWorkspaceId()
  const [view, setView] = useState<LiveView>()
  const [waiting, setWaiting] = useState<WaitingEntry[]>([])
  const [photos, setPhotos] = useState<WaitingPhoto[]>([])
  const [failure, setFailure] = useState<ApiFailure>()
  const [refusal, setRefusal] = useState<ApiFailure>()
  const [skew, setSkew] = useState(0)
  const answers = useAnswers()
  const now = useRef<string>(undefined)
  const sending = useRef(false)
  const queue = useRef<{ entries: WaitingEntry[]; photos: WaitingPhoto[] }>({ entries: [], photos: [] })
  const member = you.id ?? ''

  const change = useCallback((entries: WaitingEntry[], shots: WaitingPhoto[]) => {
    queue.current = { entries, photos: shots }
    setWaiting(entries)
    setPhotos(shots)
  }, [])

  const learn = useCallback((clock: string) => {
    const difference = Date.parse(clock) - Date.now()
    setSkew(Math.abs(difference) < agreeMs ? 0 : difference)
  }, [])

  const read = useCallback(async () => {
    const news = await call(
      showLive,
      { conversation, ...(now.current && { since: now.current }) },
      { workspace },
    )
    now.current = news.now
    learn(news.now)
    setFailure(undefined)
    setView((before) => {
      const entries = before ? mergeEntries(news.entries, before.entries) : news.entries
      const next = { ...news, entries }
      void keep('views', { conversation, member, view: next })
      return next
    })
  }, [conversation, workspace, member, learn])

  const send = useCallback(async () => {
    if (sending.current) return
    sending.current = true
    try {
      while (queue.current.entries.length > 0) {
        const some = queue.current.entries.slice(0, sentAtOnce)
        const entries = some.map(({ conversation: _, member: __, ...entry }) => entry)
        const sent = { conversation, clock: new Date().toISOString(), entries }
        const kept = await call(sendLive, sent, { workspace })
        setView((before) => before && { ...before, entries: mergeEntries(kept.entries, before.entries) })
        const ids = new Set(some.map(({ id }) => id))
        change(
          queue.current.entries.filter(({ id }) => !ids.has(id)),
          queue.current.photos,
        )
        await forget('entries', [...ids])
      }
      while (queue.current.photos.length > 0) {
        const [{ blob, member: _, ...photo }] = queue.current.photos as [WaitingPhoto]
        const { id: file } = (await upload(`/api/v1/workspaces/${workspace}/files?name=photo`, blob)) as {
          id: string
        }
        await call(addPhoto, { ...photo, file }, { workspace })
        change(
          queue.current.entries,
          queue.current.photos.filter(({ id }) => id !== photo.id),
        )
        await forget('photos', [photo.id])
        answers.refresh(listPhotos)
      }
      setRefusal(undefined)
    } catch (error) {
      const why = asFailure(error)
      if (canPass(why)) setFailure(why)
      else setRefusal(why)
    } finally {
      sending.current = false
    }
  }, [conversation, workspace, change, answers])

  const round = useRef<() => Promise<void>>(undefined)
  useEffect(() => {
    round.current = async () => {
      await send()
      await read().catch((error: unknown) => setFailure(asFailure(error)))
    }
  }, [send, read])

  useEffect(() => {
    if (member === '') return
    let isOpen = true
    let timer: ReturnType<typeof setTimeout>
    const again = async () => {
      clearTimeout(timer)
      if (document.visibilityState === 'visible') await round.current?.()
      if (isOpen) timer = setTimeout(() => void again(), everyMs)
    }
    void (async () => {
      const of = { conversation, member }
      const [[known], entries, shots] = await Promise.all([
        readAll('views', of),
        readAll('entries', of),
        readAll('photos', of),
      ])
      if (!isOpen) return
      change(mergeById(entries, queue.current.entries), mergeById(shots, queue.current.photos))
      if (known) setView((before) => before ?? known.view)
      await again()
    })()
    const wake = () => void round.current?.()
    addEventListener('online', wake)
    document.addEventListener('visibilitychange', wake)
    return () => {
      isOpen = false
      clearTimeout(timer)
      removeEventListener('online', wake)
      document.removeEventListener('visibilitychange', wake)
    }
  }, [conversation, member, change])

  const add = useCallback(
    (entry: NewEntry) => {
      const made: WaitingEntry = {
        body: '',
        place: '',
        mark: null,
        of: null,
        number: null,
        ...entry,
        id: newEntryId(),
        at: new Date().toISOString(),
        conversation,
        member,
      }
      change([...queue.current.entries, made], queue.current.photos)
      // Kept before it is sent: whatever happens to the network or the page, it is there.
      void keep('entries', made).then(() => send())
      return made.id
    },
    [conversation, member, change, send],
  )

  const shoot = useCallback(
    async (blob: Blob) => {
      const at = new Date(Date.now() + skew).toISOString()
      const photo = { id: newEntryId(), conversation, member, at, caption: '', place: '', blob }
      change(queue.current.entries, [...queue.current.photos, photo])
      await keep('photos', photo)
      await send()
    },
    [conversation, member, skew, change, send],
  )

  const discard = useCallback(async () => {
    const { entries, photos: shots } = queue.current
    change([], [])
    setRefusal(undefined)
    await forget(
      'entries',
      entries.map(({ id }) => id),
    )
    await forget(
      'photos',
      shots.map(({ id }) => id),
    )
  }, [change])

  const entries = useMemo(
    () =>
      mergeEntries<ShownEntry>(
        view?.entries ?? [],
        waiting.map((entry) => shown(entry, { you, skew })),
      ),
    [view, waiting, you, skew],
  )
  return {
    view,
    entries,
    /** What waits on this device. */
    waiting: waiting.length + photos.length,
    waitingPhotos: photos,
    failure,
    refusal,
    skew,
    add,
    shoot,
    discard,
    retry: () => void round.current?.(),
  }
}

export type Live = ReturnType<typeof useLive>

function shown(
  { conversation: _, member, ...entry }: WaitingEntry,
  { you, skew }: { you: { name: string }; skew: number },
): ShownEntry {
  const at = new Date(Date.parse(entry.at) + skew).toISOString()
  return { ...entry, at, member: { id: member, name: you.name }, textId: null, isWaiting: true }
}

/** The network may come back; what is not right in what was sent stays so. */
function canPass({ status }: ApiFailure): boolean {
  return status === 0 || status === 401 || status === 429 || status >= 500
}

function mergeById<Row extends { id: string }>(one: Row[], other: Row[]): Row[] {
  return [...new Map([...one, ...other].map((row) => [row.id, row])).values()]
}

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
import { type ApiFailure, asFailure, mayPass } from '../../api/failure.ts'
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
  const seen = useRef<LiveView>(undefined)
  const sending = useRef(false)
  const queue = useRef<{ entries: WaitingEntry[]; photos: WaitingPhoto[] }>({ entries: [], photos: [] })
  const member = you.id ?? ''

  const change = useCallback((entries: WaitingEntry[], shots: WaitingPhoto[]) => {
    queue.current = { entries, photos: shots }
    setWaiting(entries)
    setPhotos(shots)
  }, [])

  /** It was sent, or is thrown away. */
  const drop = useCallback(
    async (ids: string[]) => {
      const stays = ({ id }: { id: string }) => !ids.includes(id)
      change(queue.current.entries.filter(stays), queue.current.photos.filter(stays))
      await Promise.all([forget('entries', ids), forget('photos', ids)])
    },
    [change],
  )

  /** It was refused, with a sentence; without one it is tried again. */
  const setAside = useCallback(
    async (id: string, refused: string | undefined) => {
      const mark = <Row extends WaitingEntry | WaitingPhoto>(row: Row) =>
        row.id === id ? { ...row, refused } : row
      change(queue.current.entries.map(mark), queue.current.photos.map(mark))
      const entry = queue.current.entries.find((each) => each.id === id)
      const photo = queue.current.photos.find((each) => each.id === id)
      if (entry) await keep('entries', entry)
      if (photo) await keep('photos', photo)
    },
    [change],
  )

  const learn = useCallback((clock: string) => {
    const difference = Date.parse(clock) - Date.now()
    setSkew(Math.abs(difference) < agreeMs ? 0 : difference)
  }, [])

  /** On the screen, and on the device: what is loaded anew without a network is told from there. */
  const show = useCallback(
    async (news: LiveView) => {
      const before = seen.current
      const next = before ? { ...news, entries: mergeEntries(news.entries, before.entries) } : news
      seen.current = next
      setView(next)
      await keep('views', { conversation, member, view: next })
    },
    [conversation, member],
  )

  const read = useCallback(async () => {
    const news = await call(
      showLive,
      { conversation, ...(now.current && { since: now.current }) },
      { workspace },
    )
    now.current = news.now
    learn(news.now)
    setFailure(undefined)
    await show(news)
  }, [conversation, workspace, learn, show])

  const send = useCallback(async () => {
    if (sending.current) return
    sending.current = true
    try {
      for (let some = nextOf(queue.current.entries); some.length > 0; some = nextOf(queue.current.entries))
        await sendEntries(some)
      for (let [photo] = nextOf(queue.current.photos); photo; [photo] = nextOf(queue.current.photos))
        await sendPhoto(photo)
      setRefusal(undefined)
    } catch (error) {
      const why = asFailure(error)
      if (canPass(why)) setFailure(why)
      else setRefusal(why)
    } finally {
      sending.current = false
    }

    /** Together; where something of them is refused, one by one, so that it alone is set aside. */
    async function sendEntries(some: WaitingEntry[]): Promise<void> {
      const entries = some.map(({ conversation: _, member: __, refused: ___, ...entry }) => entry)
      try {
        const sent = { conversation, clock: new Date().toISOString(), entries }
        const kept = await call(sendLive, sent, { workspace })
        if (seen.current) await show({ ...seen.current, entries: kept.entries })
        await drop(some.map(({ id }) => id))
      } catch (error) {
        const why = asFailure(error)
        if (!isAboutWhatWasSent(why)) throw error
        if (some.length === 1) return setAside(some[0]!.id, why.message)
        for (const one of some) await sendEntries([one])
      }
    }

    async function sendPhoto({ blob, member: _, refused: __, ...photo }: WaitingPhoto): Promise<void> {
      try {
        const { id: file } = (await upload(`/api/v1/workspaces/${workspace}/files?name=photo`, blob)) as {
          id: string
        }
        await call(addPhoto, { ...photo, file }, { workspace })
        await drop([photo.id])
        answers.refresh(listPhotos)
      } catch (error) {
        const why = asFailure(error)
        if (!isAboutWhatWasSent(why)) throw error
        await setAside(photo.id, why.message)
      }
    }
  }, [conversation, workspace, show, drop, setAside, answers])

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
      if (known && !seen.current) setView((seen.current = known.view))
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
    setRefusal(undefined)
    await drop([...queue.current.entries, ...queue.current.photos].map(({ id }) => id))
  }, [drop])

  const entries = useMemo(
    () =>
      mergeEntries<ShownEntry>(
        view?.entries ?? [],
        unrefused(waiting).map((entry) => shown(entry, { you, skew })),
      ),
    [view, waiting, you, skew],
  )
  return {
    view,
    entries,
    /** What waits on this device. */
    waiting: unrefused(waiting).length + unrefused(photos).length,
    waitingPhotos: unrefused(photos),
    /** What was refused by itself, with the sentence why; the others went on. */
    setAside: [...waiting, ...photos].filter(({ refused }) => refused !== undefined),
    tryAgain: (id: string) => void setAside(id, undefined).then(() => round.current?.()),
    throwAway: (id: string) => void drop([id]),
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
  { conversation: _, member, refused: __, ...entry }: WaitingEntry,
  { you, skew }: { you: { name: string }; skew: number },
): ShownEntry {
  const at = new Date(Date.parse(entry.at) + skew).toISOString()
  return { ...entry, at, member: { id: member, name: you.name }, textId: null, isWaiting: true }
}

/** The network may come back; what is not right in what was sent stays so. */
function canPass(failure: ApiFailure): boolean {
  return failure.status === 401 || mayPass(failure)
}

/** Something in it does not fit; the rest of what waits may. */
function isAboutWhatWasSent({ status, code }: ApiFailure): boolean {
  return [400, 413, 415, 422].includes(status) && code !== 'live.full'
}

function unrefused<Row extends { refused?: string | undefined }>(rows: Row[]): Row[] {
  return rows.filter(({ refused }) => refused === undefined)
}

function nextOf<Row extends { refused?: string | undefined }>(rows: Row[]): Row[] {
  return unrefused(rows).slice(0, sentAtOnce)
}

function mergeById<Row extends { id: string }>(one: Row[], other: Row[]): Row[] {
  return [...new Map([...one, ...other].map((row) => [row.id, row])).values()]
}

import type { EntrySent, LiveView } from '@firsthand/contract/conversations/live'

/** Of something that waits: the sentence with which it was refused. It stays here until somebody decides about it. */
type SetAside = { refused?: string | undefined }

/** What waits on this device, and what was last known of a conversation: enough to go on without a network. */
export type WaitingEntry = EntrySent & SetAside & { conversation: string; member: string }
export type WaitingPhoto = SetAside & {
  id: string
  conversation: string
  member: string
  at: string
  caption: string
  place: string
  blob: Blob
}
type KeptView = { conversation: string; member: string; view: LiveView }

type Stores = { entries: WaitingEntry; photos: WaitingPhoto; views: KeptView }
const keys = { entries: 'id', photos: 'id', views: 'conversation' } as const
const databaseName = 'firsthand-live'

export function keep<S extends keyof Stores>(store: S, value: Stores[S]): Promise<void> {
  return within(store, 'readwrite', (rows) => rows.put(value)).then(() => undefined)
}

export function forget(store: keyof Stores, ids: string[]): Promise<void> {
  return within(store, 'readwrite', (rows) => {
    for (const id of ids) rows.delete(id)
  }).then(() => undefined)
}

/** Of one conversation and one member: somebody else who signs in here sees nothing of it. */
export async function readAll<S extends keyof Stores>(
  store: S,
  { conversation, member }: { conversation: string; member: string },
): Promise<Stores[S][]> {
  const all = ((await within(store, 'readonly', (rows) => rows.getAll())) ?? []) as Stores[S][]
  return all.filter((row) => row.conversation === conversation && row.member === member)
}

// A browser may have no storage for us (private windows); then notes live as long as the page does.
async function within(
  store: keyof Stores,
  mode: IDBTransactionMode,
  run: (rows: IDBObjectStore) => IDBRequest | void,
): Promise<unknown> {
  try {
    const database = await open()
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(store, mode)
      const request = run(transaction.objectStore(store))
      transaction.oncomplete = () => resolve(request?.result)
      transaction.onerror = () => reject(transaction.error)
      transaction.onabort = () => reject(transaction.error)
    })
  } catch {
    return undefined
  }
}

let opened: Promise<IDBDatabase> | undefined

function open(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(databaseName, 1)
    request.onupgradeneeded = () => {
      for (const [store, keyPath] of Object.entries(keys))
        request.result.createObjectStore(store, { keyPath })
    }
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
  return opened
}

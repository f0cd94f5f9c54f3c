// Lets a conversation go on without a network. It keeps the live page, the files it is made of, and who is signed in;
// everything else passes by untouched. Notes do not go through here: the page keeps them itself until they are sent.
const cacheName = 'firsthand-live'
const livePage = /^\/w\/[^/]+\/conversations\/[^/]+\/live$/
const account = '/api/v1/account'

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

self.addEventListener('message', (event) => {
  const wanted = event.data && event.data.keep
  if (wanted) event.waitUntil(keep(wanted))
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (url.origin !== self.location.origin) return
  if (url.pathname === '/api/v1/account/sign-out') event.waitUntil(forget())
  if (request.method !== 'GET') return
  if (request.mode === 'navigate' && livePage.test(url.pathname)) event.respondWith(newest(request, '/live'))
  else if (url.pathname === account) event.respondWith(newest(request, account))
  else if (
    url.pathname.startsWith('/assets/') ||
    url.pathname === '/before.js' ||
    url.pathname === '/icon.svg'
  )
    event.respondWith(kept(request, url.pathname))
})

async function keep({ page, files }) {
  const cache = await caches.open(cacheName)
  const known = await cache.keys()
  const paths = new Set(files)
  // Files of a version that was replaced are not asked for again.
  for (const request of known) {
    const { pathname } = new URL(request.url)
    if (pathname.startsWith('/assets/') && !paths.has(pathname)) await cache.delete(request)
  }
  await Promise.all(
    [...paths].map(async (path) => {
      if (!(await cache.match(path))) await put(cache, path, await fetch(path))
    }),
  )
  await put(cache, '/live', await fetch(page, { headers: { accept: 'text/html' } }))
  await put(cache, account, await fetch(account))
}

/** The network's answer; the kept one when there is no network. One page serves all conversations: it reads its address. */
async function newest(request, key) {
  const cache = await caches.open(cacheName)
  try {
    const answer = await fetch(request)
    if (await cache.match(key)) {
      if (answer.ok) await put(cache, key, answer.clone())
      else if (answer.status === 401) await cache.delete(key)
    }
    return answer
  } catch (error) {
    const known = await cache.match(key)
    if (known) return known
    throw error
  }
}

/** Files never change under their name (assets), or seldom (the others, refreshed when the page is kept anew). */
async function kept(request, path) {
  const cache = await caches.open(cacheName)
  try {
    return await fetch(request)
  } catch (error) {
    const known = await cache.match(path)
    if (known) return known
    throw error
  }
}

function put(cache, key, answer) {
  return answer.ok && answer.type === 'basic' ? cache.put(key, answer) : undefined
}

/** Whoever signs out leaves nothing to read behind. Notes that were not sent yet stay: only their author can send them. */
async function forget() {
  await caches.delete(cacheName)
  await new Promise((resolve) => {
    const request = indexedDB.open('firsthand-live')
    request.onerror = resolve
    request.onsuccess = () => {
      const database = request.result
      if (!database.objectStoreNames.contains('views')) return resolve(database.close())
      const transaction = database.transaction('views', 'readwrite')
      transaction.objectStore('views').clear()
      transaction.oncomplete = transaction.onabort = () => resolve(database.close())
    }
  })
}

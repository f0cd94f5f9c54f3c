import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** Starts the browser that there is: CHROMIUM_PATH, the one that came with the project, else an installed one. */
export async function launchBrowser(): Promise<Browser> {
  const { executablePath, env } = await findBrowser()
  return chromium.launch({
    executablePath,
    env,
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--font-render-hinting=none', '--disable-gpu'],
  })
}

type Found = { executablePath: string; env?: Record<string, string> }

async function findBrowser(): Promise<Found> {
  const given = process.env.CHROMIUM_PATH
  if (given) return { executablePath: given }
  const own = process.platform === 'linux' && process.arch === 'x64' ? await unpackOwn() : undefined
  if (own) return own
  const executablePath = installed.find(existsSync)
  if (executablePath) return { executablePath }
  throw new Error('No Chromium or Chrome was found. Install one, or name it with CHROMIUM_PATH.')
}

/** The package carries the browser, and the libraries it needs where the system has none. */
async function unpackOwn(): Promise<Found | undefined> {
  try {
    const own = await import('@sparticuz/chromium')
    const home = dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium'))
    const executablePath = await own.default.executablePath()
    const libraries = await own.inflate(join(home, '..', 'bin', 'al2023.tar.br'))
    return { executablePath, env: environmentWith(join(libraries, 'lib')) }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_MODULE_NOT_FOUND') return undefined
    throw error
  }
}

function environmentWith(libraries: string): Record<string, string> {
  const path = [libraries, process.env.LD_LIBRARY_PATH].filter(Boolean).join(':')
  return { ...(process.env as Record<string, string>), LD_LIBRARY_PATH: path }
}

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url))

export type ServerProcess = Awaited<ReturnType<typeof createServerProcess>>

/** A real server in a process of its own, on a data folder, that can be killed and started again. */
export async function createServerProcess(dataDirectory: string, environment: Record<string, string> = {}) {
  const port = await freePort()
  const base = `http://127.0.0.1:${port}`
  const said: string[] = []
  let child: ChildProcess | undefined

  function spawnServer<Output extends 'pipe' | number>(output: Output) {
    const env = {
      ...process.env,
      LOG_LEVEL: 'warn',
      FIRSTHAND_DATA_DIR: dataDirectory,
      PORT: String(port),
      ...environment,
    }
    return (child = spawn(process.execPath, [main, 'start'], { env, stdio: ['ignore', output, output] }))
  }

  /** Starts it with somewhere else to say things than to us, and waits until it answers. */
  async function startUnheard(output: number): Promise<void> {
    const started = spawnServer(output)
    const deadline = Date.now() + 60_000
    for (;;) {
      const answer = await fetch(`${base}/readyz`).catch(() => undefined)
      if (answer?.status === 200) return
      if (started.exitCode !== null || Date.now() > deadline)
        throw new Error(`The server did not start: it ended with ${started.exitCode}.`)
      await sleep(20)
    }
  }

  /** Starts it and waits until it is ready; answers the link that claims it, while nobody has. */
  async function start(): Promise<string | undefined> {
    const started = spawnServer('pipe')
    let words = ''
    for (const stream of [started.stdout!, started.stderr!]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        words += text
        said.push(text)
      })
    }
    const deadline = Date.now() + 60_000
    while (!words.includes('Stop it with Ctrl+C.')) {
      if (started.exitCode !== null || Date.now() > deadline)
        throw new Error(`The server did not start:\n${words}`)
      await sleep(10)
    }
    return /\/welcome#(\S+)/.exec(words)?.[1]
  }

  /** Ends it as the kernel would, without a word. */
  async function kill(): Promise<void> {
    await end('SIGKILL')
  }

  /** Asks it to stop; answers its exit code. */
  async function stop(): Promise<number | null> {
    return end('SIGTERM')
  }

  async function end(signal: NodeJS.Signals): Promise<number | null> {
    const ending = child
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return ending?.exitCode ?? null
    const ended = once(ending, 'exit')
    ending.kill(signal)
    const [code] = (await ended) as [number | null]
    return code
  }

  return {
    base,
    said,
    start,
    startUnheard,
    kill,
    stop,
    isRunning: () => child !== undefined && child.exitCode === null && child.signalCode === null,
    /** The process id of the embedded PostgreSQL; undefined while there is none. */
    postmaster(): number | undefined {
      try {
        return Number.parseInt(readFileSync(join(dataDirectory, 'postgres', 'postmaster.pid'), 'utf8'), 10)
      } catch {
        return undefined
      }
    },
  }
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  return port
}

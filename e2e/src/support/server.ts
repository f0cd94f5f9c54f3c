import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../..', import.meta.url))

export type RunningServer = {
  url: string
  /** The one-time link of a fresh installation. */
  welcomeLink: string
  process: ChildProcess
  stop(): Promise<void>
}

/** Starts the real program on a data folder of its own, as `npm start` does, and waits until it answers. */
export async function startServer(env: Record<string, string> = {}): Promise<RunningServer> {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'firsthand-e2e-'))
  // Started as root, PostgreSQL runs as another user, who must be able to pass through.
  chmodSync(dataDirectory, 0o711)
  const port = await freePort()
  const url = `http://localhost:${port}`
  const child = spawn(node(), ['server/src/main.ts', 'start'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      PORT: String(port),
      PUBLIC_URL: url,
      FIRSTHAND_DATA_DIR: dataDirectory,
      LOG_LEVEL: 'warn',
      ...env,
    },
  })
  // A test that ends without closing what it opened must not leave a server at work.
  const end = () => void child.kill('SIGTERM')
  process.once('exit', end)
  const said = await readyWords(child)
  return {
    url,
    welcomeLink: /\S+\/welcome#\S+/.exec(said)?.[0] ?? '',
    process: child,
    async stop() {
      process.off('exit', end)
      if (child.exitCode === null) {
        child.kill('SIGTERM')
        await new Promise((resolve) => child.once('exit', resolve))
      }
      rmSync(dataDirectory, { recursive: true, force: true })
    },
  }
}

function readyWords(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    const hear = (chunk: Buffer) => {
      said += chunk.toString()
      if (said.includes('Ctrl+C')) resolve(said)
    }
    child.stdout!.on('data', hear)
    child.stderr!.on('data', hear)
    child.once('exit', (code) =>
      reject(new Error(`The server ended with ${code} before it was ready. It said:\n${said}`)),
    )
  })
}

/** Node 24 comes with the project; the system's may be older. */
function node(): string {
  const own = join(root, 'node_modules', '.bin', 'node')
  return existsSync(own) ? own : process.execPath
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}

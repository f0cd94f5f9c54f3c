import { open } from 'node:fs/promises'
import { refuseUse } from './exit.ts'

/** Where a command is typed: what it reads, writes and knows of its surroundings. */
export type Terminal = {
  environment: Record<string, string | undefined>
  /** All of standard input as text. */
  readInput(): Promise<string>
  /** Results. */
  write(text: string): void
  /** Everything else: progress, questions, what went wrong. */
  note(text: string): void
  /** How wide results may be; undefined where they go into a file or another program. */
  columns: number | undefined
  /** Whether somebody sits there who can answer. */
  isInteractive: boolean
}

/** The terminal of this process. */
export function thisTerminal(): Terminal {
  return {
    environment: process.env,
    async readInput() {
      const parts: Buffer[] = []
      for await (const part of process.stdin) parts.push(part as Buffer)
      return Buffer.concat(parts).toString('utf8')
    },
    write: (text) => void process.stdout.write(text),
    note: (text) => void process.stderr.write(text),
    columns: process.stdout.isTTY ? process.stdout.columns : undefined,
    isInteractive: Boolean(process.stdin.isTTY && process.stderr.isTTY),
  }
}

/** A value as it was typed: itself, `@file` for the content of a file, `-` for standard input, `@@` for a leading @. */
export async function readTyped(text: string, terminal: Terminal): Promise<string> {
  if (text === '-') return (await terminal.readInput()).replace(/\r?\n$/, '')
  if (text.startsWith('@@')) return text.slice(1)
  if (!text.startsWith('@')) return text
  return (await readTextFile(text.slice(1))).replace(/\r?\n$/, '')
}

async function readTextFile(path: string): Promise<string> {
  try {
    const file = await open(path)
    try {
      return await file.readFile('utf8')
    } finally {
      await file.close()
    }
  } catch (error) {
    return refuseUse(
      'file',
      `The file ${path} cannot be read (${(error as NodeJS.ErrnoException).code}). Check its name.`,
    )
  }
}

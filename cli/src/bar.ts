import type { Terminal } from './terminal.ts'

const cells = 28

export type Bar = { at(done: number, total: number | null): void; end(): void }

/** A bar that fills on one line; where nobody watches it writes nothing. */
export function createBar(terminal: Terminal, label: string): Bar {
  let shown = ''
  const draw = (line: string) => {
    if (line === shown) return
    shown = line
    terminal.note(`\r\u001b[2K${line}`)
  }
  return {
    at(done, total) {
      if (!terminal.isInteractive) return
      const share = total ? Math.min(1, done / total) : 0
      const full = Math.round(share * cells)
      const count = total
        ? `${done.toLocaleString('en')} of ${total.toLocaleString('en')}`
        : done.toLocaleString('en')
      draw(
        `${label} ${'━'.repeat(full)}${'─'.repeat(cells - full)} ${total ? `${Math.floor(share * 100)} % · ` : ''}${count}`,
      )
    },
    end() {
      if (shown) terminal.note('\r\u001b[2K')
    },
  }
}

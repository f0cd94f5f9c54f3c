import type pg from 'pg'

/** What the driver calls on a query of ours while COPY runs. It brings none of its own for COPY. */
type Wire = {
  query(text: string): void
  sendCopyFromChunk(chunk: Uint8Array): void
  endCopyFrom(): void
  sendCopyFail(message: string): void
  stream: NodeJS.ReadWriteStream & { writableNeedDrain: boolean }
}

const bufferedAtMost = 1024 * 1024
const chunkSize = 64 * 1024

export type CopyOut = { chunks: AsyncGenerator<Buffer>; rows(): number }

/** Runs COPY … TO STDOUT. The server is held back while nobody takes the chunks, so that little is in memory. */
export function copyOut(client: pg.ClientBase, text: string): CopyOut {
  let waiting: Buffer[] = []
  let size = 0
  let rows = 0
  let isOver = false
  let isAbandoned = false
  let failure: Error | undefined
  let wire: Wire | undefined
  let wake = () => {}

  submit(client, {
    submit(connection: Wire) {
      wire = connection
      connection.query(text)
    },
    handleCopyData({ chunk }: { chunk: Buffer }) {
      if (isAbandoned) return
      waiting.push(Buffer.from(chunk)) // The driver writes over its own soon.
      size += chunk.length
      if (size > bufferedAtMost) wire!.stream.pause()
      if (size >= chunkSize) wake()
    },
    handleCommandComplete({ text: tag }: { text: string }) {
      rows = countOf(tag)
    },
    handleReadyForQuery: () => end(),
    handleError: (error: Error) => end(error),
  })

  function end(error?: Error) {
    failure ??= error
    isOver = true
    wire?.stream.resume()
    wake()
  }

  async function* chunks(): AsyncGenerator<Buffer> {
    try {
      for (;;) {
        if (!isOver && size < chunkSize) await new Promise<void>((resolve) => (wake = resolve))
        const chunk = Buffer.concat(waiting)
        waiting = []
        size = 0
        wire?.stream.resume()
        if (chunk.length > 0) yield chunk
        if (isOver && waiting.length === 0) break
      }
      if (failure) throw failure
    } finally {
      // Whoever stops early lets the rest run out, or the connection would be stuck.
      isAbandoned = true
      waiting = []
      wire?.stream.resume()
    }
  }

  return { chunks: chunks(), rows: () => rows }
}

/** Runs COPY … FROM STDIN with this content; answers how many rows it wrote. */
export function copyIn(
  client: pg.ClientBase,
  text: string,
  content: AsyncIterable<Uint8Array>,
): Promise<number> {
  return new Promise((resolve, reject) => {
    let rows = 0
    let failure: unknown
    submit(client, {
      submit: (connection: Wire) => connection.query(text),
      handleCopyInResponse(connection: Wire) {
        send(connection, content).then(
          () => connection.endCopyFrom(),
          (error: unknown) => {
            failure = error
            connection.sendCopyFail('The content came to no end.')
          },
        )
      },
      handleCommandComplete({ text: tag }: { text: string }) {
        rows = countOf(tag)
      },
      handleReadyForQuery: () => (failure === undefined ? resolve(rows) : reject(failure as Error)),
      handleError: (error: Error) => (failure ??= error),
    })
  })
}

async function send(connection: Wire, content: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const chunk of content) {
    connection.sendCopyFromChunk(chunk)
    if (connection.stream.writableNeedDrain)
      await new Promise((resolve) => connection.stream.once('drain', resolve))
  }
}

function submit(client: pg.ClientBase, query: Record<string, unknown>): void {
  client.query({ callback: () => {}, ...query } as unknown as pg.Submittable)
}

function countOf(tag: string): number {
  return Number(/^COPY (\d+)$/.exec(tag)?.[1] ?? 0)
}

import { createHash } from 'node:crypto'
import type { Duplex } from 'node:stream'
import { sql } from 'kysely'
import type pg from 'pg'

declare module 'pg' {
  interface ClientBase {
    /** Every client has it; its types do not tell. */
    readonly connection: { stream: Duplex }
  }
}

const isUuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

const beginning = /^(begin|start transaction .*)$/

const mark = '/* kept plan */'

/** Stands at the beginning of a statement that is asked often, in few shapes, and takes long to plan. */
export const keptPlan = sql.raw(mark)

/** Statements whose plan a connection keeps; their texts come from our own code, with a bounded number of shapes. */
const keptAtMost = 120
const names = new Map<string, string>()

/**
 * Saves journeys to the database. A transaction is begun together with its first statement where that has ids alone, as
 * the opening of a workspace has; nobody waits for the end of one that only read; a statement that says so keeps its plan
 * on the connection; and statements that do not wait for each other travel together, where the connection takes the next
 * before it has answered the last.
 */
export function makeFewerTrips(client: pg.PoolClient): void {
  const sendNow = client.query.bind(client)
  const together = gathering(client)
  // Counted here: what the connection says of its transaction comes a moment after the answer to the last statement.
  let unanswered = 0
  let hasFailed = false
  const send = (text: string | pg.QueryConfig, values?: unknown[]) => {
    together()
    unanswered += 1
    const answer = sendNow(text, values)
    answer.then(
      () => (unanswered -= 1),
      () => {
        unanswered -= 1
        hasFailed = true
      },
    )
    return answer
  }
  // How the transaction is begun, until it is; and whether one that has begun can write.
  let begins: string | undefined
  let onlyReads = false
  // The client sends one after the other; when the first fails, so does the second, and says why.
  const beginNow = (how: string) => {
    begins = undefined
    void send(how).catch(() => undefined)
  }
  const query = (...sent: [string | pg.QueryConfig, unknown[]?, unknown?]): unknown => {
    const [text, values = [], callback] = sent
    if (typeof text !== 'string' || callback !== undefined) {
      if (begins) beginNow(begins)
      return Reflect.apply(sendNow, client, sent)
    }
    if (beginning.test(text)) {
      begins = text
      hasFailed = false
      onlyReads = text.endsWith(' read only')
      return Promise.resolve(nothing('BEGIN'))
    }
    if (!begins) {
      const mayHaveFailed = hasFailed || unanswered > 0 || client.getTransactionStatus() !== 'T'
      if (text !== 'commit' || !onlyReads || mayHaveFailed) return send(named(text, values), values)
      // It has nothing to lose. What the connection is asked next waits behind it.
      void send(text).catch(() => undefined)
      return Promise.resolve(nothing('COMMIT'))
    }
    const how = begins
    begins = undefined
    if (text === 'commit' || text === 'rollback') return Promise.resolve(nothing(text.toUpperCase()))
    const whole = written(text, values)
    if (whole !== undefined) return send(`${how}; ${whole}`).then((results) => [results].flat().at(-1)!)
    beginNow(how)
    return send(named(text, values), values)
  }
  client.query = query as typeof client.query
}

/** Holds back what is written until everything that can be asked now has been asked. */
function gathering(client: pg.PoolClient): () => void {
  const { stream } = client.connection
  let isHeld = false
  return () => {
    if (isHeld) return
    isHeld = true
    stream.cork()
    process.nextTick(() => {
      isHeld = false
      stream.uncork()
    })
  }
}

function nothing(command: string) {
  return { command, rowCount: null, oid: 0, fields: [], rows: [] }
}

/** The statement with its values in it, where all of them are ids. */
function written(text: string, values: unknown[]): string | undefined {
  if (!values.every((value) => typeof value === 'string' && isUuid.test(value))) return undefined
  return text.replace(/\$(\d+)/g, (_, number) => `'${String(values[Number(number) - 1])}'`)
}

function named(text: string, values: unknown[]): string | pg.QueryConfig {
  if (!text.includes(mark)) return text
  const known = names.get(text)
  if (known) return { name: known, text, values }
  if (names.size >= keptAtMost) return text
  const name = `kept_${createHash('sha256').update(text).digest('hex').slice(0, 24)}`
  names.set(text, name)
  return { name, text, values }
}

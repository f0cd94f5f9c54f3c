import { randomBytes } from 'node:crypto'
import type { Logger } from 'pino'
import { applicationVersion } from '../version.ts'

export type Span = {
  name: string
  /** The header `traceparent` of the request, where a proxy or a client sent one (W3C Trace Context). */
  parent: string | undefined
  startedAt: number
  endedAt: number
  failed: boolean
  attributes: Record<string, string | number>
}

export type Tracer = { record(span: Span): void; close(): Promise<void> }

const sendEveryMs = 5_000
const spansAtOnce = 256
const spansAtMost = 4_096

/**
 * Sends spans to an OpenTelemetry collector: OTLP 1.x over HTTP as JSON, which every collector takes. What cannot be sent
 * is dropped, and said once; nobody waits for it.
 */
export function createTracer(endpoint: string | undefined, log: Logger): Tracer {
  if (!endpoint) return { record: () => undefined, close: async () => undefined }
  const address = `${endpoint.replace(/\/+$/, '')}/v1/traces`
  let waiting: unknown[] = []
  let hasComplained = false
  let sending: Promise<void> = Promise.resolve()
  const timer = setInterval(flush, sendEveryMs)
  timer.unref()

  function flush(): void {
    if (waiting.length === 0) return
    const spans = waiting
    waiting = []
    sending = sending.then(() => send(spans))
  }

  async function send(spans: unknown[]): Promise<void> {
    try {
      const response = await fetch(address, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(requestOf(spans)),
        redirect: 'error',
        signal: AbortSignal.timeout(10_000),
      })
      await response.body?.cancel()
      if (!response.ok) throw new Error(`The collector answered ${response.status}.`)
      hasComplained = false
    } catch (error) {
      if (!hasComplained) log.warn({ err: error }, 'Traces cannot be sent; those of this time are lost.')
      hasComplained = true
    }
  }

  return {
    record(span) {
      if (waiting.length >= spansAtMost) return
      waiting.push(spanOf(span))
      if (waiting.length >= spansAtOnce) flush()
    },
    async close() {
      clearInterval(timer)
      flush()
      await sending
    },
  }
}

const serverKind = 2
const errorStatus = 2

function spanOf({ name, parent, startedAt, endedAt, failed, attributes }: Span) {
  const [, traceId, parentSpanId] =
    /^[\da-f]{2}-([\da-f]{32})-([\da-f]{16})-[\da-f]{2}$/.exec(parent ?? '') ?? []
  return {
    traceId: traceId ?? randomBytes(16).toString('hex'),
    spanId: randomBytes(8).toString('hex'),
    ...(parentSpanId && { parentSpanId }),
    name,
    kind: serverKind,
    startTimeUnixNano: nanoseconds(startedAt),
    endTimeUnixNano: nanoseconds(endedAt),
    attributes: attributesOf(attributes),
    ...(failed && { status: { code: errorStatus } }),
  }
}

function requestOf(spans: unknown[]) {
  const resource = {
    attributes: attributesOf({ 'service.name': 'firsthand', 'service.version': applicationVersion }),
  }
  return { resourceSpans: [{ resource, scopeSpans: [{ scope: { name: 'firsthand' }, spans }] }] }
}

function attributesOf(values: Record<string, string | number>) {
  return Object.entries(values).map(([key, value]) => ({
    key,
    value: typeof value === 'number' ? { intValue: String(value) } : { stringValue: value },
  }))
}

/** More digits than a number holds exactly, so it is text. */
function nanoseconds(milliseconds: number): string {
  return `${Math.round(milliseconds * 1000)}000`
}

import { type DestinationStream, type Logger, pino } from 'pino'

/** The log of a server: one JSON object a line. */
export function createLog(level: string, destination?: DestinationStream): Logger {
  const options = { level, base: undefined, serializers: { err: describeError } }
  return pino(options, destination ?? standardOutput())
}

/** What is kept of lines that find no room, until there is some again. */
const keptBytes = 1024 * 1024

/** A disk or a pipe that takes no more lines is no reason to stop serving. */
function standardOutput(): DestinationStream {
  const output = pino.destination({ dest: 1, sync: true, maxLength: keptBytes })
  output.on('error', () => undefined)
  return output
}

type Described = {
  type: string
  message: string
  code?: string
  constraint?: string
  table?: string
  stack?: string
  cause?: Described
}

/** What helps to find a fault. Not the rest of it: PostgreSQL adds whole rows, and those are nobody's business here. */
function describeError(error: unknown): Described {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error) }
  const { code, constraint, table } = error as { code?: string; constraint?: string; table?: string }
  return {
    type: error.name,
    message: error.message,
    ...(code && { code }),
    ...(constraint && { constraint }),
    ...(table && { table }),
    ...(error.stack && { stack: error.stack }),
    ...(error.cause instanceof Error && { cause: describeError(error.cause) }),
  }
}

import type { Problem } from '@firsthand/contract/core/failure'

/** A refusal as the API says it: a stable code, a sentence for a person, and the fields it is about. */
export class ApiFailure extends Error {
  readonly code: string
  readonly status: number
  readonly problems: Problem[]

  constructor(answer: { code: string; status: number; message: string; problems?: Problem[] }) {
    super(answer.message)
    this.name = 'ApiFailure'
    this.code = answer.code
    this.status = answer.status
    this.problems = answer.problems ?? []
  }
}

/** Whether another try may do: the line, a moment's load, an update. What is not there, or not allowed, stays so. */
export function mayPass({ status }: ApiFailure): boolean {
  return status === 0 || status === 429 || status >= 500
}

/** Anything thrown, as a failure that can be shown. */
export function asFailure(error: unknown): ApiFailure {
  if (error instanceof ApiFailure) return error
  return new ApiFailure({ code: 'page_broken', status: 0, message: words.broken })
}

/** The network did not carry the request, or the answer was not the API's. */
export function unreachable(): ApiFailure {
  const offline = typeof navigator !== 'undefined' && !navigator.onLine
  return offline
    ? new ApiFailure({ code: 'offline', status: 0, message: words.offline })
    : new ApiFailure({ code: 'unreachable', status: 0, message: words.unreachable })
}

const words = {
  offline: 'You are offline. What you wrote is still here; try again when you are back.',
  unreachable: 'Firsthand does not answer right now. What you wrote is still here; try again in a moment.',
  broken: 'This page ran into a mistake of ours. Load it again; if it stays, tell whoever runs Firsthand.',
}
